import type { Day } from '@throughline/core/model/day.ts';
import type { ProjectId } from '@throughline/core/model/ids.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { points, value } from '../../gallery/builders.ts';
import { keyResult, objective, reader, view, worked } from './builders.ts';

const company = { level: 'organisation', owner: 'Ann' } as const;
const growth = { owner: 'Growth', project: '10002' as ProjectId } as const;

/** A company's hierarchy with everything that a row can tell. */
const nodes: readonly HierarchyNode[] = [
  objective('o-company', 'Customers stay with us', 420_000, [], {
    ...company,
    ...value(420_000, { threshold: 700_000 }),
    kind: 'aspirational',
    keyResults: 2,
    coverage: 1_000_000,
    checkedIn: '2026-10-12' as Day,
  }),
  keyResult('kr-churn', 'Yearly churn from 14 to 9 %', 300_000, 'o-company', {
    weight: '2',
    contribution: '20',
    owner: 'Ann',
  }),
  keyResult('kr-answers', 'Customers get an answer while they still care', 550_000, 'o-company', {
    measure: 'objectives',
    amount: { kind: 'none' },
    contribution: '22',
    same: 'o-support' as HierarchyNode['id'],
  }),
  objective('o-support', 'Customers get an answer while they still care', 550_000, ['kr-answers'], {
    same: 'kr-answers' as HierarchyNode['id'],
    keyResults: 4,
    offTrack: 1,
    coverage: 750_000,
    checkedIn: '2026-10-05' as Day,
    due: true,
  }),
  keyResult('kr-reply', 'Average reply time from 45 to 25 minutes', 350_000, 'o-support', {
    weight: '2',
    contribution: '14',
    ...value(350_000, { expected: 240_000 }),
  }),
  keyResult('kr-assistant', 'Ship the answer assistant', 500_000, 'o-support', {
    ...worked,
    weight: '0.5',
    contribution: '10',
    notes: 2,
    checkedIn: null,
  }),
  keyResult('kr-trial', 'Trial teams that reach their first answer in a day', 90_000, 'o-support', {
    ...value(90_000, { health: 'off-track' }),
    measure: 'work',
    amount: { ...points(9, 100), unit: 'issues' },
    contribution: '3',
    stale: true,
    checkedIn: '2026-10-01' as Day,
    due: true,
  }),
  keyResult('kr-csat', 'Answers rated “helped me”', null, 'o-support', {
    weight: '1',
    contribution: '0',
    checkedIn: null,
    due: true,
  }),
  objective('o-growth', 'New teams find their footing in their first week', 130_000, ['o-company'], {
    ...growth,
    ...value(130_000, { health: 'at-risk', expected: 240_000 }),
    keyResults: 2,
    weight: '1',
  }),
  keyResult('kr-docs', 'Guides for the ten commonest questions', 160_000, 'o-growth', {
    ...growth,
    ...value(160_000, { health: 'at-risk' }),
    measure: 'milestones',
    amount: { kind: 'milestones', done: 1, total: 6 },
  }),
  keyResult('kr-launch', 'The assistant is announced', 1_000_000, 'o-growth', {
    ...growth,
    ...value(1_000_000, { health: 'achieved' }),
    measure: 'yesNo',
    amount: { kind: 'yesNo', done: true },
  }),
  objective('o-docs', 'Every guide answers one question', 600_000, ['o-growth', ['o-support', false]], {
    ...value(600_000, { origin: 'override', computedPercent: '40' }),
    owner: 'Docs',
    project: '10002' as ProjectId,
  }),
  keyResult('kr-guides', 'Guides rewritten', 1_000_000, 'o-docs', {
    ...value(1_000_000, { percent: '125', raw: 1_250_000, health: 'achieved' }),
    ...worked,
    owner: null,
  }),
  objective('o-secret', null, 480_000, ['o-company'], { may: 'none', weight: '1' }),
  keyResult('kr-secret', null, 480_000, 'o-secret', { may: 'none', measure: 'metric' }),
  objective('o-next', 'Partners sell for us', null, [], {
    ...value(null, { health: 'too-early' }),
    owner: 'Growth',
    status: 'draft',
    keyResults: 0,
  }),
  objective('o-past', 'The old help centre is gone', 800_000, [], {
    ...value(800_000, { origin: 'frozen', health: 'missed', expected: 1_000_000 }),
    status: 'closed',
    owner: 'Docs',
  }),
  objective('o-given-up', 'A phone line for everybody', 0, [], {
    ...value(0, { health: 'not-started' }),
    status: 'cancelled',
  }),
];

const projects = [
  { id: '10001' as ProjectId, name: 'SUP', may: 'administer' },
  { id: '10002' as ProjectId, name: 'GRO', may: 'edit' },
] as const;
const everything = view(nodes, { restricted: 1, projects });

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const deep = Array.from({ length: 9 }, (_, at) =>
  objective(
    `o-deep-${at}`,
    at % 2 ? `${long} ${at}` : `Level ${at} of a chain that nobody should make but somebody will`,
    at * 100_000,
    at > 0 ? [`o-deep-${at - 1}`] : [],
    { owner: 'The department for customer relations and everything else that nobody owned' },
  ),
);

/** Companies with many teams: 100 top objectives, 900 below them, 9,000 key results. */
function many(count: number): readonly HierarchyNode[] {
  const healths = ['on-track', 'at-risk', 'off-track', 'achieved', 'none'] as const;
  const made: HierarchyNode[] = [];
  for (let top = 0; made.length < count; top += 1) {
    made.push(objective(`t${top}`, `Top objective ${top}`, 420_000, [], company));
    for (let team = 0; team < 9 && made.length < count; team += 1) {
      const id = `t${top}-${team}`;
      const owner = `Team ${(top * 9 + team) % 60}`;
      made.push(
        objective(id, `Objective ${top}.${team}`, 400_000, [`t${top}`], { owner, shard: `SUP~${top % 13}` }),
      );
      for (let kr = 0; kr < 10 && made.length < count; kr += 1) {
        const ppm = ((top * 31 + team * 7 + kr * 13) % 101) * 10_000;
        const health = healths[(top + team + kr) % healths.length]!;
        const more = { ...value(ppm, { health }), owner, shard: `SUP~${top % 13}` };
        made.push(keyResult(`${id}-${kr}`, `Key result ${top}.${team}.${kr}`, ppm, id, more));
      }
    }
  }
  return made;
}

/** Every state of the page, by name. How the client behaves for some of them is in fake-client. */
export const states: Readonly<Record<string, () => HierarchyView>> = {
  full: () => everything,
  global: () => ({ ...everything, project: null }),
  reader: () => ({
    ...everything,
    may: reader,
    nodes: nodes.map((node) => ({ ...node, may: node.title === null ? 'none' : 'see' })),
  }),
  long: () => view(deep),
  counting: () =>
    view(
      nodes.map((node) => (node.id === 'kr-assistant' ? { ...node, counting: { items: 300 } } : node)),
      { refreshable: true },
    ),
  empty: () => view([]),
  'empty-reader': () => view([], { may: reader }),
  'no-cycle': () => view([], { cycle: null, cycles: [] }),
  'no-cycle-reader': () => view([], { cycle: null, cycles: [], may: reader }),
  'restricted-only': () => view([], { restricted: 3, may: reader }),
  loading: () => everything,
  error: () => everything,
  'no-trends': () => everything,
  '400': () => view(many(400), { project: null }),
  '10000': () => view(many(10_000), { project: null }),
};
