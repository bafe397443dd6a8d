import type { Day } from '@throughline/core/model/day.ts';
import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { SprintReview } from '@throughline/core/review/review.ts';
import { minutes } from '../../gallery/builders.ts';
import { at, item, keyResult, objective, review, span, sprint, step, unserved, work } from './builders.ts';

const line = (atEnd: number, reached: string | null) => ({ atEnd, reached: reached as Day | null });

const replyReadings = [step('reading', 75_000, '41', 5), step('reading', 45_000, '40', 12)];
const assistantSteps = [
  step('scope-added', -31_250, 17, 3),
  step('completed', 96_153, 12, 4),
  step('completed', 57_692, 15, 6),
  step('re-estimated', -4_807, 15, 6),
  step('completed', 38_461, null, 9),
  step('completed', 19_230, null, 10),
  step('reopened', -19_230, 16, 12),
];
const keyResults = [
  keyResult('kr-assistant', 'Ship the answer assistant', 'o-support', 346_153, assistantSteps, {
    forecast: { low: line(610_000, null), mid: line(840_000, null), high: line(1_000_000, '2026-12-21') },
    next: { kind: 'work', by: '2026-11-29' as Day, ppm: 80_000, count: { unit: 'points' }, amount: 8000 },
    problems: [{ code: 'D_OPEN_ZERO', at: 'kr-assistant', items: ['jira:acme/99' as never] }],
  }),
  keyResult('kr-reply', 'Average reply time from 45 to 25 minutes', 'o-support', 350_000, replyReadings, {
    measure: 'metric',
    amount: minutes(40),
    served: { items: 0, done: 0 },
    next: {
      kind: 'metric',
      by: '2026-11-29' as Day,
      ppm: 60_000,
      value: { digits: 34, scale: 0 },
      unit: 'min',
    },
  }),
  keyResult(
    'kr-guides',
    'Guides for the ten commonest questions',
    'o-docs',
    100_000,
    [step('scope-dropped', 4_300, 31, 4), step('completed', 2_100, 32, 11)],
    { health: 'off-track', expected: 410_000, served: { items: 2, done: 1 } },
  ),
  keyResult('kr-csat', 'Answers rated “helped me”', 'o-support', 520_000, [], {
    measure: 'metric',
    amount: minutes(null),
    health: 'at-risk',
    stale: true,
    served: { items: 2, done: 2 },
  }),
  keyResult('kr-launch', 'The assistant is announced', 'o-launch', null, [], {
    measure: 'yesNo',
    amount: { kind: 'none' },
    health: 'none',
    served: { items: 1, done: 0 },
  }),
];
const halved = (steps: readonly { readonly ppm: number }[]) =>
  (steps as typeof assistantSteps).map((one) => ({ ...one, ppm: Math.trunc(one.ppm / 2) }));
const objectives = [
  objective(
    'o-support',
    'Customers get an answer while they still care',
    405_000,
    [...halved(assistantSteps), ...halved(replyReadings)].sort((a, b) => a.at - b.at),
    {
      kind: 'aspirational',
      threshold: 700_000,
      unmoved: [{ id: 'kr-csat' as KeyResultId, title: 'Answers rated “helped me”' }],
      forecast: { low: line(500_000, null), mid: line(720_000, '2026-12-20'), high: line(800_000, null) },
    },
  ),
  objective(
    'o-docs',
    'Every guide answers one question',
    100_000,
    [step('scope-dropped', 4_300, 31, 4), step('completed', 2_100, 32, 11)],
    { health: 'off-track', expected: 410_000 },
  ),
  objective('o-launch', 'The assistant is known', null, [], { health: 'none', owner: null }),
];

const allWork = work(
  {
    completed: [
      item(12, 5),
      item(15, 3),
      item(21, 2, unserved),
      item(22, null, { ...unserved, late: true }),
      item(32, 3, { serves: ['kr-guides' as KeyResultId] }),
    ],
    open: [
      item(16, 5, { stage: 'doing', state: 'In review' }),
      item(17, 8, { stage: 'todo', state: 'To do', late: true, assignee: null }),
      item(24, 3, { stage: 'doing', state: 'In progress', ...unserved }),
    ],
    dropped: [item(31, 2, { stage: 'dropped', state: 'Won’t do' })],
    left: [item(26, 3, { stage: 'todo', state: 'To do' })],
  },
  { completed: 2, open: 1 },
);

const full = review({
  objectives,
  keyResults,
  restricted: 1,
  work: allWork,
  idle: [{ id: 'kr-trial' as KeyResultId, title: 'Trial teams that reach their first answer in a day' }],
});

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const everything = Object.values(allWork.groups).flatMap(({ items }) => items);

