import type { ReviewStep } from '@throughline/core/review/review.ts';

/** A step as it is listed. Those of items that the viewer may not see are one row for each cause: counted, never told apart. */
export interface StepRow extends Omit<ReviewStep, 'restricted'> {
  readonly key: string;
  /** How many items that the viewer may not see it stands for; 0 = none. */
  readonly restricted: number;
}

/** In the order of the steps; a row of restricted ones stands where the first of them does. */
export function stepRows(steps: readonly ReviewStep[]): readonly StepRow[] {
  const rows: StepRow[] = [];
  for (const [at, step] of steps.entries()) {
    const before = step.restricted
      ? rows.findIndex(({ restricted, cause }) => restricted > 0 && cause === step.cause)
      : -1;
    const same = rows[before];
    if (same === undefined) rows.push({ ...step, key: String(at), restricted: step.restricted ? 1 : 0 });
    else rows[before] = { ...same, ppm: same.ppm + step.ppm, restricted: same.restricted + 1 };
  }
  return rows;
}
