import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Changed, HierarchyClient, HierarchyPlace, Saved } from './hierarchy-client.ts';
import { withPart } from './with-part.ts';

/** Everything that a page asks of a host's server side; `preview` runs in the page. */
export type HierarchyCalls = Omit<HierarchyClient, 'preview'>;

type Use<Request, Value> = (host: Host, place: HierarchyPlace, request: Request) => Promise<Answer<Value>>;
type Value<Name extends keyof HierarchyCalls> =
  Awaited<ReturnType<HierarchyCalls[Name]>> extends Answer<infer Of> ? Of : never;
/** The use case of each call, by its name. */
export type HierarchyFunctions = {
  readonly [Name in keyof HierarchyCalls]: Use<Parameters<HierarchyCalls[Name]>[0], Value<Name>>;
};

/**
 * The use cases behind the hierarchy page, for both hosts. Each is loaded with its first call: what only looks at rows
 * does without the reader of plan files, and a function that starts cold loads one of them.
 */
export const hierarchyFunctions: HierarchyFunctions = {
  openHierarchy: late(async () => (await import('./open-hierarchy.ts')).openHierarchy),
  refresh: late(async () => (await import('./refresh.ts')).refresh),
  readTrends: late(async () => (await import('./read-trends.ts')).readTrends),
  readNode: late(async () => (await import('./read-node.ts')).readNode),
  explain: late(async () => {
    const { explain } = await import('./explain.ts');
    return (host, _, request) => explain(host, request);
  }),
  saveNode: saving(async () => (await import('./save-node.ts')).saveNode),
  setWeights: saving(async () => (await import('./set-weights.ts')).setWeights),
  closeNode: saving(async () => (await import('./close-node.ts')).closeNode),
  reopenNode: saving(async () => (await import('./reopen-node.ts')).reopenNode),
  deleteNode: saving(async () => (await import('./delete-node.ts')).deleteNode),
  undo: saving(async () => (await import('./undo.ts')).undo),
  checkIn: saving(async () => (await import('./check-in.ts')).checkIn),
  correctCheckIn: saving(async () => (await import('./correct-check-in.ts')).correctCheckIn),
  removeCheckIn: saving(async () => (await import('./remove-check-in.ts')).removeCheckIn),
  linkItem: saving(async () => (await import('./link-item.ts')).linkItem),
  unlinkItem: saving(async () => (await import('./unlink-item.ts')).unlinkItem),
  makeCycle: late(async () => (await import('./make-cycle.ts')).makeCycle),
  saveLevels: late(async () => (await import('./save-levels.ts')).saveLevels),
  importPlan: late(async () => (await import('./import-plan-here.ts')).importPlanHere),
  findPeople: late(async () => (await import('./find-people.ts')).findPeople),
  findWork: late(async () => (await import('./find-work.ts')).findWork),
  countQuery: late(async () => (await import('./count-query.ts')).countQuery),
  countOn: late(async () => (await import('./count-on.ts')).countOn),
  tryOut: late(async () => (await import('./try-out.ts')).tryOut),
  listScenarios: late(async () => (await import('./list-scenarios.ts')).listScenarios),
  keepScenario: late(async () => (await import('./keep-scenario.ts')).keepScenario),
  openScenario: late(async () => (await import('./open-scenario.ts')).openScenario),
  dropScenario: late(async () => (await import('./drop-scenario.ts')).dropScenario),
};

// ── below ──

function late<Request, Of>(load: () => Promise<Use<Request, Of>>): Use<Request, Of> {
  return (host, place, request) => withPart(load, (use) => use(host, place, request));
}

/** A change, and then what there is to show of it: what could not be read again was saved all the same. */
function saving<Request>(load: () => Promise<Use<Request, Changed>>): Use<Request, Saved> {
  const change = late(load);
  return async (host, place, request) => {
    const changed = await change(host, place, request);
    if (!changed.ok) return changed;
    const { shards, ...saved } = changed.value;
    const { hierarchyPatch } = await import('./hierarchy-patch.ts');
    const patch = await hierarchyPatch(host, shards, place.project);
    if (patch.ok) return good({ ...saved, patch: patch.value });
    const notices = [
      ...saved.notices,
      said`It was saved, and could not be read again. Reload the page to see it.`,
    ];
    return good({ ...saved, notices, patch: { now: host.now(), shards: [], nodes: [], restricted: 0 } });
  };
}
