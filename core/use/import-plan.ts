import { importTargets } from '../change/import-targets.ts';
import type { ImportTarget } from '../change/import-targets.ts';
import { dayOf } from '../model/day.ts';
import type { ItemId, ProjectId } from '../model/ids.ts';
import type { ItemReference, Objective, Plan } from '../model/plan.ts';
import type { ShardDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import { getGoing } from './get-going.ts';
import { importTarget } from './import-target.ts';
import { openDesk } from './desk.ts';
import { openEpicPanel } from './open-epic-panel.ts';
import { pointsFieldQuestion } from './points-field.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { projectOf } from './shard-reading.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/**
 * Brings a plan into the store, by who administers every project that it names. Everything is checked before anything is
 * written; what is written becomes visible with the last commit of its shard. Doing it twice changes nothing twice: what
 * is known is updated and keeps its counts where its links are the same.
 */
export async function importPlan(host: Host, place: PanelPlace, plan: Plan): Promise<Answer<EpicPanelView>> {
  const imported = await withstand(
    'What was imported so far is whole; importing the plan again brings the rest.',
    () => bringIn(host, place, plan),
  );
  if (!imported.ok) return imported;
  await getGoing(host, imported.value.started);
  const opened = await openEpicPanel(host, place);
  return opened.ok && opened.value.kind === 'full'
    ? good({ ...opened.value, notices: imported.value.notices })
    : opened;
}

interface Imported {
  readonly started: readonly StartedCount[];
  readonly notices: readonly string[];
}

async function bringIn(host: Host, place: PanelPlace, plan: Plan): Promise<Answer<Imported>> {
  const projects = await findProjects(host, plan);
  if (!projects.ok) return projects;
  const of = ({ project }: Objective): ProjectId =>
    project === null ? place.project : (projects.value.get(project) ?? place.project);
  const known = await whatIsKnown(host, plan, [...new Set([place.project, ...plan.objectives.map(of)])]);
  const owners = [...known.shards.values()].flatMap((shard) =>
    shard.objectives.filter(({ id }) => known.named.has(id)).map((objective) => projectOf(objective, shard)),
  );
  const needed = [...new Set([place.project, ...plan.objectives.map(of), ...owners])];
  const rights = await host.rights({ item: place.item, projects: needed });
  if (!needed.every((project) => rights.administer.has(project))) {
    return bad(
      'forbidden',
      `Only who administers every project of a plan may import it, and that of objectives it would change. ${NOTHING_CHANGED}`,
    );
  }
  const targets = importTargets(plan, known.shardOf, known.shards, ({ top }) => of(top));
  if (!targets.ok) {
    return bad('bad-input', `The plan cannot be kept as it is. ${NOTHING_CHANGED}`, {
      details: targets.reasons,
    });
  }
  const found = await findItems(host, plan);
  await findPointsFields(host, plan, needed);
  return writeAll(host, plan, targets.targets, found, of);
}

/** What the plan calls a project, as ids. */
async function findProjects(host: Host, plan: Plan): Promise<Answer<ReadonlyMap<string, ProjectId>>> {
  const names = [...new Set(plan.objectives.flatMap(({ project }) => project ?? []))];
  const found: ReadonlyMap<string, ProjectId> =
    names.length > 0 && host.work.findProjects
      ? await host.work.findProjects(names, 'user')
      : new Map(names.map((name) => [name, name]));
  const unknown = names.filter((name) => !found.has(name));
  return unknown.length > 0
    ? bad(
        'bad-input',
        `The plan names projects that do not exist, or that you may not see. ${NOTHING_CHANGED}`,
        {
          details: unknown,
        },
      )
    : good(found);
}

interface Known {
  readonly shards: ReadonlyMap<string, ShardDocument>;
  readonly shardOf: ReadonlyMap<string, string>;
  /** Objectives that the plan names, or whose key results it names. */
  readonly named: ReadonlySet<string>;
}

/** Where the plan's nodes are already: in the shards of its projects, or wherever a key result's document says. */
async function whatIsKnown(host: Host, plan: Plan, projects: readonly ProjectId[]): Promise<Known> {
  const desk = openDesk(host.store);
  await desk.read(projects.map((id) => ({ kind: 'project', id })));
  await desk.read(plan.keyResults.map(({ id }) => ({ kind: 'keyResult', id })));
  const names = new Set([
    ...projects.flatMap((id) => {
      const project = desk.get('project', id);
      return [...(project?.shards ?? []), ...(project?.guests ?? [])];
    }),
    ...plan.keyResults.flatMap(({ id }) => desk.get('keyResult', id)?.shard ?? []),
  ]);
  await desk.read([...names].map((id) => ({ kind: 'shard', id })));
  const shards = new Map([...names].flatMap((id) => withId(id, desk.get('shard', id))));
  const inPlan = new Set<string>([...plan.objectives, ...plan.keyResults].map(({ id }) => id));
  const shardOf = new Map<string, string>();
  const named = new Set<string>();
  for (const [name, { objectives, keyResults }] of shards) {
    for (const { id } of objectives.filter((one) => inPlan.has(one.id))) {
      shardOf.set(id, name);
      named.add(id);
    }
    for (const { id, objective } of keyResults.filter((one) => inPlan.has(one.id))) {
      shardOf.set(id, name);
      named.add(objective);
    }
  }
  return { shards, shardOf, named };
}

const withId = (id: string, shard: ShardDocument | null): [string, ShardDocument][] =>
  shard ? [[id, shard]] : [];

/** With the importer's own eyes: a plan links nothing that they may not see. */
async function findItems(host: Host, plan: Plan): Promise<ReadonlyMap<ItemReference, ItemId>> {
  const references = plan.keyResults.flatMap(({ measure }) =>
    measure.kind === 'work' ? measure.links.map(({ reference }) => reference) : [],
  );
  return references.length > 0 ? host.work.resolve([...new Set(references)], 'user') : new Map();
}

async function findPointsFields(host: Host, plan: Plan, projects: readonly ProjectId[]): Promise<void> {
  const counts = plan.keyResults.some(
    ({ measure }) => measure.kind === 'work' && measure.count.unit === 'points',
  );
  if (!counts) return;
  const desk = openDesk(host.store);
  await desk.read(projects.map((id) => ({ kind: 'project', id })));
  for (const id of projects) await pointsFieldQuestion(host, desk.get('project', id), id);
}

async function writeAll(
  host: Host,
  plan: Plan,
  targets: readonly ImportTarget[],
  found: ReadonlyMap<ItemReference, ItemId>,
  of: (objective: Objective) => ProjectId,
): Promise<Answer<Imported>> {
  const started: StartedCount[] = [];
  const missing = new Set<string>();
  for (const target of targets) {
    const answer = await importTarget(host, target, {
      plan,
      found,
      projectOf: of,
      today: dayOf(host.now(), plan.policy.timeZone),
      watermark: host.capabilities.changes ? host.now() - CLOCKS_APART : null,
    });
    if (!answer.ok) return answer;
    started.push(...answer.value.started);
    for (const reference of answer.value.missing) missing.add(reference);
  }
  const notices =
    missing.size === 0 ? [] : [`Not found, and left out until they are: ${[...missing].sort().join(', ')}.`];
  return good({ started, notices });
}

/** A page's clock may be ahead of the tracker's; what is read twice changes nothing twice. */
const CLOCKS_APART = 3_600_000;
