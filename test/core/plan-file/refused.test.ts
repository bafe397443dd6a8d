import { said, withKeyResults, withMeasure, withObjectives, withPolicy } from './read.ts';

/** Each bad plan with everything that is said about it: line, path, reason, mend. */
type Case = readonly [title: string, text: string, ...said: string[]];

const KR = 'objectives[0].keyResults[0]';
const M = `${KR}.measure`;

const shape: readonly Case[] = [
  [
    'an unknown key, with the likely one',
    withPolicy('{ nodata: zero }'),
    '3 policy.nodata: The key `nodata` is not known here. Did you mean `noData`?',
  ],
  [
    'an unknown key that resembles none',
    withMeasure('{ kind: kpi, kpi: kpi-1, colour: red }'),
    `8 ${M}.colour: The key \`colour\` is not known here. Known here: kind, kpi, from, to.`,
  ],
  [
    'a key of another kind of measure',
    withMeasure('{ kind: yesNo, to: 5 }'),
    `8 ${M}.to: The key \`to\` is not known here. Known here: kind, done.`,
  ],
  [
    'an unknown key that could spoil an object',
    withPolicy('{ __proto__: zero }'),
    '3 policy: This cannot be a key. Write a plain word as the key.',
  ],
  [
    'a number where a text is wanted',
    withKeyResults('{ id: 12, title: 2026, measure: { kind: yesNo } }'),
    `8 ${KR}.id: This must be an id, a short text, but it is the number 12. Put it in quotes: "12".`,
    `8 ${KR}.title: This must be a text, but it is the number 2026. Put it in quotes: "2026".`,
  ],
  [
    'a text where a number is wanted',
    withMeasure('{ kind: metric, from: "45", to: many }'),
    `8 ${M}.from: This must be a number, but it is the text "45". Write it without quotes: 45.`,
    `8 ${M}.to: This must be a number, but it is the text "many". Write a number.`,
  ],
  [
    'a word where true or false is wanted',
    withMeasure('{ kind: yesNo, done: yes }'),
    `8 ${M}.done: This must be true or false, but it is the text "yes". Write true, without quotes.`,
  ],
  [
    'nothing where something is wanted',
    withKeyResults('{ id: kr, weight: , measure: { kind: yesNo } }'),
    `8 ${KR}.weight: This must be a number, but it is empty. Write a value, or leave the key out.`,
  ],
  [
    'a group where a list is wanted',
    'throughline: 1\ncycle: { id: a, start: 2026-10-01, end: 2026-10-02 }\nobjectives: { id: o }\n',
    '3 objectives: This must be a list of objectives, but it is a group of keys. Write a list of objectives.',
  ],
  [
    'a word where a group is wanted',
    withObjectives('{ id: o-2, parent: o-1 }'),
    '9 objectives[1].parent: This must be a group of keys, like { id: o-company }, but it is the text "o-1". Write a group of keys, like { id: o-company }.',
  ],
  [
    'a word that is not among those allowed',
    withPolicy('{ dropped: exlude, weights: 3 }'),
    '3 policy.dropped: This must be one of exclude, done, open, but it is the text "exlude". Did you mean `exclude`?',
    '3 policy.weights: This must be one of relative, percent, but it is the number 3. Write one of them.',
  ],
  [
    'what has to be there and is not',
    'throughline: 1\nobjectives:\n  - title: One\n    keyResults:\n      - { id: kr }\n      - { id: k2, measure: {} }\n',
    '1 cycle: `cycle` is missing. Add `cycle`: { id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }.',
    '3 objectives[0].id: `id` is missing. Add `id`: an id, a short text.',
    `5 ${KR}.measure: \`measure\` is missing. Add \`measure\`: { kind: metric, from: 45, to: 25 }.`,
    '6 objectives[0].keyResults[1].measure.kind: `kind` is missing. Add `kind`: metric or work or milestones or yesNo or maintain or kpi or objectives.',
  ],
  [
    'a kind of measure that does not exist',
    withMeasure('{ kind: metrc, from: 1, to: 2 }'),
    `8 ${M}.kind: This must be one of metric, work, milestones, yesNo, maintain, kpi, objectives, but it is the text "metrc". Did you mean \`metric\`?`,
  ],
  [
    'a format that is not this one',
    'throughline: 2\ncycle: { id: a, start: 2026-10-01, end: 2026-10-02 }\n',
    '1 throughline: The plan is written in format 2; this Throughline reads format 1. Update Throughline, or write the plan in format 1.',
  ],
  [
    'a format that is no number',
    'throughline: "1"\ncycle: { id: a, start: 2026-10-01, end: 2026-10-02 }\n',
    '1 throughline: The format version must be the number 1. Write `throughline: 1`.',
  ],
  [
    'no format at all',
    'cycle: { id: a, start: 2026-10-01, end: 2026-10-02 }\nobjectives: []\n',
    '1 throughline: `throughline` is missing. Add `throughline`: the version of the format, 1.',
  ],
];

