import type { ItemId } from '@throughline/core/model/ids.ts';
import type { EpicPanelView, KeyResultView } from '@throughline/core/view/epic-panel.ts';
import {
  child,
  full,
  keyResult,
  minutes,
  NOW,
  objective,
  points,
  problem,
  value,
  whole,
} from './builders.ts';

const reply = keyResult('kr-reply', 'Average reply time from 45 to 25 minutes', 350_000, {
  weight: '2',
  contribution: '23',
  amount: minutes(38),
  measure: 'metric',
  countedAt: null,
});
const assistant = keyResult('kr-assistant', 'Ship the answer assistant', 500_000, {
  contribution: '17',
  linked: true,
  linkWeight: '2',
});
const support = objective('o-support', 'Customers get an answer while they still care', 400_000, [
  reply,
  assistant,
]);

const offTrack = keyResult('kr-trial', 'Trial teams that reach their first answer in a day', 90_000, {
  ...value(90_000, { health: 'off-track', expected: 240_000 }),
  amount: { ...points(9, 100), unit: 'issues' },
  linked: true,
});
const atRisk = keyResult('kr-docs', 'Guides for the ten commonest questions', 160_000, {
  ...value(160_000, { health: 'at-risk' }),
  amount: { kind: 'milestones', done: 1, total: 6 },
  measure: 'milestones',
});
const launched = keyResult('kr-launch', 'The assistant is announced', 1_000_000, {
  ...value(1_000_000, { health: 'achieved' }),
  amount: { kind: 'yesNo', done: true },
  measure: 'yesNo',
});
const growth = objective(
  'o-growth',
  'New teams find their footing in their first week',
  130_000,
  [offTrack, atRisk, launched],
  { ...value(130_000, { health: 'off-track' }), kind: 'committed', owner: 'Growth', offTrack: 1 },
);

const unvalued = (id: string, title: string, more: Partial<KeyResultView>): KeyResultView =>
  keyResult(id, title, null, { amount: { kind: 'none' }, ...more });
