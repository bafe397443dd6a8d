import { decimalText } from '@throughline/core/model/decimal.ts';
import type { Closing, Ppm } from '@throughline/core/model/plan.ts';
import type { Trace } from '@throughline/core/trace/trace.ts';
import { wordsFor } from '@throughline/core/view/words/words.ts';
import { shownAmount } from './amount.ts';
import { plain } from './columns.ts';
import { exactPercent } from './exact.ts';
import type { Naming } from './naming.ts';
import { percent } from './percent.ts';
import { childLines, partLines } from './trace-parts.ts';
import { milestoneLines, setLines } from './work-lines.ts';

const words = wordsFor('en');

/**
 * One number opened, for reading: what it is and the rules that made it, its parts, what was left out.
 * @param open the trace of a number below it
 */
export function traceText(
  trace: Trace,
  open: (id: string) => Trace | null,
  naming: Naming,
  width: number,
): string {
  const problems = trace.problems.map((problem) => `  ${plain(naming.sentence(problem))} [${problem.code}]`);
  const blocks = [
    head(trace),
    ...partBlocks(trace, open, width),
    inputs(trace),
    problems.length > 0 ? ['To know', ...problems] : [],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function head(trace: Trace): readonly string[] {
  const { id, title, asOf, value, override, frozen, formula, rules, amount, kpi } = trace;
  const shown = shownAmount(amount);
  const state = value
    ? [percent(value.progress), ...(shown === '' ? [] : [shown]), ...(value.stale ? ['stale'] : [])]
    : [kpi?.met === null ? '–' : kpi?.met ? 'met' : 'not met', ...(kpi?.stale ? ['stale'] : [])];
  const terms = Object.entries(formula.terms).map(([name, term]) => `${name} ${decimalText(term)}`);
  return [
    `${plain(title)} (${id}), as of ${asOf}`,
    state.join(', '),
    ...(override
      ? [
          `Typed over it by ${plain(override.by)} until ${override.until}: ${plain(override.reason)}. Computed: ${percent(value?.sum ?? null)}.`,
        ]
      : []),
    ...(frozen ? [frozenLine(frozen, value?.sum ?? null)] : []),
    `${formula.words}${terms.length > 0 ? `, with ${terms.join(', ')}` : ''}`,
    ...(amount.kind === 'work' && amount.weighted !== null ? [plain(words.weightedSums(amount) ?? '')] : []),
    ...(amount.kind === 'work' && amount.unestimatedSize !== null
      ? [plain(words.unestimatedAs(words.baseSize(amount.unestimatedSize, amount.unit)))]
      : []),
    `Rules ${rules.join(', ')}`,
  ];
}

function frozenLine({ on, by, score, reason }: Closing, now: Ppm | null): string {
  const changed =
    score === null ? '' : `, its score set to ${percent(score)}${reason ? ` (${plain(reason)})` : ''}`;
  return `Closed on ${on}${by ? ` by ${plain(by)}` : ''}${changed}: the value of that day stands. From the data now: ${percent(now)}.`;
}

function partBlocks(
  trace: Trace,
  open: (id: string) => Trace | null,
  width: number,
): readonly (readonly string[])[] {
  const { parts, value, inputs: from, amount } = trace;
  const sum = value?.sum ?? null;
  const total = sum === null ? [] : [`Together ${exactPercent(sum)} %`];
  const unit = from.count ?? ({ unit: 'issues' } as const);
  switch (trace.kind) {
    case 'work': {
      const counted =
        amount.kind === 'work' && amount.unit === 'issues' ? ({ unit: 'issues' } as const) : unit;
      return [
        ...setLines({ ...trace, items: parts.filter((part) => part.kind === 'item') }, unit, counted, width),
        total,
      ];
    }
    case 'milestones':
      return [
        ...milestoneLines(
          parts.filter((part) => part.kind === 'milestone'),
          width,
        ),
        total,
      ];
    case 'objective':
    case 'objectives':
      return [childLines(trace, open, width), total, below(trace)];
    case 'metric':
    case 'kpi':
    case 'maintain':
    case 'yesNo':
      return [partLines(trace, width)];
  }
}

function below({ totals }: Trace): readonly string[] {
  if (!totals || totals.items + totals.leftOut === 0) return [];
  const stages = (['done', 'doing', 'todo', 'unknown', 'dropped'] as const)
    .filter((stage) => totals.stages[stage] > 0)
    .map((stage) => `${totals.stages[stage]} ${words.stage(stage)}`);
  return [
    [
      `All work below, each item once: ${totals.items}${stages.length > 0 ? ` (${stages.join(', ')})` : ''}`,
      ...(totals.shared > 0 ? [`${totals.shared} of them in several key results`] : []),
      ...(totals.leftOut > 0 ? [`${totals.leftOut} left out`] : []),
    ].join('; '),
  ];
}

function inputs({ inputs: { readAt, query } }: Trace): readonly string[] {
  const found = query && (query.found === null ? 'could not be run' : `found ${query.found}`);
  return [
    ...(query ? [`Query ${found}: ${query.text}`] : []),
    ...(readAt === null ? [] : [`Work read ${new Date(readAt).toISOString()}`]),
  ];
}