const numbers: readonly Case[] = [
  [
    'numbers that are not finite',
    withMeasure('{ kind: metric, from: .inf, to: .nan, stretch: 1e999 }'),
    `8 ${M}.from: This must be a number, but it is not a finite number. Write the number itself.`,
    `8 ${M}.to: This must be a number, but it is not a finite number. Write the number itself.`,
    `8 ${M}.stretch: This must be a number, but it is not a finite number. Write the number itself.`,
  ],
  [
    'a number that cannot be held exactly',
    withMeasure('{ kind: metric, from: 0, to: 9007199254740993 }'),
    `8 ${M}.to: This number has more digits than can be held exactly. Use at most 15 digits, perhaps in a larger unit.`,
  ],
  [
    'a target beyond what can be held exactly',
    withMeasure('{ kind: metric, from: 9007199254740990, by: 2 }'),
    `8 ${M}.by: The target that comes of it has more digits than can be held exactly. Use fewer digits, or write the target with \`to\`.`,
  ],
  [
    '[R25] a negative weight',
    withKeyResults('{ id: kr, weight: -1, measure: { kind: yesNo } }'),
    `8 ${KR}.weight: A weight cannot be negative (-1). Write 0 to follow it without counting it, or a positive number.`,
  ],
  [
    '[R3] a weight above 10,000',
    withKeyResults('{ id: kr, weight: 10000.001, measure: { kind: yesNo } }'),
    `8 ${KR}.weight: A weight is at most 10,000 (10000.001). Weights are relative: divide them all.`,
  ],
  [
    '[R3] a weight with more than 3 decimals',
    withMeasure('{ kind: work, items: [ { key: SUP-1, weight: 0.0005 } ] }'),
    `8 ${M}.items[0].weight: A weight has at most 3 decimals (0.0005). Round it.`,
  ],
  [
    'a credit outside 0 to 1, taken for a percentage',
    withPolicy('{ doingCredit: 50 }'),
    '3 policy.doingCredit: The credit of work in progress lies between 0 and 1 (50). Write 0.5 for 50 %.',
  ],
  [
    'a credit that is no number and not `logged`',
    withPolicy('{ doingCredit: half }'),
    '3 policy.doingCredit: This must be a number from 0 to 1, or logged, but it is the text "half". Write a number from 0 to 1, or logged.',
  ],
  [
    '[R23] a share outside 0 to 1',
    withMeasure('{ kind: work, items: [ { key: SUP-1, share: 1.5 }, { key: SUP-2, share: -0.1 } ] }'),
    `8 ${M}.items[0].share: A share lies between 0 and 1 (1.5). Correct it.`,
    `8 ${M}.items[1].share: A share lies between 0 and 1 (-0.1). Correct it.`,
  ],
  [
    'a part finer than a millionth',
    withMeasure('{ kind: milestones, milestones: [ { title: A, done: 0.1234567 } ] }'),
    `8 ${M}.milestones[0].done: What is done of a milestone has at most 6 decimals (0.1234567). Round it.`,
  ],
  [
    '[R31] a threshold of 0 and one above 1',
    withObjectives('{ id: o-2, threshold: 0 }', '{ id: o-3, threshold: 70 }'),
    '9 objectives[1].threshold: A threshold is above 0. Write a number up to 1, like 0.7.',
    '10 objectives[2].threshold: A threshold lies between 0 and 1 (70). Write 0.7 for 70 %.',
  ],
  [
    '[R33] confidence outside 0 to 10',
    withMeasure(
      '{ kind: metric, from: 1, to: 2 }',
      ', readings: [ { on: 2026-10-20, value: 1, confidence: 11 }, { on: 2026-10-21, value: 1, confidence: -1 } ]',
    ),
    `8 ${KR}.readings[0].confidence: Confidence lies between 0 and 10 (11). Correct it.`,
    `8 ${KR}.readings[1].confidence: Confidence lies between 0 and 10 (-1). Correct it.`,
  ],
  [
    '[R30] an override outside 0 to 1, without its reason, author and end',
    withMeasure('{ kind: yesNo }', ', override: { value: 60 }'),
    `8 ${KR}.override.reason: \`reason\` is missing. Add \`reason\`: a text.`,
    `8 ${KR}.override.by: \`by\` is missing. Add \`by\`: a text.`,
    `8 ${KR}.override.until: \`until\` is missing. Add \`until\`: a day, like 2026-10-01.`,
    `8 ${KR}.override.value: The value of an override lies between 0 and 1 (60). Write 0.6 for 60 %.`,
  ],
  [
    'sizes that are none',
    withKeyResults(
      '{ id: a, measure: { kind: work, count: points, unestimatedSize: -3 } }',
      '{ id: b, measure: { kind: work, count: points, unestimatedSize: 0.0001 } }',
      '{ id: c, measure: { kind: work, count: estimate, unestimatedSize: 0.001 } }',
    ),
    `8 ${M}.unestimatedSize: A size cannot be negative (-3). Write a size like 3 or 0.5.`,
    '9 objectives[0].keyResults[1].measure.unestimatedSize: A size has at most 3 decimals and fits into 15 digits (0.0001). Write a size like 3 or 0.5.',
    '10 objectives[0].keyResults[2].measure.unestimatedSize: 0.001 hours are no whole number of seconds, or too many. Write hours, like 4 or 1.5.',
  ],
];

