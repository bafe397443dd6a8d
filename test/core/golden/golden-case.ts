import type { Plan } from '@throughline/core/model/plan.ts';
import type { Band, Health, Origin } from '@throughline/core/progress/evaluation.ts';

/**
 * One hand-worked case: a plan, its work and a day, and what comes of it. Only the fields that an expectation names are
 * compared; problems are always compared in full.
 */
export interface GoldenCase {
  /** Unique over the whole table. */
  readonly id: string;
  readonly rules: readonly `R${number}`[];
  /** The text of a plan file; a plan from fixtures only where a plan file refuses such data. */
  readonly plan: string | Plan;
  /** Work items, one a line (work-notation.ts). */
  readonly work?: string;
  /** What each query text finds: keys of work items, one space between, or `failed`. */
  readonly queries?: Readonly<Record<string, string>>;
  /** A day, or an instant that is mapped to one by the policy's time zone. Missing: 2026-11-01. */
  readonly asOf?: string;
  /** Instants, for the age of work that was read. */
  readonly now?: string;
  readonly readAt?: string;
  readonly expect: Readonly<Record<string, ExpectedNode>>;
  /** `CODE at`, `*` for the whole plan, then what it must name: `items=K-1,K-2 nodes=a,b days=3`. Missing: none. */
  readonly problems?: readonly string[];
  /** The arithmetic, worked out by hand. */
  readonly why: string;
}

/** Of a key result, an objective or a KPI, by its id. */
export interface ExpectedNode {
  readonly raw?: number | null;
  readonly progress?: number | null;
  readonly computed?: number | null;
  readonly score?: number | null;
  /** The percentage as a reader sees it (R4). */
  readonly shown?: string | null;
  readonly origin?: Origin;
  readonly band?: Band | null;
  readonly health?: Health;
  readonly expected?: number;
  readonly stale?: boolean;
  /** `7000 of 10, lowest 6`: the mean in thousandths, and the minimum; null = none. */
  readonly confidence?: string | null;
  /** `13 of 26 points (26 of 39)`, `45 → 38 → 25 min`, `3 held, 4 elapsed, 13 planned`. */
  readonly amount?: string;
  /** `150: 500000`: where the stretch is, and its own raw. */
  readonly stretch?: string | null;
  /** How many items count, how many were dropped, how many have no estimate. */
  readonly items?: string;
  /** `K-1 counted, K-2 dropped`, with ` ×0.5` where the share is not the whole. */
  readonly rows?: string;
  readonly coverage?: number | null;
  /** Contribution of each contributing child, ppm. */
  readonly parts?: Readonly<Record<string, number>>;
  /** The same as shown to a reader: they add up to the shown percentage. */
  readonly shownParts?: Readonly<Record<string, string>>;
  /** Weight of each contributing child, as typed (2 = 2). */
  readonly weights?: Readonly<Record<string, number>>;
  /** `1 of 3` key results. */
  readonly offTrack?: string;
  /** Of a KPI. */
  readonly met?: boolean | null;
  /** Of a KPI: its latest reading. */
  readonly current?: string | null;
}
