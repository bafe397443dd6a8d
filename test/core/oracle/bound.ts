import type { Amount } from '@throughline/core/model/amount.ts';
import type { ObjectivesMeasure, Policy } from '@throughline/core/model/plan.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import type { ChildShare, KeyResultValue } from '@throughline/core/progress/evaluation.ts';
import {
  floorPpm,
  fraction,
  isZero,
  minus,
  ofDecimal,
  over,
  plus,
  same,
  sum,
  times,
  toDecimal,
} from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { rollUp } from './roll-up.ts';
import type { Child } from './roll-up.ts';

export interface Bound {
  /** As computed, before any override of its own. */
  readonly raw: number | null;
  readonly progress: number | null;
  readonly amount: Amount;
  readonly stale: boolean;
  readonly children: readonly ChildShare[];
  /** The child whose line it is; null = its own dates. */
  readonly lineOf: ChildShare['id'] | null;
  readonly problems: readonly Omit<Problem, 'at'>[];
}

const none: Amount = { kind: 'none' };

/** R27: a key result bound to the objectives that contribute to it, in id order. */
export function oracleBound(
  measure: ObjectivesMeasure,
  children: readonly Child[],
  /** The key results that take part in a child objective. */
  keyResultsOf: (child: Child) => readonly KeyResultValue[],
  policy: Policy,
): Bound {
  const nothing = { raw: null, progress: null, amount: none, stale: false, children: [], lineOf: null };
  const [only, second] = children;
  if (!only) return { ...nothing, problems: [{ code: 'D_NO_CHILDREN' }] };
  if (measure.as === 'amounts') return amounts(measure, children, keyResultsOf, policy);
  if (measure.as === 'identity' && second) {
    return { ...nothing, problems: [{ code: 'E_MULTI_SOURCE', nodes: children.map(({ id }) => id) }] };
  }
  const rolled = rollUp(children, policy);
  const told = rolled.problems.map((code) => ({ code }));
  if (measure.as === 'identity') {
    const { raw, progress, stale } = only.value;
    return { raw, progress, amount: none, stale, children: rolled.children, lineOf: only.id, problems: [] };
  }
  const { computed: raw, stale } = rolled;
  return { raw, progress: raw, amount: none, stale, children: rolled.children, lineOf: null, problems: told };
}

interface Sums {
  readonly unit: string | null;
  readonly b: Fraction;
  readonly t: Fraction;
  /** null = no reading. */
  readonly c: Fraction | null;
}

function amounts(
  measure: ObjectivesMeasure,
  children: readonly Child[],
  keyResultsOf: Parameters<typeof oracleBound>[2],
  { noData }: Policy,
): Bound {
  const parts = children.flatMap((child) => {
    const share = fraction(child.weight ?? 1000, 1000);
    return keyResultsOf(child).map(({ id, amount }) => ({ child, share, id, sums: sumsOf(amount) }));
  });
  const units = parts.flatMap(({ sums }) => (sums ? [sums.unit] : []));
  const differ = measure.unit === null && units.some((unit) => unit !== units[0]);
  const unit = measure.unit ?? units[0] ?? null;
  const left = parts.filter(({ sums }) => differ || !sums || sums.unit !== unit).map(({ id }) => id);
  const added = parts.flatMap(({ child, share, id, sums }) =>
    sums && !left.includes(id) && (sums.c || noData === 'zero') ? [{ child, share, ...sums }] : [],
  );
  const b = measure.from ? ofDecimal(measure.from) : sum(added.map((one) => times(one.share, one.b)));
  const t = measure.to ? ofDecimal(measure.to) : sum(added.map((one) => times(one.share, one.t)));
  const moved = (of: typeof added) =>
    sum(of.map(({ share, c, b: from }) => times(share, minus(c ?? from, from))));
  const isKnown = added.some(({ c }) => c !== null);
  const c = plus(b, moved(added));
  const way = minus(t, b);
  const problems = [
    ...(left.length > 0 ? [{ code: 'D_OTHER_UNIT' as const, nodes: [...new Set(left)].toSorted() }] : []),
    ...(added.length > 0 && isZero(way) ? [{ code: 'D_NO_RANGE' as const }] : []),
  ];
  const raw = !isKnown || isZero(way) ? null : floorPpm(over(minus(c, b), way));
  const of = (child: Child) => added.filter((one) => one.child === child);
  return {
    raw,
    progress: raw === null ? null : held(raw),
    amount: {
      kind: 'metric',
      unit: differ ? null : unit,
      from: measure.from ?? (added.length === 0 ? null : toDecimal(b)),
      to: measure.to ?? (added.length === 0 ? null : toDecimal(t)),
      current: isKnown ? toDecimal(c) : null,
      on: null,
      stretch: null,
    },
    stale: children.some((child) => child.value.stale && child.weight !== 0 && of(child).length > 0),
    children: children.map((child) => ({
      id: child.id,
      kind: child.kind,
      weight: child.weight ?? 1000,
      contribution: raw === null ? 0 : held(floorPpm(over(moved(of(child)), way))),
      counted: of(child).length > 0,
    })),
    lineOf: null,
    problems,
  };
}

function sumsOf(amount: Amount): Sums | null {
  if (amount.kind === 'work') {
    const [t, c] = [ofDecimal(amount.total), ofDecimal(amount.done)];
    return isZero(t) ? null : { unit: amount.unit, b: fraction(0), t, c };
  }
  if (amount.kind !== 'metric' || !amount.from || !amount.to) return null;
  const [b, t] = [ofDecimal(amount.from), ofDecimal(amount.to)];
  return same(b, t) ? null : { unit: amount.unit, b, t, c: amount.current && ofDecimal(amount.current) };
}

const held = (raw: number): number => Math.min(Math.max(raw, 0), 1_000_000);