const days: readonly Case[] = [
  [
    'a day that does not exist',
    'throughline: 1\ncycle:\n  id: a\n  start: 2026-02-29\n  end: 2026-13-01\n',
    '4 cycle.start: 2026-02-29 is a day that does not exist. Correct the month or the day.',
    '5 cycle.end: 2026-13-01 is a day that does not exist. Correct the month or the day.',
  ],
  [
    'what is no day',
    withKeyResults('{ id: kr, start: 1.10.2026, end: 20261001, measure: { kind: yesNo } }'),
    `8 ${KR}.start: "1.10.2026" is not a day. Write year, month and day, like 2026-10-01.`,
    `8 ${KR}.end: This must be a day, like 2026-10-01, but it is the number 20261001. Write year, month and day, like 2026-10-01.`,
  ],
  [
    'a cycle that ends before it starts',
    'throughline: 1\ncycle: { id: a, start: 2026-10-02, end: 2026-10-01 }\n',
    '2 cycle.end: It ends on 2026-10-01, before it starts on 2026-10-02. Exchange or correct the two days.',
  ],
  [
    'a key result that ends before it starts',
    withKeyResults('{ id: kr, start: 2026-12-01, end: 2026-11-01, measure: { kind: yesNo } }'),
    `8 ${KR}.end: It ends on 2026-11-01, before it starts on 2026-12-01. Exchange or correct the two days.`,
  ],
  [
    'a key result that starts after its cycle ends',
    withKeyResults('{ id: kr, start: 2027-01-01, measure: { kind: yesNo } }'),
    `8 ${KR}.start: It ends on 2026-12-31, before it starts on 2027-01-01. Exchange or correct the two days.`,
  ],
  [
    '[R1] an unknown time zone',
    withPolicy('{ timeZone: Mars/Olympus }'),
    '3 policy.timeZone: The time zone "Mars/Olympus" is not known. Write an IANA name, like UTC or Europe/Berlin.',
  ],
  [
    '[R1] an offset for a time zone',
    withPolicy('{ timeZone: "+02:00" }'),
    '3 policy.timeZone: The time zone "+02:00" is not known. Write an IANA name, like UTC or Europe/Berlin.',
  ],
];

