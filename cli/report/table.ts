import type { Plan } from '@throughline/core/model/plan.ts';
import { weightText } from '@throughline/core/model/weight.ts';
import type { Evaluation, NodeValue, ObjectiveValue } from '@throughline/core/progress/evaluation.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import { wordsFor } from '@throughline/core/view/words/words.ts';
import { shownAmount } from './amount.ts';
import { columns, plain } from './columns.ts';
import type { Cells } from './columns.ts';
import type { Naming } from './naming.ts';

const words = wordsFor('en');

/** The values for reading: each objective, below it what makes it up, then the problems as sentences. */
export function table(evaluation: Evaluation, plan: Plan, naming: Naming, width: number): string {
  const blocks = plan.objectives.map(({ id }) => blockOf(id, evaluation, plan, naming));
  // One set of columns for all blocks.
  const lines = columns(blocks.flat(), width, [1, 2]);
  let at = 0;
  const printed = blocks.map((block) => lines.slice(at, (at += block.length)).join('\n'));
  const problems = evaluation.problems.map(
    (problem) =>
      `${problem.at === null ? '' : `${problem.at}: `}${plain(naming.sentence(problem))} [${problem.code}]`,
  );
  return [
    `${plain(plan.cycle.id)}, as of ${evaluation.asOf}`,
    ...printed,
    ...(plan.kpis.length > 0 ? [kpiBlock(evaluation, plan, width)] : []),
    ...(problems.length > 0 ? [`To know\n${problems.map((line) => `  ${line}`).join('\n')}`] : []),
  ].join('\n\n');
}

/** Name, weight, percentage, amount, health. */
function blockOf(id: string, evaluation: Evaluation, plan: Plan, naming: Naming): Cells[] {
  const value = evaluation.objectives.find((one) => one.id === id);
  if (!value) return [];
  const weights = new Map(
    value.children.map((child) => [child.id as string, `×${weightText(child.weight)}`]),
  );
  const values = new Map(evaluation.keyResults.map((one) => [one.id, one]));
  // In the order of the plan, which its writer knows.
  const own = plan.keyResults.flatMap((one) => (one.objective === id ? (values.get(one.id) ?? []) : []));
  const below = value.children.filter((child) => child.kind === 'objective');
  const line = (node: NodeValue, of: string, title: string | undefined, amount: string): Cells => [
    plain(`${of === id ? '' : '  '}${title ?? of} (${of})`),
    weights.get(of) ?? '',
    plain(words.percent(percentText(node.progress))),
    amount,
    healthOf(node),
  ];
  const said = [coverage(value.coverage), offTrack(value)].filter((text) => text !== '').join('; ');
  return [
    line(value, id, naming.objective(id)?.title, said),
    ...own.map((one) => line(one, one.id, naming.keyResult(one.id)?.title, shownAmount(one.amount))),
    ...below.flatMap((child) => {
      const node = evaluation.objectives.find((one) => one.id === child.id);
      return node ? [line(node, child.id, naming.objective(child.id)?.title, '')] : [];
    }),
  ];
}

function healthOf(value: NodeValue): string {
  const over = value.origin === 'frozen' ? ', closed' : value.origin === 'override' ? ', typed over' : '';
  return `${plain(words.health(value.health))}${over}${value.stale ? ', stale' : ''}`;
}

/** Each KPI by itself: met or not, and its last reading (R14). */
function kpiBlock({ kpis }: Evaluation, plan: Plan, width: number): string {
  const values = new Map(kpis.map((value) => [value.id, value]));
  const lines = plan.kpis.map(({ id, name, unit }): Cells => {
    const value = values.get(id);
    const met = value?.met === true ? 'met' : value?.met === false ? 'not met' : '–';
    return [
      plain(`  ${name} (${id})`),
      value?.current ? plain(words.withUnit(value.current, unit)) : 'no reading yet',
      value?.stale ? `${met}, stale` : met,
    ];
  });
  return `KPIs\n${columns(lines, width, [1]).join('\n')}`;
}

/** Said where there are any (R33). */
const offTrack = ({ offTrack: off, keyResults }: ObjectiveValue): string =>
  off > 0 ? words.offTrack(off, keyResults) : '';

/** Said where part of it has no data (R9). */
function coverage(ppm: number | null): string {
  return ppm === null || ppm === 1_000_000 ? '' : `data for ${plain(words.percent(percentText(ppm)))}`;
}