/** As a host with 500 items would fill it. */
function many(): SprintReview {
  const items = Array.from({ length: 500 }, (_, number) =>
    item(number + 100, (number % 8) + 1, {
      late: number % 7 === 0,
      ...(number % 4 === 0 ? unserved : {}),
    }),
  );
  const steps = items
    .slice(0, 60)
    .map((_, number) => step('completed', 9_000 + number, number + 100, 3 + (number % 12)));
  return {
    ...full,
    objectives: [objective('o-many', 'Customers stay with us', 100_000, steps)],
    keyResults: Array.from({ length: 12 }, (_, number) =>
      keyResult(`kr-${number}`, `Key result ${number}`, 'o-many', 100_000, steps.slice(0, 60 - number * 4)),
    ),
    work: work({ completed: items.slice(0, 300), open: items.slice(300), dropped: [], left: [] }),
  };
}

/** Every state of the review, by name. How the client behaves for some of them is in fake-client. */
export const states: Readonly<Record<string, () => SprintReview>> = {
  full: () => full,
  issues: () => ({
    ...full,
    unit: 'issues',
    work: {
      ...allWork,
      ...Object.fromEntries(
        Object.entries(allWork).map(([key, value]) => [
          key,
          typeof value === 'number' && value % 1000 === 0 ? value / 1000 : value,
        ]),
      ),
      groups: {
        completed: { ...allWork.groups.completed, size: 7 },
        open: { ...allWork.groups.open, size: 4 },
        dropped: { ...allWork.groups.dropped, size: 1 },
        left: { ...allWork.groups.left, size: 1 },
      },
    },
  }),
  'under-way': () => ({
    ...full,
    span: span({
      sprint: sprint({ state: 'active', completed: null }),
      remarks: ['reopened', 'overlaps', 'past-end'],
    }),
  }),
  period: () => ({
    ...full,
    span: span({ kind: 'period', sprint: null, remarks: [] }),
    record: {
      source: 'revisions',
      definitions: false,
      gaps: [
        { what: 'cut', count: 3 },
        { what: 'no-past', count: 1 },
        { what: 'left', count: null },
        { what: 'deleted', count: null },
        { what: 'queries', count: 2 },
      ],
    },
  }),
  one: () =>
    review({
      objectives: [objective('o-one', 'Reply time', 350_000, [step('reading', 120_000, '38')])],
      keyResults: [],
      work: work({ completed: [item(1, 3)], open: [], dropped: [], left: [] }),
    }),
  'nothing-moved': () => ({
    ...full,
    objectives: [objective('o-launch', 'The assistant is known', 200_000, [])],
    keyResults: [keyResult('kr-launch', 'The assistant is announced', 'o-launch', 200_000, [])],
    restricted: 0,
  }),
  'nothing-linked': () =>
    review({
      work: work({
        completed: everything.slice(0, 3).map((one) => ({ ...one, ...unserved })),
        open: everything.slice(5, 7).map((one) => ({ ...one, ...unserved })),
        dropped: [],
        left: [],
      }),
    }),
  'nothing-in': () => review(),
  'restricted-only': () =>
    review({
      restricted: 4,
      work: work({ completed: [], open: [], dropped: [], left: [] }, { completed: 3, open: 2 }),
    }),
  hidden: () => ({
    ...full,
    objectives: [],
    restricted: 3,
  }),
  long: () => ({
    ...full,
    span: span({
      team: { id: '12' as never, name: long },
      sprint: sprint({ name: `${long} 4`, goal: `${long} ${long}` }),
    }),
    objectives: objectives.map((one) => ({ ...one, title: `${long} and ${one.title}` })),
    keyResults: keyResults.map((one) => ({ ...one, title: `${one.title} ${long}` })),
    work: {
      ...allWork,
      groups: {
        ...allWork.groups,
        completed: {
          ...allWork.groups.completed,
          items: allWork.groups.completed.items.map((one) => ({ ...one, title: long, assignee: long })),
        },
      },
    },
  }),
  many,
  beyond: () =>
    review({
      objectives: [
        objective(
          'o-beyond',
          'More than all of it',
          900_000,
          [
            step('completed', 300_000, 1, 3),
            step('scope-added', -250_000, 2, 4),
            step('reading', 50_000, '25', 5),
          ],
          { raw: 1_250_000, health: 'achieved' },
        ),
        objective('o-below', 'Not even a point', 4_000, [step('completed', 3_400, 3)], { end: 7_400 }),
      ],
      work: work({ completed: [item(1, 3)], open: [], dropped: [], left: [] }),
    }),
  loading: () => full,
  error: () => full,
  forbidden: () => full,
  'no-sprint': () => full,
  'not-configured': () => full,
  'not-configured-elsewhere': () => full,
  'end-now': () => ({ ...full, span: span({ to: { at: at('16T10:00:00'), day: '2026-11-16' as Day } }) }),
};