const targets: readonly Case[] = [
  [
    '[R8] a target equal to its start',
    withMeasure('{ kind: metric, from: 5, to: 5.0 }'),
    `8 ${M}.to: The target 5 is also its start: there is nothing to move. Correct one of them; to hold a value, use a measure of kind maintain.`,
  ],
  [
    '[R8] a target that lies 0 away, or 0 percent',
    withKeyResults(
      '{ id: a, measure: { kind: metric, from: 5, by: 0 } }',
      '{ id: b, measure: { kind: metric, from: 5, byPercent: 0 } }',
    ),
    `8 ${M}.by: The target 5 is also its start: there is nothing to move. Correct one of them; to hold a value, use a measure of kind maintain.`,
    '9 objectives[0].keyResults[1].measure.byPercent: The target 5 is also its start: there is nothing to move. Correct one of them; to hold a value, use a measure of kind maintain.',
  ],
  [
    '[R6] [R8] a target equal to the reading that it starts from',
    withMeasure(
      '{ kind: metric, to: 45 }',
      ', readings: [ { on: 2026-11-01, value: 40 }, { on: 2026-10-01, value: 44 }, { on: 2026-10-01, value: 45 }, { on: 2026-09-01, value: 50 } ]',
    ),
    `8 ${M}.to: The target 45 is also its start (the reading on 2026-10-01): there is nothing to move. Correct one of them; to hold a value, use a measure of kind maintain.`,
  ],
  [
    '[R6] [R8] a target equal to the first reading after the start',
    withMeasure(
      '{ kind: metric, to: 45 }',
      ', readings: [ { on: 2026-12-01, value: 1 }, { on: 2026-11-01, value: 45 } ]',
    ),
    `8 ${M}.to: The target 45 is also its start (the reading on 2026-11-01): there is nothing to move. Correct one of them; to hold a value, use a measure of kind maintain.`,
  ],
  [
    '[R7] a direction against its range',
    withKeyResults(
      '{ id: a, measure: { kind: metric, from: 5, to: 6, direction: decrease } }',
      '{ id: b, measure: { kind: metric, from: -10, byPercent: -20, direction: decrease } }',
      '{ id: c, measure: { kind: metric, to: 6, direction: increase }, readings: [ { on: 2026-10-01, value: 7 } ] }',
    ),
    `8 ${M}.direction: The direction is \`decrease\`, but from 5 to 6 is the other way. Exchange start and target, or remove \`direction\`: the numbers say it.`,
    '9 objectives[0].keyResults[1].measure.direction: The direction is `decrease`, but from -10 to -8 is the other way. Exchange start and target, or remove `direction`: the numbers say it.',
    '10 objectives[0].keyResults[2].measure.direction: The direction is `increase`, but from 7 (the reading on 2026-10-01) to 6 is the other way. Exchange start and target, or remove `direction`: the numbers say it.',
  ],
  [
    '[R6] a percentage of zero',
    withMeasure('{ kind: metric, from: 0, byPercent: -40 }'),
    `8 ${M}.byPercent: A percentage of 0 is 0, so \`byPercent\` gives no target here. Write the target with \`to\`.`,
  ],
  [
    'a metric without a target, with two, or with half of one',
    withKeyResults(
      '{ id: a, measure: { kind: metric, from: 1 } }',
      '{ id: b, measure: { kind: metric, from: 1, to: 2, by: 1 } }',
      '{ id: c, measure: { kind: metric, byPercent: 10 } }',
    ),
    `8 ${M}: The metric has no target. Add \`to\`, or \`from\` together with \`by\` or \`byPercent\`.`,
    '9 objectives[0].keyResults[1].measure.by: The target is given twice, by `to` and by `by`. Keep one of `to`, `by` and `byPercent`.',
    '10 objectives[0].keyResults[2].measure.byPercent: `byPercent` says how far, but not from where. Add `from`.',
  ],
  [
    'a query reading that is half said',
    withKeyResults(
      '{ id: a, measure: { kind: metric, from: 1, to: 2, of: count } }',
      '{ id: b, measure: { kind: metric, from: 1, to: 2, query: type = Bug, of: sum } }',
      '{ id: c, measure: { kind: metric, from: 1, to: 2, query: type = Bug, field: points } }',
    ),
    `8 ${M}.of: \`of\` says what is read of a query, and there is no query. Add \`query\`, or remove this.`,
    '9 objectives[0].keyResults[1].measure.of: It is not said which field is summed. Add `field` with the id of a number field.',
    '10 objectives[0].keyResults[2].measure.field: A field is only summed, and this counts. Write `of: sum`, or remove `field`.',
  ],
  [
    'ranges without an end or upside down',
    withKeyResults(
      '{ id: a, measure: { kind: maintain } }',
      '{ id: b, measure: { kind: maintain, atLeast: 3, atMost: 2 } }',
    ),
    `8 ${M}: Neither \`atLeast\` nor \`atMost\` is given. Add one of them, or both.`,
    '9 objectives[0].keyResults[1].measure.atMost: Nothing is at least 3 and at most 2. Exchange the two numbers.',
  ],
  [
    '[R10] a curve that does not rise, or touches its ends',
    withKeyResults(
      '{ id: a, measure: { kind: metric, from: 0, to: 9, curve: [ { at: 0.5, worth: 0.2 }, { at: 0.5, worth: 0.3 } ] } }',
      '{ id: b, measure: { kind: metric, from: 0, to: 9, curve: [ { at: 0.5, worth: 0.2 }, { at: 0.6, worth: 0.2 } ] } }',
      '{ id: c, measure: { kind: metric, from: 0, to: 9, curve: [ { at: 0, worth: 0.1 }, { at: 0.6, worth: 1 } ] } }',
      '{ id: d, measure: { kind: metric, from: 0, to: 9, curve: [ { at: 50, worth: 0.1234567 }, { at: 0.7 } ] } }',
      '{ id: e, measure: { kind: metric, from: 0, to: 9, curve: { at: 0.7, worth: 0.5 } } }',
    ),
    `8 ${M}.curve[1].at: \`at\` is not above that of the point before. Write the points in the order of \`at\`; more of the way is worth more.`,
    '9 objectives[0].keyResults[1].measure.curve[1].worth: `worth` is not above that of the point before. Write the points in the order of `at`; more of the way is worth more.',
    '10 objectives[0].keyResults[2].measure.curve[0].at: A point of a curve lies between 0 and 1, and is neither of them. Remove the point: a curve starts at 0 and ends at 1 by itself.',
    '10 objectives[0].keyResults[2].measure.curve[1].worth: What a point of a curve is worth lies between 0 and 1, and is neither of them. Remove the point: a curve starts at 0 and ends at 1 by itself.',
    '11 objectives[0].keyResults[3].measure.curve[0].at: A point of a curve lies between 0 and 1 (50). Write 0.5 for 50 %.',
    '11 objectives[0].keyResults[3].measure.curve[0].worth: What a point of a curve is worth has at most 6 decimals (0.1234567). Round it.',
    '11 objectives[0].keyResults[3].measure.curve[1].worth: `worth` is missing. Add `worth`: a number from 0 to 1.',
    '12 objectives[0].keyResults[4].measure.curve: This must be a list of points, like [ { at: 0.5, worth: 0.2 } ], but it is a group of keys. Write a list of points, like [ { at: 0.5, worth: 0.2 } ].',
  ],
  [
    '[R27] a range or a unit where no amounts are added up, and a range without a way',
    withKeyResults(
      '{ id: a, measure: { kind: objectives, from: 1, to: 2 } }',
      '{ id: b, measure: { kind: objectives, as: identity, unit: EUR } }',
      '{ id: c, measure: { kind: objectives, as: amounts, from: 2, to: 2.0 } }',
      '{ id: d, measure: { kind: objectives, as: amonts, from: 1, to: 2 } }',
    ),
    `8 ${M}.from: \`from\` is of amounts that are added up, and this takes the mean. Write \`as: amounts\`, or remove \`from\`.`,
    `8 ${M}.to: \`to\` is of amounts that are added up, and this takes the mean. Write \`as: amounts\`, or remove \`to\`.`,
    '9 objectives[0].keyResults[1].measure.unit: `unit` is of amounts that are added up, and this takes the value of its objective. Write `as: amounts`, or remove `unit`.',
    '10 objectives[0].keyResults[2].measure.to: The target 2 is also its start: there is nothing to move. Correct one of them; to hold a value, use a measure of kind maintain.',
    '11 objectives[0].keyResults[3].measure.as: This must be one of mean, identity, amounts, but it is the text "amonts". Did you mean `amounts`?',
  ],
  [
    '[R36] a value at close where nothing is closed, or half said',
    withObjectives(
      '{ id: a, closed: { on: 2026-12-31, value: 0.5 } }',
      '{ id: b, status: cancelled, closed: { on: 2026-12-31, value: 0.5 } }',
      '{ id: c, status: closed, closed: { on: 2026-12-31, value: 0.5, score: 0.7 } }',
      '{ id: d, status: closed, closed: { score: 70, reason: late } }',
      '{ id: e, status: closd, closed: { on: 2026-12-31, value: 0.1234567 } }',
      '{ id: f, keyResults: [ { id: k, measure: { kind: yesNo }, closed: { on: 2026-12-31, value: 1, note: x } } ] }',
    ),
    '9 objectives[1].closed: `closed` says what a closed one was worth, and the status here is `active`. Add `status: closed`, or remove `closed`.',
    '10 objectives[2].closed: `closed` says what a closed one was worth, and the status here is `cancelled`. Write `status: closed`, or remove `closed`.',
    '11 objectives[3].closed.score: The score was changed at close, and it is not said why. Add `reason`, or remove `score`.',
    '12 objectives[4].closed.on: `on` is missing. Add `on`: a day, like 2026-10-01.',
    '12 objectives[4].closed.value: `value` is missing. Add `value`: a number from 0 to 1.',
    '12 objectives[4].closed.score: A score lies between 0 and 1 (70). Write 0.7 for 70 %.',
    '13 objectives[5].status: This must be one of draft, active, closed, cancelled, but it is the text "closd". Did you mean `closed`?',
    '13 objectives[5].closed.value: The value at close has at most 6 decimals (0.1234567). Round it.',
    '14 objectives[6].keyResults[0].closed: `closed` says what a closed one was worth, and the status here is `active`. Add `status: closed`, or remove `closed`.',
    '14 objectives[6].keyResults[0].closed.note: The key `note` is not known here. Known here: on, value, score, reason, by.',
  ],
  [
    'a milestone done in two ways',
    withMeasure('{ kind: milestones, milestones: [ { title: A, done: true, items: [] } ] }'),
    `8 ${M}.milestones[0].items: A milestone is done by hand or by its work items, not by both. Keep \`done\` or \`items\`.`,
  ],
  [
    'what is no work item',
    withMeasure(
      '{ kind: work, items: [ "SUP 12", 1.5, -3, { weight: 2 }, [ SUP-1 ], "SUP-1 OR 1=1", null ] }',
    ),
    `8 ${M}.items[0]: "SUP 12" is neither a key nor an id of a work item. Write a key like SUP-12 or an id like 4711; with its host, jira:SUP-12 or ado:org/4711.`,
    `8 ${M}.items[1]: "1.5" is neither a key nor an id of a work item. Write a key like SUP-12 or an id like 4711; with its host, jira:SUP-12 or ado:org/4711.`,
    `8 ${M}.items[2]: "-3" is neither a key nor an id of a work item. Write a key like SUP-12 or an id like 4711; with its host, jira:SUP-12 or ado:org/4711.`,
    `8 ${M}.items[3].key: \`key\` is missing. Add \`key\`: SUP-12 or 4711.`,
    `8 ${M}.items[4]: This must be a work item: SUP-12, 4711, or { key: SUP-12, weight: 2 }, but it is a list. Write a work item: SUP-12, 4711, or { key: SUP-12, weight: 2 }.`,
    `8 ${M}.items[5]: "SUP-1 OR 1=1" is neither a key nor an id of a work item. Write a key like SUP-12 or an id like 4711; with its host, jira:SUP-12 or ado:org/4711.`,
    `8 ${M}.items[6]: This must be a work item: SUP-12, 4711, or { key: SUP-12, weight: 2 }, but it is empty. Write a value, or leave the key out.`,
  ],
  [
    'a work item listed twice with different weights',
    withMeasure('{ kind: work, items: [ SUP-1, { key: SUP-1, weight: 2 } ] }'),
    `8 ${M}.items[1]: SUP-1 is listed twice, with different weights or shares. Keep one of the two.`,
  ],
];

