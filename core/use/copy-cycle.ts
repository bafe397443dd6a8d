import { namedItems } from '../change/counting.ts';
import { importTargets } from '../change/import-targets.ts';
import { renamedPlan } from '../change/renamed-plan.ts';
import { rollOver } from '../history/rollover.ts';
import { dayOf } from '../model/day.ts';
import { readItemId } from '../model/ids.ts';
import type { ItemId, KeyResultId, ObjectiveId, ProjectId } from '../model/ids.ts';
import type { Cycle, ItemReference, Objective, Plan } from '../model/plan.ts';
import { said } from '../model/said.ts';
import type { DirectoryDocument, ShardDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import { evaluateShard } from './evaluate-shard.ts';
import { importTarget } from './import-target.ts';
import { includes, rightOn } from './okr-rights.ts';
import { readOpenWork } from './open-work.ts';
import { firstWatermark } from './project-shards.ts';
import { refreshChanged } from './refresh-changed.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { projectsOf, readShards } from './shard-reading.ts';
import { storedPlan } from './stored-plan.ts';

/** What went over into the new cycle. */
export interface CopiedCycle {
  readonly objectives: number;
  readonly started: readonly StartedCount[];
}

/**
 * Objectives of a cycle go on in the next one (R36), with new ids and in shards of their own: those of one project, or
 * all, as far as the caller may edit them. One that the new cycle has already, by its title and project, is not copied
 * again: whatever stopped half way, doing it again brings the rest.
 * @param project null = all
 */
export async function copyCycle(
  host: Host,
  { shards, cycles }: DirectoryDocument,
  project: ProjectId | null,
  { from, to }: { readonly from: string; readonly to: Cycle },
): Promise<Answer<CopiedCycle>> {
  if (!cycles.some(({ id }) => id === from)) return bad('bad-input', said`There is no cycle "${from}".`);
  const of = (cycle: string) =>
    shards
      .filter((one) => one.cycle === cycle)
      .filter(({ home, guests }) => project === null || home === project || guests.includes(project))
      .map(({ id }) => id);
  const old = of(from);
  if (host.capabilities.changes) {
    const fresh = await refreshChanged(host, old);
    if (!fresh.ok) return fresh;
  }
  const desk = openDesk(host.store);
  await readShards(desk, [...old, ...of(to.id)]);
  const known = new Map<string, ObjectiveId>();
  for (const id of of(to.id)) {
    for (const one of (await storedPlan(desk, id))?.objectives ?? []) known.set(nameOf(one), one.id);
  }
  const rights = await host.rights({ item: null, projects: projectsOf(desk, old) });
  const goesOn = (objective: Objective): boolean =>
    objective.project !== null &&
    (project === null || objective.project === project) &&
    !known.has(nameOf(objective)) &&
    includes(rightOn(rights, objective.project, objective.level), 'edit');

  const rolled: Plan[] = [];
  const copies = new Map<ObjectiveId, ObjectiveId>();
  for (const id of old) {
    const plan = await storedPlan(desk, id);
    const shard = desk.get('shard', id);
    if (!plan || !shard) continue;
    for (const one of plan.objectives) {
      const copy = known.get(nameOf(one));
      if (copy !== undefined) copies.set(one.id, copy);
    }
    rolled.push(await rolledPlan(host, plan, shard, to, goesOn));
  }
  return bringOver(host, rolled, copies);
}

// ── below ──

const nameOf = ({ project, title }: Objective): string => JSON.stringify([project, title]);

/** The next cycle's plan of a shard, still with the old ids. */
async function rolledPlan(
  host: Host,
  whole: Plan,
  shard: ShardDocument,
  to: Cycle,
  goesOn: (objective: Objective) => boolean,
): Promise<Plan> {
  const objectives = whole.objectives.filter(goesOn);
  const chosen = new Set(objectives.map((one) => one.id));
  const keyResults = whole.keyResults.filter(({ objective }) => chosen.has(objective));
  const plan = { ...whole, objectives, keyResults };
  const links = linkedItems(plan);
  const items = links.length > 0 ? await readOpenWork(host, links, plan.policy) : [];
  const work = { items, queries: new Map(), readAt: host.now() };
  const next = rollOver(plan, evaluateShard(shard, host.now()), work, to);
  const going = new Set<string>([...next.objectives, ...next.keyResults].map(({ id }) => id));
  const edges = new Map(objectives.map((one) => [one.id, one.parents]));
  return {
    ...next,
    // What it only supports may go on elsewhere.
    objectives: next.objectives.map((one) => ({
      ...one,
      parents: (edges.get(one.id) ?? []).filter((edge) => !edge.contributes || going.has(edge.parent)),
    })),
  };
}

const linkedItems = ({ keyResults }: Plan): readonly ItemId[] =>
  keyResults.flatMap(({ measure, status }) =>
    status === 'active' ? namedItems(measure).filter(isItem) : [],
  );

/** What a plan file named and nothing was found for is kept as it was written. */
const isItem = (reference: ItemReference): reference is ItemId => readItemId(reference as ItemId) !== null;

/** @param copies what was copied before, by the old ids */
async function bringOver(
  host: Host,
  rolled: readonly Plan[],
  copies: ReadonlyMap<ObjectiveId, ObjectiveId>,
): Promise<Answer<CopiedCycle>> {
  const ids = new Map<ObjectiveId | KeyResultId, string>(copies);
  for (const { objectives, keyResults } of rolled) {
    for (const { id } of objectives) ids.set(id, `o-${host.newId()}`);
    for (const { id } of keyResults) ids.set(id, `kr-${host.newId()}`);
  }
  const started: StartedCount[] = [];
  let copied = 0;
  for (const old of rolled) {
    const plan = renamedPlan(old, ids);
    const projectOf = ({ project }: Objective): ProjectId => project as ProjectId;
    const laid = importTargets(plan, new Map(), new Map(), ({ top }) => projectOf(top));
    if (!laid.ok)
      return bad('bad-input', said`Not all objectives could be copied.`, { details: laid.reasons });
    const found = new Map(linkedItems(plan).map((item) => [item as ItemReference, item]));
    for (const target of laid.targets) {
      const answer = await importTarget(host, target, {
        plan,
        found,
        projectOf,
        today: dayOf(host.now(), plan.policy.timeZone),
        watermark: firstWatermark(host),
      });
      if (!answer.ok) return answer;
      started.push(...answer.value.started);
    }
    copied += plan.objectives.length;
  }
  return good({ objectives: copied, started });
}
