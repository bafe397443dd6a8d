import { countedKeyResult, standingOf } from '../change/counted-work.ts';
import { isQueryDue } from '../change/query-age.ts';
import { dayOf } from '../model/day.ts';
import { said } from '../model/said.ts';
import type { ItemDocument, ProjectDocument } from '../port/documents.ts';
import type { Host, LaterJob, Rights } from '../port/host.ts';
import { isWorkStale } from '../progress/stale.ts';
import type { EpicPanelView, FullPanelView } from '../view/epic-panel.ts';
import { fullPanelView, lineView } from '../view/epic-panel-view.ts';
import type { Served } from '../view/epic-panel-view.ts';
import type { ValuedShard } from '../view/objective-view.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import type { Desk } from './desk.ts';
import { lastRead } from './evaluate-shard.ts';
import { followMoves } from './follow-moves.ts';
import type { PanelLevel } from './item-level.ts';
import { needsPoints, pointsFieldQuestion } from './points-field.ts';
import { pushJobs } from './push-later.ts';
import { refreshChanged } from './refresh-changed.ts';
import { projectsOf, readShards, valuedShards } from './shard-reading.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/**
 * The second half of opening a panel: the shards, their values, the view. A file of its own, with the whole engine
 * behind it: a page loads it when there is something to show.
 * @param desk holds the item and the project
 * @param asked the shards that the item names
 */
export async function showPanel(
  host: Host,
  place: PanelPlace,
  desk: Desk,
  level: PanelLevel,
  asked: readonly string[],
): Promise<Answer<EpicPanelView>> {
  const project = desk.get('project', place.project);
  const { fresh, named } = await readServed(host, place, desk, asked);
  const item = desk.get('item', place.item);
  const projects = [...new Set([place.project, ...projectsOf(desk, named)])];
  const rights = await host.rights({ item: place.item, projects });
  if (!rights.seeItem) return bad('forbidden', said`You may not see this work item.`);
  const served = item ? servedBy(desk, item) : [];
  const shown = new Set(level === 'other' ? [] : served.map(({ keyResult }) => keyResult));
  const shards = valuedShards(host, desk, named, rights, shown, !fresh);
  await readAgain(host, shards);
  if (level === 'other') return good(lineView(shards, served, host.now()));
  const has = (project?.shards.length ?? 0) + (project?.guests.length ?? 0) > 0;
  return good(fullPanelView(await about(host, place, desk, project, rights, named), shards, served, has));
}

/**
 * The shards that the item serves, brought up to date: those that it names, and where its key results have gone to since.
 * @returns fresh: the tracker could be asked
 */
async function readServed(
  host: Host,
  { item: id }: PanelPlace,
  desk: Desk,
  asked: readonly string[],
): Promise<{ fresh: boolean; named: readonly string[] }> {
  let fresh = true;
  const known = new Set<string>();
  const read = async (shards: readonly string[]): Promise<void> => {
    const news = shards.filter((shard) => !known.has(shard));
    if (news.length === 0) return;
    for (const shard of news) known.add(shard);
    if (host.capabilities.changes) fresh = (await refreshChanged(host, news, { ask: true })).ok && fresh;
    await readShards(desk, news);
  };
  await read(asked);
  await followMoves(desk, [id], read);
  const item = desk.get('item', id);
  const named = [...(item?.links ?? []), ...(item?.entries ?? [])].map(({ shard }) => shard);
  return { fresh, named: [...new Set(named)] };
}

/**
 * Where changes come by events, a shard that heard of none for a day is counted anew in the queue: either nothing
 * happened, or events were lost (R32); and so is what a query finds that nobody asked for long. What is shown now says so; a queue that takes nothing is asked the next time.
 */
async function readAgain(host: Host, shards: readonly ValuedShard[]): Promise<void> {
  if (host.capabilities.changes) return;
  const now = host.now();
  const quiet = shards.filter(
    ({ numbers }) =>
      isWorkStale(lastRead(numbers), now) || numbers.keyResults.some((one) => isQueryDue(one, now)),
  );
  const jobs = quiet.map(({ id }): LaterJob => ({ kind: 'recount', shard: id }));
  await withstand(NOTHING_CHANGED, async () => good(await pushJobs(host, jobs)));
}

/** Links of its own, and what it counts in by a container above it. */
function servedBy(desk: Desk, item: ItemDocument): readonly Served[] {
  const linked = item.links.map((link): Served => ({ keyResult: link.keyResult, shard: link.shard, link }));
  const inherited = item.entries
    .filter((entry) => {
      const keyResult = countedKeyResult(desk, entry.shard, entry.keyResult);
      return keyResult !== null && standingOf(entry, keyResult) !== null;
    })
    .map(({ keyResult, shard }): Served => ({ keyResult, shard, link: null }));
  // A link is said last, so that it wins over the entry that it made.
  return [...new Map([...inherited, ...linked].map((one) => [one.keyResult, one])).values()];
}

async function about(
  host: Host,
  { item, project: id }: PanelPlace,
  desk: Desk,
  project: ProjectDocument | null,
  rights: Rights,
  named: readonly string[],
): Promise<Pick<FullPanelView, 'item' | 'now' | 'today' | 'may' | 'pointsFieldQuestion'>> {
  const now = host.now();
  const [first] = named.flatMap((shard) => desk.get('shard', shard) ?? []);
  const administer = rights.administer.has(id);
  const counts = named.some((shard) => desk.get('shard', shard)?.keyResults.some(needsPoints));
  return {
    item,
    now,
    today: dayOf(now, first?.policy.timeZone ?? 'UTC'),
    may: { link: rights.editItem, administer },
    pointsFieldQuestion: administer && counts ? await pointsFieldQuestion(host, project, id) : null,
  };
}