const references: readonly Case[] = [
  [
    'an id twice, over KPIs, objectives and key results together',
    withObjectives(
      '{ id: kpi-1 }',
      '{ id: kr-1 }',
      '{ id: o-2, keyResults: [ { id: o-1, measure: { kind: yesNo } } ] }',
    ),
    '9 objectives[1].id: The id `kpi-1` is already taken by the KPI in line 4. Choose another: KPIs, objectives and key results share one set of ids.',
    '10 objectives[2].id: The id `kr-1` is already taken by the key result in line 8. Choose another: KPIs, objectives and key results share one set of ids.',
    '11 objectives[3].keyResults[0].id: The id `o-1` is already taken by the objective in line 6. Choose another: KPIs, objectives and key results share one set of ids.',
  ],
  [
    'ids that cannot be one',
    withObjectives('{ id: "" }', '{ id: " a" }', `{ id: ${'x'.repeat(101)} }`, '{ id: "a\\tb" }'),
    ...[9, 10, 11, 12].map(
      (line) =>
        `${line} objectives[${line - 8}].id: This cannot be an id: an id is 1 to 100 characters, on one line, without spaces around it. Choose a short one, like \`o-support\`.`,
    ),
  ],
  [
    'a parent that does not exist',
    withObjectives(
      '{ id: o-2, parent: { id: o-l } }',
      '{ id: o-3, parent: [ { id: o-1 }, { id: nowhere } ] }',
    ),
    '9 objectives[1].parent.id: There is no objective or key result `o-l` in this plan. Did you mean `o-1`?',
    '10 objectives[2].parent[1].id: There is no objective or key result `nowhere` in this plan. Correct the id, or remove the parent.',
  ],
  [
    'a KPI for a parent',
    withObjectives('{ id: o-2, parent: { id: kpi-1 } }'),
    '9 objectives[1].parent.id: `kpi-1` is a KPI; a parent is an objective or a key result. Correct the id, or remove the parent.',
  ],
  [
    'one parent twice',
    withObjectives('{ id: o-2, parent: [ { id: o-1 }, { id: o-1, weight: 2 } ] }'),
    '9 objectives[1].parent[1].id: `o-1` is already a parent of this objective. Name each parent once.',
  ],
  [
    'a KPI that does not exist, and one that is none',
    withKeyResults(
      '{ id: a, measure: { kind: kpi, kpi: kpi-2 } }',
      '{ id: b, measure: { kind: kpi, kpi: o-1 } }',
    ),
    `8 ${M}.kpi: There is no KPI \`kpi-2\` in this plan. Did you mean \`kpi-1\`?`,
    '9 objectives[0].keyResults[1].measure.kpi: `o-1` is not a KPI but the id of the objective. Correct the id, or add the KPI under `kpis`.',
  ],
  [
    '[R14] a KPI measure with nowhere to go',
    'throughline: 1\ncycle: { id: a, start: 2026-10-01, end: 2026-10-02 }\nkpis:\n  - { id: k, readings: [ { on: 2026-09-01, value: 5 } ] }\nobjectives:\n  - id: o\n    keyResults:\n      - { id: a, measure: { kind: kpi, kpi: k } }\n      - { id: b, measure: { kind: kpi, kpi: k, to: 5 } }\n',
    `8 ${M}: There is no target: \`to\` is missing, and the KPI \`k\` has none of its own. Add \`to\` here, or a \`target\` to the KPI.`,
    '9 objectives[0].keyResults[1].measure.to: The target 5 is also its start: there is nothing to move. Correct one of them; to hold a value, use a measure of kind maintain.',
  ],
  [
    '[R27] a key result with two sources',
    withObjectives('{ id: o-2, parent: { id: kr-1 } }'),
    '9 objectives[1].parent.id: The key result `kr-1` has its own measure (yesNo), so this objective cannot contribute to it as well. Write `contributes: false` here, or give that key result { kind: objectives }.',
  ],
  [
    '[R29] an objective that contributes to itself',
    withObjectives('{ id: o-2, parent: { id: o-2 } }'),
    '9 objectives[1].parent.id: These contribute to one another in a circle: o-2 → o-2. Remove one of these parents, or write `contributes: false` there.',
  ],
  [
    '[R29] a circle of contributing parents, through a key result, with its path',
    withObjectives(
      '{ id: a, parent: { id: b } }',
      '{ id: b, parent: { id: kr-c } }',
      '{ id: c, parent: { id: a }, keyResults: [ { id: kr-c, measure: { kind: objectives } } ] }',
    ),
    '11 objectives[3].parent.id: These contribute to one another in a circle: c → a → b → kr-c → c. Remove one of these parents, or write `contributes: false` there.',
  ],
  [
    '[R29] two circles, each on its own',
    withObjectives(
      '{ id: a, parent: { id: b } }',
      '{ id: b, parent: { id: a } }',
      '{ id: c, parent: { id: d } }',
      '{ id: d, parent: [ { id: c }, { id: a } ] }',
    ),
    '10 objectives[2].parent.id: These contribute to one another in a circle: b → a → b. Remove one of these parents, or write `contributes: false` there.',
    '12 objectives[4].parent[0].id: These contribute to one another in a circle: d → c → d. Remove one of these parents, or write `contributes: false` there.',
  ],
];

