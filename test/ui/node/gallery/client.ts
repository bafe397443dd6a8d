import type { KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import { good, type Answer, type Failure } from '@throughline/core/use/answer.ts';
import type {
  CheckInRequest,
  HierarchyClient,
  NodeSpot,
  Saved,
  TryOutRequest,
} from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { CheckInView, ScenarioView, TryOutView } from '@throughline/core/view/node-details.ts';
import type { TraceView } from '@throughline/core/view/trace.ts';
import { NOW, workTrace } from '../../gallery/builders.ts';
import { assistantView, detailsOf, nodes, replyView, supportView, view } from './world.ts';

/** A client in the page: it keeps what it is told, remembers what it was asked, and can be told to fail. */
export interface NodeClient extends HierarchyClient {
  readonly calls: { readonly name: string; readonly request: unknown }[];
  /** By the name of the call: its next answers. "hang" never comes. */
  readonly fail: { readonly name: string; readonly failure: Failure | 'hang' }[];
}

export function nodeClient(): NodeClient {
  let all = nodes;
  const details = new Map(nodes.map((one) => [one.id as string, detailsOf(one)]));
  let scenarios: readonly (ScenarioView & { edits: TryOutRequest })[] = [
    {
      id: 's-1',
      title: 'Without the assistant',
      by: 'Maria Keller',
      at: NOW - 86_400_000,
      mine: true,
      edits: {
        shards: ['SUP~1'],
        drop: [],
        weights: [{ id: 'kr-assistant', weight: '0' }],
        slips: [],
        readings: [],
      },
    },
  ];
  const calls: NodeClient['calls'] = [];
  const fail: { name: string; failure: Failure | 'hang' }[] = [];

  const answer = async <T>(name: string, request: unknown, value: () => T): Promise<Answer<T>> => {
    calls.push({ name, request });
    const at = fail.findIndex((one) => one.name === name);
    const [failed] = at < 0 ? [] : fail.splice(at, 1);
    if (failed?.failure === 'hang') return new Promise(() => {});
    if (failed) return { ok: false, failure: failed.failure };
    return good(value());
  };
  const unused = async (): Promise<Answer<never>> => ({
    ok: false,
    failure: { code: 'not-found', message: 'Not part of this page.' },
  });
  const saved = (id: string, change: Partial<HierarchyNode>, undoable = true): Saved => {
    all = all.map((one) => (one.id === id ? { ...one, ...change } : one));
    return {
      node: { id: id as KeyResultId, shard: 'SUP~1' },
      change: undoable ? 7 : null,
      notices: [],
      patch: { now: NOW, shards: ['SUP~1'], nodes: all, restricted: 0 },
    };
  };
  const said = (request: CheckInRequest, id: number): CheckInView => ({
    id,
    on: request.on,
    value: request.value,
    confidence: request.confidence,
    note: request.note,
    blockers: request.blockers,
    by: 'Maria Keller',
    at: NOW,
    mine: true,
  });
  const withCheckIns = (
    id: string,
    next: (before: readonly CheckInView[]) => readonly CheckInView[],
    change: Partial<HierarchyNode>,
  ): Saved => {
    const before = details.get(id);
    if (before) details.set(id, { ...before, checkIns: next(before.checkIns) });
    return saved(id, change);
  };

  return {
    calls,
    fail,
    openHierarchy: (request) => answer('openHierarchy', request, () => ({ ...view, nodes: all })),
    refresh: unused,
    readTrends: unused,
    readNode: (request) => {
      const found = details.get(request.id);
      return found
        ? answer('readNode', request, () => ({
            ...found,
            node: all.find(({ id }) => id === request.id) ?? found.node,
          }))
        : unused();
    },
    explain: (request) => answer('explain', request, () => traceOf(request.id, request.cursor)),
    saveNode: unused,
    setWeights: unused,
    closeNode: unused,
    reopenNode: (request: NodeSpot) =>
      answer('reopenNode', request, () => saved(request.id, { status: 'active', origin: 'measured' })),
    deleteNode: unused,
    undo: (request) => answer('undo', request, () => saved(request.id, {}, false)),
    checkIn: (request) =>
      answer('checkIn', request, () =>
        withCheckIns(request.keyResult, (before) => [said(request, 3), ...before], {
          percent: '62',
          progress: 620_000,
          checkedIn: request.on,
          due: false,
        }),
      ),
    correctCheckIn: (request) =>
      answer('correctCheckIn', request, () =>
        withCheckIns(
          request.keyResult,
          (before) => before.map((one) => (one.id === request.id ? said(request, one.id) : one)),
          { percent: '45', progress: 450_000 },
        ),
      ),
    removeCheckIn: (request) =>
      answer('removeCheckIn', request, () =>
        withCheckIns(request.keyResult, (before) => before.filter(({ id }) => id !== request.id), {
          percent: '20',
        }),
      ),
    makeCycle: unused,
    saveLevels: unused,
    importPlan: unused,
    findPeople: unused,
    findWork: (request) =>
      answer('findWork', request, () => ({
        items: [
          { id: 'jira:acme/12' as never, key: 'SUP-12', title: 'Answer drafts', type: 'Story' },
          { id: 'jira:acme/15' as never, key: 'SUP-15', title: 'Hand-over to an agent', type: 'Story' },
        ],
        more: true,
      })),
    countQuery: unused,
    linkItem: unused,
    unlinkItem: unused,
    countOn: unused,
    // Of 45 → 25: what a value would be worth.
    preview: (request) =>
      answer('preview', request, () => {
        const typed = Number(request.readings.at(-1)?.value ?? Number.NaN);
        const percent = Number.isNaN(typed) ? null : String(Math.round(((45 - typed) / 20) * 100));
        return {
          baseline: '45',
          target: '25',
          current: String(typed),
          unit: 'min',
          percent,
          expected: 240_000,
          falling: true,
          problems: [],
        };
      }),
    tryOut: (request) => answer('tryOut', request, () => triedOut(request)),
    listScenarios: () => answer('listScenarios', null, () => scenarios),
    keepScenario: (request) =>
      answer('keepScenario', request, () => {
        const { title, edits } = request;
        scenarios = [
          { id: `s-${scenarios.length + 1}`, title, by: null, at: NOW, mine: true, edits },
          ...scenarios,
        ];
        return scenarios;
      }),
    openScenario: (request) => {
      const found = scenarios.find(({ id }) => id === request.id);
      return found ? answer('openScenario', request, () => found.edits) : unused();
    },
    dropScenario: (request) =>
      answer('dropScenario', request, () => {
        scenarios = scenarios.filter(({ id }) => id !== request.id);
        return scenarios;
      }),
  };
}

function traceOf(id: ObjectiveId | KeyResultId, cursor: string | null): TraceView {
  if (id === 'o-support') {
    return { kind: 'objective', id: 'o-support' as ObjectiveId, rule: 'R24', value: supportView };
  }
  if (id === 'kr-assistant') {
    const trace = workTrace(assistantView, cursor);
    if (trace.kind !== 'keyResult' || trace.work === null) return trace;
    // Time is logged on some, and estimated on fewer.
    const rows = trace.work.rows.map((row, at) =>
      at % 3 === 0
        ? { ...row, logged: 10_800 + at * 1800, estimate: at % 2 ? null : 28_800, shared: at }
        : row,
    );
    return { ...trace, work: { ...trace.work, rows } };
  }
  const of = nodes.find((one) => one.id === id);
  if (of?.is === 'objective') {
    return {
      kind: 'objective',
      id: id as ObjectiveId,
      rule: 'R24',
      value: { ...supportView, id: id as ObjectiveId, keyResults: [], children: [], percent: null },
    };
  }
  const value =
    of === undefined || id === 'kr-reply'
      ? replyView
      : {
          ...replyView,
          ...of,
          id: id as KeyResultId,
          amount: of.amount ?? replyView.amount,
          measure: of.measure ?? 'metric',
          title: of.title ?? '',
          weight: of.weight ?? '1',
          countedAt: null,
          failed: null,
          linked: false,
          problems: [],
        };
  return { kind: 'keyResult', id: id as KeyResultId, rule: 'R7', value, work: null, problems: [] };
}

/** Each weight, slip, reading and dropped item moves two numbers by twelve points, so that a test can tell. */
function triedOut({ drop, weights, slips, readings }: TryOutRequest): TryOutView {
  if (weights.some(({ weight }) => weight === '9999')) {
    return {
      nodes: [],
      refused: ['All the weight of “Customers get an answer” would rest on one key result.'],
    };
  }
  const moved = new Set<string>([...weights, ...slips, ...readings].map(({ id }) => id));
  if (moved.size > 0) moved.add('o-support');
  if (drop.length > 0) moved.add('kr-assistant');
  return {
    refused: [],
    nodes: nodes.map(({ id, title, is, percent, progress, expected, health }) => {
      const before = { percent, progress, expected, health };
      const changed = moved.has(id);
      const after = changed && progress !== null ? progress + 120_000 : progress;
      return {
        id,
        title,
        is,
        changed,
        before,
        after: changed
          ? {
              percent: after === null ? null : String(Math.round(after / 10_000)),
              progress: after,
              expected: slips.length > 0 ? expected - 40_000 : expected,
              health: id === 'o-support' ? 'on-track' : health,
            }
          : before,
      };
    }),
  };
}
