import { decimalText } from '@throughline/core/model/decimal.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { wordsFor } from '@throughline/core/view/words/words.ts';
import type { NodeOutlook, Outlook, Simulation } from '@throughline/core/what-if/simulate.ts';
import { columns, plain, type Cells } from './columns.ts';
import { signed } from './exact.ts';
import type { Naming } from './naming.ts';
import { percent } from './percent.ts';

type Simulated = Extract<Simulation, { ok: true }>;

const words = wordsFor('en');

/** What changes, before → after, in the order of the plan; the rest is counted. */
export function simulationText(simulation: Simulated, plan: Plan, naming: Naming, width: number): string {
  const nodes = new Map<string, NodeOutlook>(
    simulation.nodes.filter(({ changed }) => changed).map((node) => [node.id, node]),
  );
  const cells = [
    ...plan.objectives.flatMap((objective): Cells[] => [
      ...nodeCells(nodes.get(objective.id), `${objective.title} (${objective.id})`),
      ...plan.keyResults
        .filter((one) => one.objective === objective.id)
        .flatMap((one) => nodeCells(nodes.get(one.id), `  ${one.title} (${one.id})`)),
    ]),
    ...kpiCells(simulation, plan),
  ];
  const changed = cells.length;
  const others = simulation.nodes.length + simulation.kpis.length - changed;
  const added = simulation.problems.added.map(
    (problem) =>
      `  ${problem.at === null ? '' : `${problem.at}: `}${plain(naming.sentence(problem))} [${problem.code}]`,
  );
  return [
    [`What if, as of ${simulation.asOf}. Nothing is written.`, ...idleLine(simulation, naming)].join('\n'),
    ...(changed > 0 ? [columns(cells, width, [2]).join('\n')] : []),
    ...(added.length > 0 ? [['New to know', ...added].join('\n')] : []),
    ...(changed === 0
      ? ['Nothing changes.']
      : others > 0
        ? [`${others} ${others === 1 ? 'other does' : 'others do'} not change.`]
        : []),
  ].join('\n\n');
}

function nodeCells(node: NodeOutlook | undefined, name: string): Cells[] {
  if (!node) return [];
  const { before, after, delta } = node;
  return [
    [
      plain(name),
      arrow(percent(before.progress), percent(after.progress)),
      delta === 0 ? '' : `${signed(delta)} points`,
      change(amount(before), amount(after)),
      change(health(before), health(after)),
      change(percent(before.expected), percent(after.expected), 'expected '),
    ],
  ];
}

function kpiCells({ kpis }: Simulated, plan: Plan): Cells[] {
  return kpis
    .filter(({ changed }) => changed)
    .map(({ id, before, after }) => [
      `${plan.kpis.find((kpi) => kpi.id === id)?.name ?? id} (${id})`,
      arrow(met(before.met), met(after.met)),
      '',
      arrow(
        before.current ? decimalText(before.current) : '–',
        after.current ? decimalText(after.current) : '–',
      ),
    ]);
}

/** An edit that changes no number is most likely a slip of the hand. */
function idleLine({ idle }: Simulated, naming: Naming): string[] {
  if (idle.length === 0) return [];
  const names = idle.slice(0, 8).map((id) => naming.itemKey(id) ?? id);
  const more = idle.length > names.length ? ` and ${idle.length - names.length} more` : '';
  return [`In no key result: ${names.join(', ')}${more}.`];
}

const arrow = (before: string, after: string): string => (before === after ? after : `${before} → ${after}`);

const change = (before: string, after: string, name = ''): string =>
  before === after ? '' : `${name}${before} → ${after}`;

const amount = (outlook: Outlook): string =>
  outlook.amount ? plain(words.amount(outlook.amount) ?? '') : '';

const health = (outlook: Outlook): string =>
  `${plain(words.health(outlook.health))}${outlook.stale ? ', stale' : ''}`;

const met = (is: boolean | null): string => (is === null ? '–' : is ? 'met' : 'not met');
