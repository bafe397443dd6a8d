import type { Decimal } from '@throughline/core/model/decimal.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { ItemId, KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import type { Problem, ProblemCode } from '@throughline/core/model/problem.ts';
import type { Amount } from '@throughline/core/model/amount.ts';
import type {
  ChildObjectiveView,
  FullPanelView,
  KeyResultView,
  ObjectiveView,
  ValueView,
} from '@throughline/core/view/epic-panel.ts';
import type { TraceRow, TraceView } from '@throughline/core/view/trace.ts';

// Views by hand: what the panel draws is proved here without the engine.

export const NOW = Date.parse('2026-10-21T10:02:00Z');
export const whole = (digits: number): Decimal => ({ digits, scale: 0 });

export function value(ppm: number | null, more: Partial<ValueView> = {}): ValueView {
  return {
    percent: ppm === null ? null : String(Math.round(ppm / 10_000)),
    progress: ppm,
    raw: ppm,
    expected: 240_000,
    threshold: 1_000_000,
    band: ppm === null ? null : 'behind',
    health: ppm === null ? 'none' : 'on-track',
    stale: false,
    origin: ppm === null ? 'none' : 'computed',
    computedPercent: null,
    ...more,
  };
}

export const points = (done: number, total: number, more: Partial<WorkAmount> = {}): WorkAmount => ({
  kind: 'work',
  unit: 'points',
  done: whole(done),
  total: whole(total),
  weighted: null,
  counted: 20,
  dropped: 2,
  unestimated: 0,
  unestimatedSize: null,
  ...more,
});
type WorkAmount = Extract<Amount, { kind: 'work' }>;

export const minutes = (current: number | null): Amount => ({
  kind: 'metric',
  unit: 'min',
  from: whole(45),
  to: whole(25),
  current: current === null ? null : whole(current),
  on: current === null ? null : ('2026-10-20' as Day),
  stretch: null,
});

export function keyResult(
  id: string,
  title: string,
  ppm: number | null,
  more: Partial<KeyResultView> = {},
): KeyResultView {
  return {
    ...value(ppm),
    id: id as KeyResultId,
    shard: 'SUP~1',
    title,
    owner: 'maria',
    weight: '1',
    contribution: ppm === null ? '0' : '20',
    amount: points(13, 26),
    measure: 'work',
    linked: false,
    countedAt: NOW - 120_000,
    counting: null,
    failed: null,
    problems: [],
    ...more,
  };
}

export function objective(
  id: string,
  title: string,
  ppm: number | null,
  keyResults: readonly KeyResultView[],
  more: Partial<ObjectiveView> = {},
): ObjectiveView {
  return {
    ...value(ppm, { threshold: 700_000 }),
    id: id as ObjectiveId,
    shard: 'SUP~1',
    title,
    owner: 'Support',
    cycle: '2026-Q4',
    kind: 'aspirational',
    coverage: 1_000_000,
    offTrack: 0,
    keyResults,
    children: [],
    problems: [],
    ...more,
  };
}

export function child(
  id: string,
  title: string | null,
  ppm: number | null,
  more: Partial<ChildObjectiveView> = {},
): ChildObjectiveView {
  return {
    ...value(ppm),
    id: id as ObjectiveId,
    shard: 'SUP~1',
    title,
    weight: '1',
    contribution: '10',
    ...more,
  };
}

export function full(objectives: readonly ObjectiveView[], more: Partial<FullPanelView> = {}): FullPanelView {
  return {
    kind: 'full',
    item: 'jira:acme/10010' as ItemId,
    now: NOW,
    today: '2026-10-21' as Day,
    objectives,
    restricted: 0,
    empty: objectives.length > 0 ? null : 'nothing-linked',
    may: { link: true, administer: false },
    pointsFieldQuestion: null,
    countedAt: NOW - 120_000,
    ...more,
  };
}

export function problem(code: ProblemCode, items: number, more: Partial<Problem> = {}): Problem {
  const ids = Array.from({ length: items }, (_, at) => `jira:acme/${at + 1}` as ItemId);
  return { code, at: 'kr-assistant', ...(items > 0 ? { items: ids } : {}), ...more };
}

const titles = [
  'Answer drafts',
  'Hand-over to an agent',
  'Tone of voice',
  'Languages of the first five markets',
];
const people = ['Maria Keller', null, 'Oluwaseun Adebayo', 'Li'];

/** Row `at` (from 1) of a trace of 23: done first, two cancelled ones at the end. */
export function row(at: number, more: Partial<TraceRow> = {}): TraceRow {
  const stage = at > 21 ? 'dropped' : at > 11 ? (at % 2 ? 'todo' : 'doing') : 'done';
  const state = { done: 'Done', todo: 'To do', doing: 'In review', dropped: "Won't do", unknown: '?' };
  return {
    item: `jira:acme/${at}` as ItemId,
    key: `SUP-${at}`,
    title: titles[at % titles.length] ?? '',
    url: `https://acme.example/browse/SUP-${at}`,
    stage,
    state: state[stage],
    assignee: people[at % people.length] ?? null,
    size: at % 5 === 0 ? null : String((at % 4) + 1),
    weight: null,
    why: stage === 'dropped' ? 'dropped' : 'counted',
    via: at > 3 ? 'SUP-2' : null,
    ...more,
  };
}

/** The linked epic alone, as the first page of a real trace: its work comes on the pages after it. */
function firstPage(of: KeyResultView): TraceView {
  const epic = row(2, {
    title: 'The answer assistant',
    why: 'expanded',
    stage: 'doing',
    state: 'Doing',
    via: null,
    size: null,
  });
  const trace = workTrace(of, '1');
  if (trace.kind !== 'keyResult' || trace.work === null) return trace;
  const item = 'jira:acme/epic' as ItemId;
  return {
    ...trace,
    work: { ...trace.work, rows: [{ ...epic, item, key: 'SUP-0' }], restricted: 0, next: '1' },
  };
}

/** The trace of a work key result: 20 counted items, 2 dropped, 2 of them restricted, 8 a page. */
export function workTrace(of: KeyResultView, cursor: string | null): TraceView {
  if (cursor === null) return firstPage(of);
  const from = Number(cursor);
  const upTo = Math.min(from + 7, 21);
  const rows = Array.from({ length: upTo - from + 1 }, (_, at) => row(from + at));
  return {
    kind: 'keyResult',
    id: of.id,
    rule: 'R15',
    value: of,
    work: {
      counted: 20,
      done: 11,
      open: 9,
      dropped: 2,
      unestimated: 4,
      countedAt: of.countedAt,
      unit: 'points',
      rows: upTo === 21 ? [...rows, row(22)] : rows,
      restricted: upTo === 21 ? 2 : 0,
      next: upTo === 21 ? null : String(upTo + 1),
    },
    problems: of.problems,
  };
}
