import { dayOf } from '../model/day.ts';
import type { Instant } from '../model/day.ts';
import type { ProjectId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { Cycle, Level } from '../model/plan.ts';
import type { DirectoryDocument, DirectoryShard } from '../port/documents.ts';
import type { Host, Rights } from '../port/host.ts';
import { WorkFault } from '../port/work-items.ts';
import { chosenCycle, latestFirst } from '../view/chosen-cycle.ts';
import type { HierarchyNode, HierarchyView, LevelView, ProjectView } from '../view/hierarchy.ts';
import { hierarchyNodes } from '../view/hierarchy-nodes.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { HierarchyPlace } from './hierarchy-client.ts';
import { nodesFor } from './hierarchy-patch.ts';
import { listedShards } from './listed-shards.ts';
import { includes, mayMakeCycles, rightOn } from './okr-rights.ts';
import { projectsOf, valuedShards } from './shard-reading.ts';
import { snapshotSoon } from './snapshot-soon.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** So many nodes fit into one answer: Forge lets 5 MB out of a function, and a node takes up to 1 kB. */
const MOST_NODES = 4000;

/**
 * The objectives and key results of a project, or of all projects, in one cycle. Three reads of the store for 3,000
 * nodes, one question of rights, one of names; no search. A cycle that is not there gives the present one. Of more than
 * 4,000 nodes the rest is named in `toCome`.
 */
export function openHierarchy(
  host: Host,
  { project }: HierarchyPlace,
  { cycle: asked }: { readonly cycle: string | null },
): Promise<Answer<HierarchyView>> {
  return withstand(NOTHING_CHANGED, async () => {
    const desk = openDesk(host.store);
    const now = host.now();
    const choose = choosing(project, asked, now);
    const directory = await listedShards(host, desk, project, (known) => choose(known).shards);
    const { cycle, shards: ids, toCome } = choose(directory);
    const asking = [...new Set([...projectsIn(directory, project), ...projectsOf(desk, ids)])];
    const rights = await host.rights({ item: null, projects: asking });
    const valued = valuedShards(host, desk, ids, rights, null);
    const { nodes, restricted } = hierarchyNodes(valued, nodesFor(rights, project));
    snapshotSoon(host, valued);
    return good({
      now,
      today: dayOf(now, valued[0]?.numbers.policy.timeZone ?? 'UTC'),
      project,
      cycle,
      cycles: latestFirst(directory.cycles),
      levels: levelsOf(directory),
      nodes,
      restricted,
      projects: await namedProjects(host, asking, rights, nodes, project),
      may: mayOf(rights, asking, project),
      shards: valued.map(({ id }) => id),
      toCome,
      refreshable: host.capabilities.changes,
    });
  });
}

// ── below ──

interface Chosen {
  readonly cycle: Cycle | null;
  /** As many as fit into one answer. */
  readonly shards: readonly string[];
  readonly toCome: HierarchyView['toCome'];
}

/** The cycle that is shown, and the shards of the page in it. */
const choosing =
  (project: ProjectId | null, asked: string | null, now: Instant) =>
  (directory: DirectoryDocument): Chosen => {
    const { cycles } = directory;
    const here = directory.shards.filter((shard) => project === null || isOf(shard, project));
    const used = new Set(here.map((shard) => shard.cycle));
    // No policy is read yet whose days these could be.
    const cycle = chosenCycle(cycles, asked, dayOf(now, 'UTC'), (id) => used.has(id));
    const shown = here.filter((shard) => shard.cycle === cycle?.id);
    const [shards = [], ...toCome] = inAnswers(shown);
    return { cycle, shards, toCome };
  };

/** In as many groups as there are answers to carry them. */
function inAnswers(shards: readonly DirectoryShard[]): string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const { id, nodes } of shards) {
    room -= nodes;
    if (room < 0 || groups.length === 0) {
      groups.push([]);
      room = MOST_NODES - nodes;
    }
    groups.at(-1)?.push(id);
  }
  return groups;
}

const isOf = ({ home, guests }: DirectoryShard, project: ProjectId): boolean =>
  home === project || guests.includes(project);

const projectsIn = ({ shards }: DirectoryDocument, project: ProjectId | null): readonly ProjectId[] => [
  ...(project === null ? [] : [project]),
  ...shards.flatMap(({ home, guests }) => [home, ...guests]),
];

const order: readonly Level[] = ['organisation', 'team', 'individual'];

const levelsOf = ({ levels }: DirectoryDocument): readonly LevelView[] =>
  order.map((level) => ({
    level,
    name: levels[level]?.name ?? null,
    used: levels[level]?.used ?? true,
  }));

/** Of one project what may be done there; of all, what may be done in any of them. */
function mayOf(rights: Rights, asked: readonly ProjectId[], project: ProjectId | null): HierarchyView['may'] {
  const { edit, administer, organisation } = rights;
  const some = (granted: ReadonlySet<ProjectId>) =>
    project === null ? asked.some((one) => granted.has(one)) : granted.has(project);
  return {
    write: some(edit) || (organisation && asked.length > 0),
    administer: some(administer),
    makeCycles: mayMakeCycles(rights, project),
    organisation,
  };
}

/** Those that are named here, and those where the viewer may write; one that they may not see is never named. */
async function namedProjects(
  host: Host,
  asked: readonly ProjectId[],
  rights: Rights,
  nodes: readonly HierarchyNode[],
  here: ProjectId | null,
): Promise<readonly ProjectView[]> {
  const named = new Set<ProjectId>(nodes.map(({ project }) => project));
  if (here !== null) named.add(here);
  const views = asked.flatMap((id): Omit<ProjectView, 'name'>[] => {
    const may = rightOn(rights, id, 'team');
    return may !== 'none' && (named.has(id) || includes(may, 'edit')) ? [{ id, may }] : [];
  });
  const names = await namesOf(
    host,
    views.map(({ id }) => id),
  );
  return views
    .map((view) => ({ ...view, name: names.get(view.id) ?? view.id }))
    .sort((a, b) => byText(a.name, b.name) || byText(a.id, b.id));
}

/** A page with ids in the place of names is better than none. */
async function namesOf(host: Host, ids: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, string>> {
  if (ids.length === 0) return new Map();
  return host.work.projectNames(ids).catch((thrown: unknown) => {
    if (!(thrown instanceof WorkFault)) throw thrown;
    return new Map<ProjectId, string>();
  });
}
