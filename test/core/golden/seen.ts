import type { Amount } from '@throughline/core/model/amount.ts';
import { decimalText } from '@throughline/core/model/decimal.ts';
import type { Decimal } from '@throughline/core/model/decimal.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import type { FullEvaluation } from '@throughline/core/progress/evaluate.ts';
import type { ChildShare, KeyResultValue, ObjectiveValue } from '@throughline/core/progress/evaluation.ts';
import { percentText, shareOut } from '@throughline/core/progress/percent.ts';
import type { ExpectedNode } from './golden-case.ts';

/** Everything of one node in the notation of an expectation; null where there is no such node. */
export function seenNode(
  evaluation: FullEvaluation,
  id: string,
  nameOf: (item: string) => string,
): ExpectedNode | null {
  const objective = evaluation.objectives.find((one) => one.id === id);
  if (objective) return seenObjective(objective);
  const keyResult = evaluation.keyResults.find((one) => one.id === id);
  if (keyResult) return { ...seenKeyResult(keyResult), rows: seenRows(evaluation, keyResult, nameOf) };
  const kpi = evaluation.kpis.find((one) => one.id === id);
  return kpi ? { met: kpi.met, stale: kpi.stale, current: kpi.current && decimalText(kpi.current) } : null;
}

/** In the words of the expected problem, as far as that says anything. */
export function seenProblem(problem: Problem, like: string, nameOf: (item: string) => string): string {
  const asked = like
    .split(' ')
    .slice(2)
    .map((token) => token.split('=')[0] ?? '');
  const named = (key: string): string => {
    if (key === 'items') return (problem.items ?? []).map(nameOf).join(',');
    return key === 'nodes' ? (problem.nodes ?? []).join(',') : String(problem.amounts?.[key]);
  };
  return [problem.code, problem.at ?? '*', ...asked.map((key) => `${key}=${named(key)}`)].join(' ');
}

// ── below ──

const seenValue = ({
  raw,
  progress,
  computed,
  score,
  origin,
  band,
  health,
  expected,
  stale,
  confidence,
}: KeyResultValue | ObjectiveValue): ExpectedNode => ({
  raw,
  progress,
  computed,
  score,
  origin,
  band,
  health,
  expected,
  stale,
  shown: percentText(progress),
  confidence: confidence && `${confidence.mean} of 10, lowest ${confidence.min}`,
});

const seenObjective = (value: ObjectiveValue): ExpectedNode => ({
  ...seenValue(value),
  ...seenChildren(value),
  coverage: value.coverage,
  offTrack: `${value.offTrack} of ${value.keyResults}`,
});

function seenKeyResult(value: KeyResultValue): ExpectedNode {
  const { amount } = value;
  return {
    ...seenValue(value),
    ...seenChildren(value),
    amount: amountText(amount),
    stretch: stretchText(amount),
    ...(amount.kind === 'work' && {
      items: `${amount.counted} counted, ${amount.dropped} dropped, ${amount.unestimated} unestimated`,
    }),
  };
}

function seenChildren({
  computed,
  children,
}: {
  readonly computed: number | null;
  readonly children: readonly ChildShare[];
}): ExpectedNode {
  const shown = shareOut(
    computed,
    children.map(({ contribution }) => contribution),
  );
  const byId = <T>(of: (child: ChildShare, at: number) => T): Record<string, T> =>
    Object.fromEntries(children.map((child, at) => [child.id, of(child, at)]));
  return {
    parts: byId(({ contribution }) => contribution),
    weights: byId(({ weight }) => weight / 1000),
    shownParts: byId((_, at) => shown[at] ?? ''),
  };
}

const seenRows = (
  evaluation: FullEvaluation,
  { id }: KeyResultValue,
  nameOf: (item: string) => string,
): string =>
  (evaluation.items.get(id) ?? [])
    .map(({ item, why, share }) => {
      const part = share === undefined || share === 1_000_000 ? '' : ` ×${share / 1_000_000}`;
      return `${nameOf(item)} ${why}${part}`;
    })
    .join(', ');

const text = (decimal: Decimal | null): string => (decimal ? decimalText(decimal) : '–');

function amountText(amount: Amount): string {
  switch (amount.kind) {
    case 'work': {
      const { done, total, unit, weighted } = amount;
      const beside = weighted ? ` (${text(weighted.done)} of ${text(weighted.total)})` : '';
      return `${text(done)} of ${text(total)} ${unit}${beside}`;
    }
    case 'metric':
      return `${text(amount.from)} → ${text(amount.current)} → ${text(amount.to)} ${amount.unit ?? ''}`.trim();
    case 'maintain':
      return `${amount.held} held, ${amount.elapsed} elapsed, ${amount.planned} planned`;
    case 'milestones':
      return `${amount.done} of ${amount.total}`;
    case 'yesNo':
      return amount.done ? 'yes' : 'no';
    case 'none':
      return '';
  }
}

function stretchText(amount: Amount): string | null {
  const stretch = amount.kind === 'metric' ? amount.stretch : null;
  return stretch && `${text(stretch.to)}: ${stretch.raw ?? '–'}`;
}