const syntax: readonly Case[] = [
  [
    'a key twice',
    withKeyResults('{ id: kr, weight: 1, weight: 2, measure: { kind: yesNo } }'),
    `8 ${KR}.weight: The key \`weight\` stands here a second time. Keep one of the two.`,
  ],
  ['an empty file', '', '1 : The file is empty. Write a plan; it starts with `throughline: 1`.'],
  ['comments alone', '# later\n\n', '1 : The file is empty. Write a plan; it starts with `throughline: 1`.'],
  [
    'several documents',
    'throughline: 1\n---\nthroughline: 1\n',
    '2 : The file holds several YAML documents; a plan is one. Remove the line `---`, or give each plan its own file.',
  ],
  ['a tab for indentation', 'cycle:\n\tid: a\n', '2 : This line is indented with a tab. Indent with spaces.'],
  [
    'a line that stands out of its column',
    'throughline: 1\ncycle:\n  id: a\n start: 2026-10-01\n',
    '4 : This line is indented differently from the lines that it belongs to. Start the keys of one group in the same column.',
  ],
  [
    'a colon in a text',
    'throughline: 1\ntitle: Reply: faster\n',
    '2 : Here is a second colon in one line, or a key that runs over several lines. Put a text that contains a colon in quotes, and line the keys up.',
  ],
  [
    'a file that was cut short',
    '{ "throughline": 1, "cycle": { "id": "a"',
    '1 : A list or group is not closed: } is missing. The file may have been cut short. Close it with }.',
  ],
  [
    'quotes that are never closed',
    'throughline: 1\ntitle: "Reply\n',
    '3 : A text in quotes that began before here is never closed. Close the quotes.',
  ],
  [
    'a text that starts with a sign of YAML',
    withMeasure('{ kind: metric, from: 1, to: 2, unit: % }'),
    '8 : A text cannot start with % unless it is in quotes. Put the text in quotes.',
  ],
  [
    'a YAML tag',
    'throughline: 1\ncycle: { id: a, start: !!timestamp 2026-10-01, end: 2026-10-02 }\n',
    '2 : The YAML tag !!timestamp is not read in a plan. Write the plain value without a tag.',
  ],
  [
    'an alias without its anchor, a text that only looks like one',
    withObjectives('{ id: o-2, title: *all* }'),
    '9 objectives[1].title: The alias *all* has no anchor &all* before it. Write the value out, or put the text in quotes where the star belongs to it.',
  ],
  [
    'an alias inside its own anchor',
    withObjectives('&o { id: o-2, parent: *o }'),
    '9 objectives[1].parent: The alias *o stands inside its own anchor, so it would never end. Write the value out, or put the text in quotes where the star belongs to it.',
  ],
];

