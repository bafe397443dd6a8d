import type { Day } from '../model/day.ts';
import type { Ppm } from '../model/plan.ts';
import type { Amount } from '../model/amount.ts';
import type { Problem } from '../model/problem.ts';
import type { ChildShare, Origin } from './evaluation.ts';
import type { MetricRange } from './metric-value.ts';

/** What a measure says before time, override and weights. */
export interface Measured {
  readonly raw: Ppm | null;
  /** What rolls up; absent = `raw` held to 0…1,000,000. */
  readonly progress?: Ppm | null;
  readonly amount: Amount;
  readonly origin: Origin;
  readonly stale: boolean;
  /** Of a metric that has one. */
  readonly range: MetricRange | null;
  /** Of one bound to child objectives: its parts (R27). */
  readonly children?: readonly ChildShare[];
  /** Of one that is its child: the child's line (R27). */
  readonly lineOn?: (day: Day) => Ppm;
  readonly problems: readonly Omit<Problem, 'at'>[];
}

export const noValue: Measured = {
  raw: null,
  amount: { kind: 'none' },
  origin: 'none',
  stale: false,
  range: null,
  problems: [],
};

/** No value, and why. */
export const without = (code: Problem['code'], more: Pick<Problem, 'nodes'> = {}): Measured => ({
  ...noValue,
  problems: [{ code, ...more }],
});
