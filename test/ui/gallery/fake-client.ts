import type { KeyResultId } from '@throughline/core/model/ids.ts';
import { good, type Answer } from '@throughline/core/use/answer.ts';
import type { EpicPanelClient } from '@throughline/core/use/client.ts';
import type {
  EpicPanelView,
  FullPanelView,
  KeyResultView,
  LinkChoice,
} from '@throughline/core/view/epic-panel.ts';
import type { TraceView } from '@throughline/core/view/trace.ts';
import { workTrace } from './builders.ts';
import { states } from './states.ts';

/** A client whose answers are canned, and which remembers what was asked of it and can be told to fail. */
export interface FakeClient extends EpicPanelClient {
  readonly calls: { readonly name: string; readonly request: unknown }[];
  /** The next answers, before the canned ones: a failure by code, or "throw". */
  readonly fail: (readonly [
    code: 'unreachable' | 'forbidden' | 'bad-input' | 'conflict' | 'throw',
    message: string,
    details?: readonly string[],
  ])[];
  show(view: EpicPanelView): void;
  showAt(keyResult: string, percent: string): void;
}

/** Counts under way that stand still, to be looked at. */
const standing = new Set(['counting', 'no-value']);

const choices: readonly LinkChoice[] = [
  [
    'kr-reply',
    'Average reply time from 45 to 25 minutes',
    'Customers get an answer while they still care',
    'other-kind',
  ],
  ['kr-assistant', 'Ship the answer assistant', 'Customers get an answer while they still care', 'linked'],
  [
    'kr-trial',
    'Trial teams that reach their first answer in a day',
    'New teams find their footing in their first week',
    null,
  ],
  ['kr-guides', 'Guides that answer by themselves', 'New teams find their footing in their first week', null],
  ['kr-old', 'Last quarter’s clean-up', 'The house is in order', 'closed'],
].map(([keyResult, title, objective, not]) => ({
  keyResult: keyResult as KeyResultId,
  shard: 'SUP~1',
  title: title ?? '',
  objective: objective ?? '',
  owner: 'maria',
  cycle: '2026-Q4',
  not: not as LinkChoice['not'],
}));

export function fakeClient(state: string): FakeClient {
  let view: EpicPanelView = states[state] ?? { kind: 'nothing' };
  const calls: FakeClient['calls'] = [];
  const fail: FakeClient['fail'] = [];
  if (state === 'error') fail.push(['unreachable', 'Jira did not answer. Nothing was lost.']);
  if (state === 'forbidden') fail.push(['forbidden', 'You may not see this work item.']);

  const answer = async <T>(name: string, request: unknown, value: () => T): Promise<Answer<T>> => {
    calls.push({ name, request });
    const still = state === 'loading' || (name === 'continueCount' && standing.has(state));
    if (still) return new Promise(() => {});
    const failure = fail.shift();
    if (failure?.[0] === 'throw') throw new Error(failure[1]);
    if (failure)
      return {
        ok: false,
        failure: { code: failure[0], message: failure[1], ...(failure[2] ? { details: failure[2] } : {}) },
      };
    return good(value());
  };
  const changed = (next: () => EpicPanelView) => () => (view = next());
  const each = (change: (keyResult: KeyResultView) => KeyResultView): EpicPanelView =>
    view.kind === 'full' ? onEach(view, change) : view;

  return {
    calls,
    fail,
    show(next) {
      view = next;
    },
    showAt(id, percent) {
      view = each((kr) => (kr.id === id ? { ...kr, percent, progress: Number(percent) * 10_000 } : kr));
    },
    openEpicPanel: () => answer('openEpicPanel', null, () => view),
    explain: (request) =>
      answer('explain', request, () => {
        const objectives = view.kind === 'full' ? view.objectives : [];
        const objective = objectives.find(({ id }) => id === request.id) ?? objectives[0];
        if (objective === undefined) throw new Error('nothing to explain');
        const keyResult = objectives
          .flatMap(({ keyResults }) => keyResults)
          .find(({ id }) => id === request.id);
        if (keyResult === undefined) {
          return { kind: 'objective', id: objective.id, rule: 'R24', value: objective };
        }
        if (keyResult.measure === 'work') {
          const trace = workTrace(keyResult, request.cursor);
          return state === 'bad-address' ? withBadAddress(trace) : trace;
        }
        return {
          kind: 'keyResult',
          id: keyResult.id,
          rule: 'R7',
          value: keyResult,
          work: null,
          problems: [],
        };
      }),
    listLinkChoices: () => answer('listLinkChoices', null, () => ({ choices, restricted: 1 })),
    linkWorkItem: (request) =>
      answer(
        'linkWorkItem',
        request,
        changed(() =>
          linkedTo(view, request.keyResult, (keyResult) => ({
            ...keyResult,
            linked: true,
            linkWeight: request.weight,
            counting: { items: 0 },
          })),
        ),
      ),
    unlinkWorkItem: (request) =>
      answer(
        'unlinkWorkItem',
        request,
        changed(() => each((kr) => (kr.id === request.keyResult ? { ...kr, linked: false } : kr))),
      ),
    recount: (request) =>
      answer(
        'recount',
        request,
        changed(() => each((kr) => (kr.id === request.keyResult ? { ...kr, counting: { items: 0 } } : kr))),
      ),
    continueCount: (request) =>
      answer(
        'continueCount',
        request,
        changed(() => each((kr) => (kr.id === request.keyResult ? countedOn(kr) : kr))),
      ),
    importPlan: (request) =>
      answer(
        'importPlan',
        request,
        changed(() => states['nothing-linked'] ?? view),
      ),
    choosePointsField: (request) =>
      answer(
        'choosePointsField',
        request,
        changed(() => (view.kind === 'full' ? { ...view, pointsFieldQuestion: null } : view)),
      ),
  };
}

/** A trace from a host that cannot be trusted. */
function withBadAddress(trace: TraceView): TraceView {
  if (trace.kind !== 'keyResult' || trace.work === null) return trace;
  const rows = trace.work.rows.map((row) => ({
    ...row,
    url: 'javascript:alert(1)',
    title: '<img src=x onerror=alert(1)>',
  }));
  return { ...trace, work: { ...trace.work, rows } };
}

/** One page of a count: 300 items, done at 900. */
function countedOn(keyResult: KeyResultView): KeyResultView {
  const items = (keyResult.counting?.items ?? 0) + 300;
  return items >= 900
    ? {
        ...keyResult,
        counting: null,
        failed: null,
        stale: false,
        percent: '62',
        progress: 620_000,
        raw: 620_000,
      }
    : { ...keyResult, counting: { items }, failed: null };
}

function onEach(view: FullPanelView, change: (keyResult: KeyResultView) => KeyResultView): FullPanelView {
  return {
    ...view,
    objectives: view.objectives.map((objective) => ({
      ...objective,
      keyResults: objective.keyResults.map(change),
    })),
  };
}

/** The view after linking: the key result's objective is shown if it was not. */
function linkedTo(
  view: EpicPanelView,
  id: KeyResultId,
  change: (keyResult: KeyResultView) => KeyResultView,
): EpicPanelView {
  if (view.kind !== 'full') return view;
  const all = states['two'];
  const source = all?.kind === 'full' ? all.objectives : [];
  const missing = source.filter(
    (objective) =>
      objective.keyResults.some((keyResult) => keyResult.id === id) &&
      !view.objectives.some((shown) => shown.id === objective.id),
  );
  const next = { ...view, empty: null, objectives: [...view.objectives, ...missing] };
  return onEach(next, (keyResult) => (keyResult.id === id ? change(keyResult) : keyResult));
}
