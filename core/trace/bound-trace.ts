import type { Amount } from '../model/amount.ts';
import { compareDecimals, scaleTo } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { ObjectivesMeasure } from '../model/plan.ts';
import { whole } from '../model/ppm.ts';
import type { ChildShare } from '../progress/evaluation.ts';
import { childParts } from './child-parts.ts';
import { exactParts } from './exact-parts.ts';
import { boundFormula } from './formula.ts';
import type { MeasureTrace, Opened, Tracing } from './tracing.ts';
import { totalsBelow } from './totals.ts';

/** The objectives that a key result is bound to, with what each adds (R27). */
export function boundTrace(
  tracing: Tracing,
  { keyResult: { id }, value }: Opened,
  measure: ObjectivesMeasure,
): MeasureTrace {
  const { children, raw, amount } = value;
  const mean = childParts(tracing, id, children, measure.as === 'mean' ? raw : null);
  const ppm =
    measure.as === 'amounts'
      ? partsOfAmounts(tracing, children, raw, amount)
      : measure.as === 'identity'
        ? children.map(() => raw ?? 0)
        : null;
  const left = children.some(({ counted }) => !counted);
  return {
    rules: ['R27', ...(measure.as === 'mean' ? ['R24', 'R25'] : []), ...(left ? ['R9'] : [])],
    formula: boundFormula(measure, amount),
    parts: ppm ? mean.map((part, at) => ({ ...part, ppm: ppm[at] ?? 0 })) : mean,
    totals: totalsBelow(tracing, id),
  };
}

/** share·(cᵢ − bᵢ)/(t − b) of each child objective, over its own key results of this unit. */
function partsOfAmounts(
  { evaluation }: Tracing,
  children: readonly ChildShare[],
  raw: number | null,
  amount: Amount,
): readonly number[] {
  if (raw === null || amount.kind !== 'metric' || !amount.from || !amount.to) return children.map(() => 0);
  const objectives = new Map(evaluation.objectives.map((one) => [one.id as string, one]));
  const amounts = new Map(evaluation.keyResults.map((one) => [one.id as string, one.amount]));
  const gone = children.map(({ id, counted, weight }) => ({
    weight,
    ways: (counted ? (objectives.get(id)?.children ?? []) : []).flatMap((child) => {
      const way = wayGone(amounts.get(child.id));
      return way && way.unit === amount.unit ? [way] : [];
    }),
  }));
  const scale = [
    amount.from,
    amount.to,
    ...gone.flatMap(({ ways }) => ways.flatMap(({ from, to }) => [from, to])),
  ].reduce((most, decimal) => Math.max(most, decimal.scale), 0);
  const between = (from: Decimal, to: Decimal) => scaleTo(to, scale) - scaleTo(from, scale);
  const den = between(amount.from, amount.to) * 1000n;
  const sign = den < 0n ? -1n : 1n;
  return exactParts(
    raw,
    gone.map(
      ({ ways, weight }) =>
        sign *
        BigInt(whole) *
        ways.reduce((sum, { from, to }) => sum + between(from, to) * BigInt(weight), 0n),
    ),
    den * sign,
  );
}

/** From where to where a key result has come; null = it has no amount, or no way to go. */
function wayGone(amount: Amount | undefined): { unit: string | null; from: Decimal; to: Decimal } | null {
  if (amount?.kind === 'work') {
    const from: Decimal = { digits: 0, scale: 0 };
    return amount.total.digits === 0 ? null : { unit: amount.unit, from, to: amount.done };
  }
  if (amount?.kind !== 'metric' || !amount.from || !amount.to || !amount.current) return null;
  return compareDecimals(amount.from, amount.to) === 0
    ? null
    : { unit: amount.unit, from: amount.from, to: amount.current };
}
