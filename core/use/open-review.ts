import { addDays } from '../model/day.ts';
import type { ItemId, ObjectiveId, ProjectId } from '../model/ids.ts';
import type { ItemHistory } from '../model/item-history.ts';
import { said } from '../model/said.ts';
import type { Team } from '../model/sprint.ts';
import { defaultPolicy } from '../plan-file/defaults.ts';
import type { Host } from '../port/host.ts';
import { spanItemsOf } from '../review/membership.ts';
import type { ReviewRequest } from '../review/request.ts';
import { reviewOf } from '../review/review-of.ts';
import type { ReviewInput, SeenItem } from '../review/review-input.ts';
import type { RecordGap, ReviewSpan } from '../review/review.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { mergedShards } from './merged-shards.ts';
import { placesOfWork } from './refresh-changed.ts';
import { idsOf, readHistories, readMembers } from './review-items.ts';
import type { SpanMembers } from './review-items.ts';
import { reviewShards } from './review-shard.ts';
import type { ShardReview } from './review-shard.ts';
import { readTeamShards, withServedShards } from './review-shards.ts';
import { askedSpan } from './review-span.ts';
import { isSameJson } from './same.ts';
import { projectOf, projectsOf } from './shard-reading.ts';
import type { ReviewPlace, ReviewView } from './sprint-client.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/**
 * A sprint or a period of a team, reviewed: what it moved and by which cause (R37), and what became of its work. For who
 * may see one of the team's projects; what of it they may not see is counted and never named. Nothing is written.
 *
 * Cost: a few reads of the store, one for every 25 items that moved; pages of the sprint, of what changed since it began,
 * and the past of those items alone. Never the size of a key result.
 */
export async function openReview(
  host: Host,
  _: ReviewPlace,
  request: ReviewRequest,
): Promise<Answer<ReviewView>> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const opened = await withstand(NOTHING_CHANGED, () => lookAt(host, request));
    if (!opened.ok) return opened;
    if (opened.value) return good(opened.value);
  }
  return bad('busy', said`The numbers are changing just now. Try again in a moment.`);
}

// ── below ──

const MOST_TRIES = 3;

/** null = somebody wrote what is looked at meanwhile. */
async function lookAt(host: Host, request: ReviewRequest): Promise<Answer<ReviewView | null>> {
  const team = await host.sprints.team(request.team);
  if (!team) return bad('not-found', gone);
  const asked = await askedSpan(host, team, request.span);
  if (!asked.ok) return asked;
  const roughly = asked.value('UTC');
  if (!roughly.ok) return roughly;

  const desk = openDesk(host.store);
  const { from, to } = roughly.value;
  // In any calendar it is the same sprint, give or take a day.
  const shards = await readTeamShards(host, desk, team.projects, {
    from: addDays(from.day, -1),
    to: addDays(to.day, 1),
  });
  const timeZone = shards.flatMap((id) => desk.get('shard', id)?.policy.timeZone ?? [])[0] ?? 'UTC';
  const span = asked.value(timeZone);
  if (!span.ok) return span;
  const members = await readMembers(host, desk, span.value, team, timeZone);
  const mayBeIn = idsOf(members);
  await desk.read(mayBeIn.map((id) => ({ kind: 'item', id })));
  const ids = await withServedShards(desk, shards, mayBeIn, span.value);
  const rights = await host.rights({
    item: null,
    projects: [...new Set([...team.projects, ...projectsOf(desk, ids)])],
  });
  if (!team.projects.some((project) => rights.see.has(project))) return bad('forbidden', unseen);

  const read = await readHistories(
    host,
    desk,
    members,
    projectsIn(desk, ids, team, members),
    span.value.from.at,
  );
  if (!read) return bad('bad-input', tooMuch);
  const reviewed = await reviewShards(host, desk, ids, span.value, read.histories);
  if (!reviewed) return bad('bad-input', tooMuch);
  if (!(await isSteady(host, desk, ids))) return good(null);
  const isOwn = among(reviewed, new Set(team.projects));
  return good({
    now: host.now(),
    timeZone,
    review: reviewOf({
      ...mergedShards(reviewed, span.value),
      ...(await workOf(host, span.value, members, read.histories, reviewed)),
      span: span.value,
      unit: request.unit,
      objectives: request.objectives,
      isOwn,
      maySee: among(reviewed, rights.see),
      record: {
        source: host.sprints.source,
        definitions: true,
        gaps: [...members.gaps, ...read.gaps, ...queryGaps(reviewed, isOwn)],
      },
    }),
  });
}

const gone = said`This board or team is not there any more, or you may not see it. Choose another in the settings.`;
const unseen = said`You may not see the projects of this board or team.`;
const tooMuch = said`So much has changed since it began that it cannot be looked at in one go. Choose a shorter period or a later sprint.`;

/** Where work of these shards and of the span may have changed. */
function projectsIn(
  desk: Desk,
  shards: readonly string[],
  team: Team,
  { items }: SpanMembers,
): readonly ProjectId[] {
  const counted = placesOfWork(shards.flatMap((id) => desk.get('shard', id) ?? []));
  return [...new Set([...team.projects, ...items.map(({ project }) => project), ...counted])];
}

/** Did nobody write to these shards while they were looked at? Sums and items are read one after the other. */
async function isSteady(host: Host, desk: Desk, ids: readonly string[]): Promise<boolean> {
  const again = openDesk(host.store);
  await again.read(ids.map((id) => ({ kind: 'shard', id })));
  return ids.every((id) => isSameJson(again.get('shard', id), desk.get('shard', id)));
}

/** The items of the span, and how the viewer knows them and whatever else moved a number. */
async function workOf(
  host: Host,
  span: ReviewSpan,
  members: SpanMembers,
  histories: readonly ItemHistory[],
  reviewed: readonly ShardReview[],
): Promise<Pick<ReviewInput, 'items' | 'seen'>> {
  const policy = reviewed[0]?.numbers.policy ?? defaultPolicy;
  // Where the tracker says who was in it, whatever else moved is another team's: they may share a sprint.
  const own = new Set(idsOf(members));
  const ofSpan = members.isTold ? histories.filter(({ item }) => own.has(item.id)) : histories;
  const items = spanItemsOf(ofSpan, span, policy);
  const moving = reviewed.flatMap(({ moved }) =>
    moved.nodes.flatMap(({ events }) => events.flatMap(({ item }) => item ?? [])),
  );
  const named = [...new Set([...items.map(({ item }) => item.id), ...moving])];
  const shown = named.length > 0 ? await host.work.read(named, 'user') : [];
  const seen = new Map<ItemId, SeenItem>(shown.map((item) => [item.id, item]));
  return { items, seen: (id) => seen.get(id) ?? null };
}

/** Is an objective of one of these projects? */
function among(
  reviewed: readonly ShardReview[],
  some: ReadonlySet<ProjectId>,
): (objective: ObjectiveId) => boolean {
  const projects = new Map(
    reviewed.flatMap(({ numbers }) =>
      numbers.objectives.map((objective) => [objective.id, projectOf(objective, numbers)] as const),
    ),
  );
  return (objective) => {
    const project = projects.get(objective);
    return project !== undefined && some.has(project);
  };
}

function queryGaps(
  reviewed: readonly ShardReview[],
  isOwn: (objective: ObjectiveId) => boolean,
): readonly RecordGap[] {
  const count = reviewed.flatMap(({ asking, numbers }) =>
    numbers.keyResults.filter(({ id, objective }) => asking.includes(id) && isOwn(objective)),
  ).length;
  return count > 0 ? [{ what: 'queries', count }] : [];
}