const work = (counted: number) => points(0, 0, { counted, dropped: 0 });

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Every state that the panel can be in, by name. A function where the client behaves, see fake-client. */
export const states: Readonly<Record<string, EpicPanelView>> = {
  full: full([support]),
  two: full([support, growth]),
  many: full(
    Array.from({ length: 6 }, (_, at) => ({
      ...(at % 2 ? growth : support),
      id: `o-${at}` as typeof support.id,
    })),
  ),
  long: full([
    objective(
      'o-long',
      `${long} answers its customers while they still care, in every language that they write in, on every day of the week`,
      400_000,
      [
        keyResult(
          'kr-long',
          `Average ${long} time from forty-five to twenty-five minutes in every market`,
          350_000,
          {
            weight: '2.125',
            amount: { ...minutes(38), unit: 'milliseconds per answered question' } as typeof reply.amount,
            linked: true,
          },
        ),
        keyResult('kr-large', 'Large amounts', 999_999, {
          ...value(999_999, { percent: '99' }),
          amount: points(1_234_567, 1_234_568),
          weight: '10000',
        }),
      ],
      { owner: 'The department for customer relations and everything else that nobody owned' },
    ),
  ]),
  'no-value': full([
    objective(
      'o-none',
      'Nothing is known yet',
      null,
      [
        unvalued('kr-1', 'A metric without a reading', { measure: 'metric', amount: minutes(null) }),
        unvalued('kr-2', 'Work without a link', { amount: work(0), problems: [problem('D_NO_WORK', 0)] }),
        unvalued('kr-3', 'Work that was all cancelled', { problems: [problem('D_ALL_DROPPED', 3)] }),
        unvalued('kr-4', 'A first count', { countedAt: null, counting: { items: 300 } }),
        unvalued('kr-5', 'A query that the tracker refuses', {
          countedAt: null,
          problems: [problem('D_QUERY_FAILED', 0)],
        }),
      ],
      { ...value(null, { health: 'too-early', threshold: 700_000 }), coverage: 0 },
    ),
  ]),
  extremes: full([
    objective(
      'o-ends',
      'Numbers at their ends',
      990_000,
      [
        keyResult('kr-a', 'Barely begun', 3_000, {
          ...value(3_000, { percent: '<1', health: 'off-track' }),
          contribution: '0',
        }),
        keyResult('kr-b', 'Not quite done', 999_000, {
          ...value(999_000, { percent: '99' }),
          contribution: '49',
        }),
        keyResult('kr-c', 'More than asked for', 1_000_000, {
          ...value(1_000_000, { percent: '125', raw: 1_250_000, health: 'achieved' }),
          contribution: '50',
        }),
        keyResult('kr-d', 'Fell behind its start', 0, {
          ...value(0, { percent: '0', raw: -40_000, health: 'off-track', expected: 30_000 }),
          contribution: '0',
        }),
        keyResult('kr-e', 'Its time is over', 550_000, {
          ...value(550_000, { health: 'missed', expected: 1_000_000 }),
        }),
        keyResult('kr-f', 'Its time has not begun', null, {
          ...value(null, { health: 'not-started', expected: 0 }),
        }),
      ],
      { offTrack: 2 },
    ),
  ]),
  marks: full([
    objective(
      'o-marks',
      'Everything that can stand beside a number',
      600_000,
      [
        keyResult('kr-override', 'Set by hand', 600_000, {
          ...value(600_000, { origin: 'override', computedPercent: '40' }),
        }),
        keyResult('kr-stale', 'Not read for two days', 500_000, { ...value(500_000, { stale: true }) }),
        keyResult('kr-assistant', 'Full of notes', 500_000, {
          linked: true,
          amount: points(13, 26, {
            weighted: { done: whole(20), total: whole(40) },
            unestimated: 4,
            unestimatedSize: 3000,
          }),
          problems: [
            problem('D_OVERLAP', 1),
            problem('D_UNESTIMATED', 4),
            problem('D_SHARED_ITEM', 12),
            problem('D_DONE_PARENT_OPEN_CHILDREN', 1),
          ],
        }),
        keyResult('kr-watched', 'Only watched', 300_000, { weight: '0', contribution: null }),
      ],
      {
        coverage: 667_000,
        offTrack: 1,
        stale: true,
        problems: [
          problem('D_ZERO_WEIGHTS', 0),
          problem('D_CYCLE', 0, { nodes: ['o-marks', 'o-other', 'o-marks'] }),
        ],
      },
    ),
  ]),
  children: full([
    objective('o-top', 'The company answers', 400_000, [reply], {
      children: [child('o-below', 'Support answers', 550_000), child('o-hidden', null, 200_000)],
    }),
  ]),
  counting: full([{ ...support, keyResults: [reply, { ...assistant, counting: { items: 300 } }] }]),
  'failed-count': full([
    {
      ...support,
      keyResults: [
        reply,
        { ...assistant, stale: true, failed: 'Jira asked to wait.', counting: { items: 300 } },
      ],
    },
  ]),
  'nothing-linked': full([]),
  'just-imported': full([], {
    notices: ['Key result “Average reply time” has no baseline; the first reading is taken.'],
  }),
  'nothing-linked-reader': full([], { may: { link: false, administer: false } }),
  'no-objective': full([], { empty: 'no-objective', may: { link: true, administer: true }, countedAt: null }),
  'no-objective-reader': full([], { empty: 'no-objective', countedAt: null }),
  restricted: full([support], { restricted: 2, may: { link: false, administer: false } }),
  'points-question': full([support], {
    may: { link: true, administer: true },
    pointsFieldQuestion: [
      { id: 'customfield_10016', name: 'Story point estimate' },
      { id: 'customfield_10042', name: 'Story Points' },
    ],
  }),
  'points-question-reader': full([support], {
    pointsFieldQuestion: [{ id: 'customfield_10016', name: 'Story point estimate' }],
  }),
  line: {
    kind: 'line',
    asOf: NOW,
    serves: [{ objective: support.title, keyResult: assistant.title }],
  },
  'line-many': {
    kind: 'line',
    asOf: NOW,
    serves: [
      { objective: support.title, keyResult: assistant.title },
      { objective: growth.title, keyResult: offTrack.title },
    ],
  },
  'line-none': { kind: 'line', asOf: NOW, serves: [] },
  nothing: { kind: 'nothing' },
  // How the client behaves for these is in fake-client.
  'bad-address': full([support]),
  loading: full([support]),
  error: full([support]),
  forbidden: full([support]),
  'other-item': full([support], { item: 'jira:acme/10011' as ItemId }),
};