const refused = { shape, numbers, days, targets, references, syntax };

describe.each(Object.entries(refused))('a plan file is refused for its %s', (_, cases) => {
  it.each(cases)('%s', (_title, text, ...expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('all problems at once', () => {
  it('says everything in the order of the file, shape and references together', () => {
    const text = withObjectives(
      '{ id: o-2, wieght: 1, parent: { id: o-9, weight: -1 } }',
      '{ id: o-1, kind: bold, keyResults: [ { id: a, start: 2026-12-02, end: 2026-12-01, measure: { kind: metric, from: 1, to: 1, foo: 2 } } ] }',
    );
    expect(said(text).map((line) => line.split(': ')[0])).toEqual([
      '9 objectives[1].wieght',
      '9 objectives[1].parent.id',
      '9 objectives[1].parent.weight',
      '10 objectives[2].id',
      '10 objectives[2].kind',
      '10 objectives[2].keyResults[0].end',
      '10 objectives[2].keyResults[0].measure.to',
      '10 objectives[2].keyResults[0].measure.foo',
    ]);
  });

  it('does not call a reference broken because its target has another mistake', () => {
    const text = withObjectives('{ id: o-2, title: 5 }', '{ id: o-3, parent: { id: o-2 } }');
    expect(said(text)).toHaveLength(1);
  });

  it('keeps each to one line, whatever the words of the file hold', () => {
    const text = withKeyResults('{ id: kr, weight: "a\\nb\\e[31m", measure: { kind: yesNo } }');
    expect(said(text)).toEqual([
      `8 ${KR}.weight: This must be a number, but it is the text "a b [31m". Write a number.`,
    ]);
  });

  it('shows the first 200 and counts the rest', () => {
    const many = said(withKeyResults(...Array.from({ length: 250 }, (_, at) => `{ id: kr-${at} }`)));
    expect(many).toHaveLength(201);
    expect(many.at(-1)).toBe('208 : There are 50 more problems from here on. Mend those above first.');
  });
});
