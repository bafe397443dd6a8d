import type { Plan } from '@throughline/core/model/plan.ts';
import { weightText } from '@throughline/core/model/weight.ts';
import type { Evaluation, NodeValue, ObjectiveValue } from '@throughline/core/progress/evaluation.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import { wordsFor } from '@throughline/core/view/words/words.ts';
import { columns, plain } from './columns.ts';
import type { Cells } from './columns.ts';
import type { Naming } from './naming.ts';

/** One line: cells of equal meaning stand in one column. */
interface Line {
  readonly name: string;
  readonly weight: string;
  readonly percent: string;
  readonly amount: string;
  readonly health: string;
}

const words = wordsFor('en');

/** The values for reading: each objective, below it what makes it up, then the problems as sentences. */
export function table(evaluation: Evaluation, plan: Plan, naming: Naming, width: number): string {
  const blocks = plan.objectives.map(({ id }) => blockOf(id, evaluation, plan, naming));
  const lines = blocks.flat();
  const column = (cell: keyof Line) => Math.max(0, ...lines.map((line) => size(line[cell])));
  const [weight, percent, amount, health] = [
    column('weight'),
    column('percent'),
    column('amount'),
    column('health'),
  ];
  const name = Math.max(24, Math.min(column('name'), width - weight - percent - amount - health - 8));
  const printed = blocks.map((block) =>
    block
      .map((line) =>
        [
          fitted(line.name, name),
          line.weight.padStart(weight),
          line.percent.padStart(percent),
          line.amount.padEnd(amount),
          line.health,
        ]
          .join('  ')
          .trimEnd(),
      )
      .join('\n'),
  );
  const problems = evaluation.problems.map(
    (problem) =>
      `${problem.at === null ? '' : `${problem.at}: `}${plain(naming.sentence(problem))} [${problem.code}]`,
  );
  return [
    `${plan.cycle.id}, as of ${evaluation.asOf}`,
    ...printed,
    ...(plan.kpis.length > 0 ? [kpiBlock(evaluation, plan, width)] : []),
    ...(problems.length > 0 ? [`To know\n${problems.map((line) => `  ${line}`).join('\n')}`] : []),
  ].join('\n\n');
}

function blockOf(id: string, evaluation: Evaluation, plan: Plan, naming: Naming): Line[] {
  const value = evaluation.objectives.find((one) => one.id === id);
  if (!value) return [];
  const weights = new Map(
    value.children.map((child) => [child.id as string, `×${weightText(child.weight)}`]),
  );
  const values = new Map(evaluation.keyResults.map((one) => [one.id, one]));
  // In the order of the plan, which its writer knows.
  const own = plan.keyResults.flatMap((one) => (one.objective === id ? (values.get(one.id) ?? []) : []));
  const below = value.children.filter((child) => child.kind === 'objective');
  return [
    {
      ...common(value),
      name: `${naming.objective(id)?.title ?? id} (${id})`,
      weight: '',
      amount: [coverage(value.coverage), offTrack(value)].filter((text) => text !== '').join('; '),
    },
    ...own.map((one) => ({
      ...common(one),
      name: `  ${naming.keyResult(one.id)?.title ?? one.id} (${one.id})`,
      weight: weights.get(one.id) ?? '',
      amount: plain(words.amount(one.amount) ?? ''),
    })),
    ...below.flatMap((child) => {
      const node = evaluation.objectives.find((one) => one.id === child.id);
      const title = naming.objective(child.id)?.title ?? child.id;
      return node
        ? [
            {
              ...common(node),
              name: `  ${title} (${child.id})`,
              weight: weights.get(child.id) ?? '',
              amount: '',
            },
          ]
        : [];
    }),
  ];
}

function common(value: NodeValue): Pick<Line, 'percent' | 'health'> {
  const health = plain(words.health(value.health));
  const over = value.origin === 'frozen' ? ', closed' : value.origin === 'override' ? ', typed over' : '';
  return {
    percent: plain(words.percent(percentText(value.progress))),
    health: `${health}${over}${value.stale ? ', stale' : ''}`,
  };
}

/** Each KPI by itself: met or not, and its last reading (R14). */
function kpiBlock({ kpis }: Evaluation, plan: Plan, width: number): string {
  const values = new Map(kpis.map((value) => [value.id, value]));
  const lines = plan.kpis.map(({ id, name, unit }): Cells => {
    const value = values.get(id);
    const met = value?.met === true ? 'met' : value?.met === false ? 'not met' : '–';
    return [
      `  ${name} (${id})`,
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

function size(text: string): number {
  return Array.from(text).length;
}

function fitted(text: string, width: number): string {
  const letters = Array.from(text);
  return letters.length > width
    ? `${letters.slice(0, width - 1).join('')}…`
    : text + ' '.repeat(width - letters.length);
}
