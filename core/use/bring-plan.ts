import { countingOf, namedItems } from '../change/counting.ts';
import { importTargets } from '../change/import-targets.ts';
import type { ImportTarget } from '../change/import-targets.ts';
import { dayOf } from '../model/day.ts';
import type { ItemId, ProjectId } from '../model/ids.ts';
import type { ItemReference, Objective, Plan } from '../model/plan.ts';
import { said, type Said } from '../model/said.ts';
import type { ShardDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { shardNow } from './follow-moves.ts';
import { getGoing } from './get-going.ts';
import { importTarget } from './import-target.ts';
import { openDesk } from './desk.ts';
import { pointsFieldQuestion } from './points-field.ts';
import { firstWatermark } from './project-shards.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { projectOf } from './shard-reading.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** Where a plan is brought in from. */
interface PlanPlace {
  /** Of objectives that name no project; null = each must name one. */
  readonly project: ProjectId | null;
  /** The work item beside which it is done, so that one question asks for all rights. */
  readonly item?: ItemId | null;
}

/**
 * Brings a plan into the store, by who administers every project that it names, and the site where it has objectives of
 * the organisation's level. Everything is checked before anything is
 * written; what is written becomes visible with the last commit of its shard. Doing it twice changes nothing twice: what
 * is known is updated and keeps its counts where its links are the same.
 * @returns what there is to say of it, a sentence each
 */
export async function bringPlan(
  host: Host,
  place: PlanPlace,
  plan: Plan,
): Promise<Answer<{ readonly notices: readonly Said[] }>> {
  const imported = await withstand(
    said`What was imported so far is whole; importing the plan again brings the rest.`,
    () => bringIn(host, place, plan),
  );
  if (!imported.ok) return imported;
  await getGoing(host, imported.value.started);
  return good({ notices: imported.value.notices });
}

// ── below ──

interface Imported {
  readonly started: readonly StartedCount[];
  readonly notices: readonly Said[];
}

async function bringIn(host: Host, place: PlanPlace, plan: Plan): Promise<Answer<Imported>> {
  const found = await projectsOfPlan(host, place, plan);
  if (!found.ok) return found;
  const of = ({ id }: Objective): ProjectId => {
    const project = found.value.get(id);
    if (project === undefined) throw new RangeError(`${id} is not in the plan`);
    return project;
  };
  const own = [...new Set([...(place.project === null ? [] : [place.project]), ...plan.objectives.map(of)])];
  const known = await whatIsKnown(host, plan, own);
  const present = [...known.shards.values()].flatMap((shard) =>
    shard.objectives
      .filter(({ id }) => known.named.has(id))
      .map((objective) => ({ level: objective.level, project: projectOf(objective, shard) })),
  );
  const needed = [...new Set([...own, ...present.map(({ project }) => project)])];
  const rights = await host.rights({ item: place.item ?? null, projects: needed });
  if (!needed.every((project) => rights.administer.has(project))) {
    return bad(
      'forbidden',
      said`Only who administers every project of a plan may import it, and that of objectives it would change. ${NOTHING_CHANGED}`,
    );
  }
  const isHighest = ({ level }: Pick<Objective, 'level'>) => level === 'organisation';
  if (!rights.organisation && [...plan.objectives, ...present].some(isHighest)) {
    return bad(
      'forbidden',
      said`Only who administers the site may import objectives of the organisation's level. ${NOTHING_CHANGED}`,
    );
  }
  const targets = importTargets(plan, known.shardOf, known.shards, ({ top }) => of(top));
  if (!targets.ok) {
    return bad('bad-input', said`The plan cannot be kept as it is. ${NOTHING_CHANGED}`, {
      details: targets.reasons,
    });
  }
  const items = await findItems(host, plan);
  await findPointsFields(host, plan, needed);
  return writeAll(host, plan, targets.targets, items, of);
}

/** The project of each objective, by the objective's id. */
async function projectsOfPlan(
  host: Host,
  { project: here }: PlanPlace,
  plan: Plan,
): Promise<Answer<ReadonlyMap<string, ProjectId>>> {
  const found = await findProjects(host, plan);
  if (!found.ok) return found;
  const projects = new Map<string, ProjectId>();
  for (const { id, project } of plan.objectives) {
    const of = project === null ? here : (found.value.get(project) ?? here);
    if (of !== null) projects.set(id, of);
  }
  const homeless = plan.objectives.filter(({ id }) => !projects.has(id));
  return homeless.length > 0
    ? bad(
        'bad-input',
        said`On the page of all projects each objective of a plan must say its project. ${NOTHING_CHANGED} Add "project:" to these, or import the plan on the page of their project.`,
        { details: homeless.map(({ id, title }) => `${id}: ${title}`) },
      )
    : good(projects);
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
        said`The plan names projects that do not exist, or that you may not see. ${NOTHING_CHANGED}`,
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
  const said: string[] = [];
  for (const { id } of plan.keyResults) {
    const shard = desk.get('keyResult', id)?.shard;
    // Its tree may have gone to another shard since.
    if (shard !== undefined) said.push(await shardNow(desk, id, shard));
  }
  const names = new Set([
    ...projects.flatMap((id) => {
      const project = desk.get('project', id);
      return [...(project?.shards ?? []), ...(project?.guests ?? [])];
    }),
    ...said,
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
  const references = plan.keyResults.flatMap(({ measure }) => namedItems(measure));
  return references.length > 0 ? host.work.resolve([...new Set(references)], 'user') : new Map();
}

async function findPointsFields(host: Host, plan: Plan, projects: readonly ProjectId[]): Promise<void> {
  const counts = plan.keyResults.some(({ measure }) => countingOf(measure)?.count.unit === 'points');
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
      watermark: firstWatermark(host),
    });
    if (!answer.ok) return answer;
    started.push(...answer.value.started);
    for (const reference of answer.value.missing) missing.add(reference);
  }
  const notices =
    missing.size === 0
      ? []
      : [said`Not found, and left out until they are: ${[...missing].sort().join(', ')}.`];
  return good({ started, notices });
}
