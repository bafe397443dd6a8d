import type { Amount } from '../model/amount.ts';
import { compareDecimals, nearestDecimal, scaleTo } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { KeyResultId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { ObjectivesMeasure, Policy } from '../model/plan.ts';
import { heldRatio, ppmRatio } from '../model/ppm.ts';
import { weightOne } from '../model/weight.ts';
import { noValue } from './no-value.ts';
import type { Measured } from './no-value.ts';
import type { ObjectiveChild } from './roll-up.ts';

/** What one key result below brings: from, to and where it is, in a unit. */
interface Way {
  readonly unit: string | null;
  readonly from: Decimal;
  readonly to: Decimal;
  readonly current: Decimal | null;
}

const zero: Decimal = { digits: 0, scale: 0 };

/**
 * A key result that adds up the amounts of the key results below its child objectives (R27): c = b + Σ share·(cᵢ − bᵢ).
 * @param children that take part, at least one, in id order
 * @throws RangeError where a number outgrows the integers (E_TOO_LARGE)
 */
export function valueOfAmounts(
  measure: ObjectivesMeasure,
  children: readonly ObjectiveChild[],
  { noData }: Policy,
): Measured {
  const all = children.flatMap(({ below }, at) =>
    below.flatMap((child) =>
      child.kind === 'keyResult' ? [{ at, id: child.id, way: wayOf(child.value.amount) }] : [],
    ),
  );
  const units = new Set(all.flatMap(({ way }) => (way ? [way.unit] : [])));
  const shared = units.size === 1 ? [...units][0] : undefined;
  const unit = measure.unit ?? shared;
  const left: KeyResultId[] = [];
  const ways = all.flatMap(({ at, id, way }) => {
    if (way && way.unit === unit) return [{ ...way, at }];
    left.push(id);
    return [];
  });
  const added = ways.filter(({ current }) => current !== null || noData === 'zero');

  const known = [measure.from, measure.to, ...added.flatMap(({ from, to, current }) => [from, to, current])];
  const scale = known.reduce((most, decimal) => Math.max(most, decimal?.scale ?? 0), 0) + 3;
  const shares = children.map(({ weight }) => weight ?? weightOne);
  const sum = (of: (way: Way) => Decimal) =>
    added.reduce((total, way) => total + scaleTo(of(way), scale - 3) * BigInt(shares[way.at] ?? 0), 0n);
  const from = measure.from ? scaleTo(measure.from, scale) : sum((way) => way.from);
  const to = measure.to ? scaleTo(measure.to, scale) : sum((way) => way.to);
  const moved = children.map(() => 0n);
  for (const way of added) {
    const gone = scaleTo(way.current ?? way.from, scale - 3) - scaleTo(way.from, scale - 3);
    moved[way.at] = (moved[way.at] ?? 0n) + gone * BigInt(shares[way.at] ?? 0);
  }
  const gone = moved.reduce((total, part) => total + part, 0n);
  const found = added.some(({ current }) => current !== null);
  const ranged = from !== to;

  const counts = new Set(added.map(({ at }) => at));
  return {
    ...noValue,
    raw: found && ranged ? ppmRatio(gone, to - from) : null,
    amount: {
      kind: 'metric',
      unit: unit ?? null,
      from: added.length > 0 || measure.from ? nearestDecimal(from, scale) : null,
      to: added.length > 0 || measure.to ? nearestDecimal(to, scale) : null,
      current: found ? nearestDecimal(from + gone, scale) : null,
      on: null,
      stretch: null,
    },
    origin: 'computed',
    stale: children.some(({ value }, at) => counts.has(at) && value.stale && (shares[at] ?? 0) > 0),
    children: children.map(({ id, kind }, at) => ({
      id,
      kind,
      weight: shares[at] ?? 0,
      contribution: ranged ? heldRatio(moved[at] ?? 0n, to - from) : 0,
      counted: counts.has(at),
    })),
    problems: [
      ...(left.length > 0 ? [{ code: 'D_OTHER_UNIT' as const, nodes: left.sort(byText) }] : []),
      ...(added.length > 0 && !ranged ? [{ code: 'D_NO_RANGE' as const }] : []),
    ],
  };
}

/** null = it has none: no amount, or no way to go. */
function wayOf(amount: Amount): Way | null {
  const way =
    amount.kind === 'work'
      ? { unit: amount.unit, from: zero, to: amount.total, current: amount.done }
      : amount.kind === 'metric'
        ? amount
        : null;
  const { from, to } = way ?? { from: null, to: null };
  return way && from && to && compareDecimals(from, to) !== 0 ? { ...way, from, to } : null;
}
