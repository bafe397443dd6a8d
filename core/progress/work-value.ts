import { oneUnit, unitScale } from '../model/count-unit.ts';
import { nearestDecimal } from '../model/decimal.ts';
import type { CountOf, Policy, Ppm } from '../model/plan.ts';
import { ppmRatio } from '../model/ppm.ts';
import type { ProblemCode } from '../model/problem.ts';
import type { Amount } from '../model/amount.ts';
import type { Sums, Tally } from './sums.ts';

export interface WorkValue {
  /** null = no value; `problems` say why. */
  readonly raw: Ppm | null;
  readonly amount: Extract<Amount, { kind: 'work' }>;
  readonly problems: readonly { readonly code: ProblemCode; readonly amounts?: Record<string, number> }[];
}

/** One exact fraction: `done / (total · 1,000,000)`, in units of 10^-scale; `finished` is done without part credit. */
interface Fraction {
  readonly done: bigint;
  readonly total: bigint;
  readonly scale: number;
}

const million = 1_000_000n;

/**
 * A work key result from its running sums alone: R15 with the fall-backs of R16 (all link weights 0) and R21
 * (unestimated items, all sizes 0).
 * @param unestimatedSize in base units; null = not yet fixed, then one unit
 */
export function valueOfWork(
  sums: Sums,
  count: CountOf,
  unestimatedSize: number | null,
  policy: Pick<Policy, 'unestimated'>,
): WorkValue {
  const excluded = policy.unestimated === 'exclude';
  const looseSize = policy.unestimated === 'stored' ? BigInt(unestimatedSize ?? oneUnit(count)) : 0n;
  const items = excluded ? minus(sums.items, sums.loose) : exact(sums.items);
  const weights = excluded ? minus(sums.weights, sums.looseWeights) : exact(sums.weights);
  const equal = weights.total === 0n;
  const unit = unitScale(count);
  const sized = equal
    ? { ...withLoose(sums.plain, sums.loose, looseSize), scale: unit }
    : { ...withLoose(sums.weighted, sums.looseWeights, looseSize), scale: unit + 3 };
  const sizeless = sized.total === 0n;
  const counted: Fraction = equal ? { ...items, scale: 0 } : { ...weights, scale: 3 };
  const valued = sizeless ? counted : sized;
  const finishedItems = sums.finished.items - (excluded ? sums.finished.loose : 0);
  const shown: Fraction = sizeless
    ? { done: BigInt(finishedItems) * million, total: items.total, scale: 0 }
    : {
        done: (BigInt(sums.finished.plain) + looseSize * BigInt(sums.finished.loose)) * million,
        total: withLoose(sums.plain, sums.loose, looseSize).total,
        scale: unit,
      };
  const loose = sums.loose.total;
  const amount: WorkValue['amount'] = {
    kind: 'work',
    unit: sizeless && items.total > 0n ? 'issues' : count.unit,
    ...decimals(shown),
    weighted: shown.done * valued.total === valued.done * shown.total ? null : decimals(valued),
    counted: Number(items.total),
    dropped: sums.dropped,
    unestimated: loose,
    unestimatedSize: loose === 0 || excluded || policy.unestimated === 'block' ? null : Number(looseSize),
  };

  if (sums.items.total === 0) {
    return { raw: null, amount, problems: [{ code: sums.dropped > 0 ? 'D_ALL_DROPPED' : 'D_NO_WORK' }] };
  }
  const unestimated = { code: 'D_UNESTIMATED' as const, amounts: { items: loose } };
  if (items.total === 0n || (policy.unestimated === 'block' && loose > 0)) {
    return { raw: null, amount, problems: [unestimated] };
  }
  const raw = Number(valued.done / valued.total);
  const problems: WorkValue['problems'][number][] = [];
  if (equal) problems.push({ code: 'D_ZERO_WEIGHTS' });
  if (sizeless) problems.push({ code: 'D_NO_ESTIMATES' });
  if (loose > 0 && policy.unestimated === 'stored' && unestimatedSize === null) problems.push(unestimated);
  // Whatever is open beside 100 % has size or weight 0: with either above 0 it would have kept the value below.
  const open = Number(items.total) - finishedItems;
  if (raw === ppmRatio(1, 1) && open > 0) problems.push({ code: 'D_OPEN_ZERO', amounts: { items: open } });
  return { raw, amount, problems };
}

interface Exact {
  /** In millionths. */
  readonly done: bigint;
  readonly total: bigint;
}

const exact = ({ total, done, rest }: Tally): Exact => ({
  done: BigInt(done) * million + BigInt(rest),
  total: BigInt(total),
});

const minus = (a: Tally, b: Tally): Exact => ({
  done: exact(a).done - exact(b).done,
  total: exact(a).total - exact(b).total,
});

const withLoose = (estimated: Tally, loose: Tally, size: bigint): Exact => ({
  done: exact(estimated).done + size * exact(loose).done,
  total: exact(estimated).total + size * exact(loose).total,
});

const decimals = ({ done, total, scale }: Fraction) => ({
  done: nearestDecimal(done, scale + 6),
  total: nearestDecimal(total, scale),
});
