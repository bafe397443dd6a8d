import type { Day } from '@throughline/core/model/day.ts';
import type { Answer, Failure } from '@throughline/core/use/answer.ts';
import type { HierarchyClient, Saved } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { NOW, value } from '../../gallery/builders.ts';
import { view as viewOf } from './builders.ts';
import { states } from './states.ts';

export interface FakeHierarchyClient extends HierarchyClient {
  /** What was asked, in order. */
  readonly calls: { readonly name: string; readonly request: unknown }[];
  /** What the next calls of a name answer instead, first in first out; 'throw' = the connection is cut. */
  readonly fail: { readonly call: string; readonly with: Failure['code'] | 'throw' }[];
  /** What a change of this node's number looks like when it is saved. */
  saved(id: string, percent: number): Saved;
}

/** A client that answers from a view, with the little behaviour that the page is tested with. */
export function fakeHierarchyClient(state: string): FakeHierarchyClient {
  const make = states[state];
  if (make === undefined) throw new Error(`There is no state "${state}".`);
  let view = make();
  let change = 0;
  const calls: FakeHierarchyClient['calls'] = [];
  const fail: FakeHierarchyClient['fail'] = [];
  if (state === 'error') fail.push({ call: 'openHierarchy', with: 'unreachable' });
  if (state === 'no-trends') fail.push({ call: 'readTrends', with: 'busy' });

  const answer = async <T>(name: string, request: unknown, of: () => T): Promise<Answer<T>> => {
    calls.push({ name, request });
    await Promise.resolve();
    const at = fail.findIndex(({ call }) => call === name);
    const [failure] = at < 0 ? [] : fail.splice(at, 1);
    if (failure?.with === 'throw') throw new Error('cut');
    if (failure) return { ok: false, failure: { code: failure.with, message: '' } };
    return { ok: true, value: of() };
  };
  const replace = (id: string, by: (node: HierarchyNode) => HierarchyNode): HierarchyView => {
    view = { ...view, nodes: view.nodes.map((node) => (node.id === id ? by(node) : node)) };
    return view;
  };
  const patchOf = (shards: readonly string[]) => ({
    now: NOW,
    shards,
    nodes: view.nodes.filter(({ shard }) => shards.includes(shard)),
    restricted: 0,
  });
  const none = (name: string) => (): never => {
    throw new Error(`The gallery asks nothing of ${name}.`);
  };

  return {
    calls,
    fail,
    saved(id, percent) {
      const before = view.nodes.find((node) => node.id === id)!;
      replace(id, (node) => ({ ...node, ...value(percent * 10_000) }));
      change += 1;
      return {
        node: { id: before.id, shard: before.shard },
        change,
        notices: [],
        patch: patchOf([before.shard]),
      };
    },
    openHierarchy: (request) =>
      state === 'loading'
        ? new Promise(() => {})
        : answer('openHierarchy', request, () =>
            request.cycle === null || request.cycle === view.cycle?.id
              ? view
              : viewOf([], { cycle: view.cycles.find(({ id }) => id === request.cycle) ?? null }),
          ),
    refresh: (request) => answer('refresh', request, () => patchOf(request.shards)),
    readTrends: (request) =>
      answer('readTrends', request, () => ({
        days: Array.from({ length: 24 }, (_, at) => `2026-10-${String(at + 1).padStart(2, '0')}` as Day),
        series: view.nodes
          .filter(({ shard, progress }) => request.shards.includes(shard) && progress !== null)
          .map(({ id, progress }, one) => ({
            id,
            points: Array.from({ length: 24 }, (_, at) =>
              at < (one % 5) * 3 ? null : Math.round(((progress ?? 0) * (at + 2 + ((at * one) % 3))) / 27),
            ),
          })),
      })),
    undo: (request) =>
      answer('undo', request, () => {
        replace(request.id, (node) => ({ ...node, ...value(350_000) }));
        return { node: request, change: null, notices: [], patch: patchOf([request.shard]) };
      }),
    countOn: (request) =>
      answer('countOn', request, () => {
        replace(request.keyResult, (node) => {
          const items = (node.counting?.items ?? 0) + 300;
          return items >= 900
            ? { ...node, counting: null, ...value(620_000) }
            : { ...node, counting: { items } };
        });
        return patchOf([request.shard]);
      }),
    makeCycle: (request) =>
      answer('makeCycle', request, () => {
        view = viewOf([], { cycle: request, cycles: [request] });
        return view;
      }),
    readNode: none('readNode'),
    explain: none('explain'),
    saveNode: none('saveNode'),
    setWeights: none('setWeights'),
    closeNode: none('closeNode'),
    reopenNode: none('reopenNode'),
    deleteNode: none('deleteNode'),
    checkIn: none('checkIn'),
    correctCheckIn: none('correctCheckIn'),
    removeCheckIn: none('removeCheckIn'),
    saveLevels: none('saveLevels'),
    importPlan: none('importPlan'),
    findPeople: none('findPeople'),
    findWork: none('findWork'),
    countQuery: none('countQuery'),
    linkItem: none('linkItem'),
    unlinkItem: none('unlinkItem'),
    preview: none('preview'),
    tryOut: none('tryOut'),
    listScenarios: none('listScenarios'),
    keepScenario: none('keepScenario'),
    openScenario: none('openScenario'),
    dropScenario: none('dropScenario'),
  };
}
