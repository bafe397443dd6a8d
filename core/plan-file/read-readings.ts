import { compareDecimals, decimalText } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Closing, Override, Reading, Status } from '../model/plan.ts';
import { said } from '../model/said.ts';
import type { Report } from './report.ts';
import { boundsShape, closedShape, overrideShape, readingShape } from './shapes.ts';
import { has, keyUnder, under } from './source.ts';
import type { Spot } from './source.ts';
import { entries, take } from './take.ts';

/** In the order of the file: of two on one day the later counts (R9). */
export function readReadings(owner: Spot, report: Report): readonly Reading[] {
  return entries(under(owner, 'readings'), said`a list of readings`, report).flatMap((spot) => {
    const { on, value, confidence = null, note = null, by = null } = take(readingShape, spot, report);
    return on && value ? [{ on, value, confidence, note, by }] : [];
  });
}

/** R30: value, reason, author and last day, all four. */
export function readOverride(owner: Spot, report: Report): Override | null {
  const spot = under(owner, 'override');
  if (!spot.node) return null;
  const { value, reason, by, until } = take(overrideShape, spot, report);
  return value !== undefined && reason !== undefined && by !== undefined && until !== undefined
    ? { value, reason, by, until }
    : null;
}

/** R36: what a closed objective or key result was worth on its last day, beside `status: closed`. */
export function readClosed(owner: Spot, given: Status | undefined, report: Report): Closing | null {
  const spot = under(owner, 'closed');
  if (!spot.node) return null;
  // A status that could not be read may have been meant so.
  const status = given ?? (has(owner, 'status') ? 'closed' : 'active');
  if (status !== 'closed')
    report.refuse(keyUnder(owner, 'closed'), {
      reason: said`\`closed\` says what a closed one was worth, and the status here is \`${status}\`.`,
      mend: given
        ? said`Write \`status: closed\`, or remove \`closed\`.`
        : said`Add \`status: closed\`, or remove \`closed\`.`,
    });
  const { on, value, score = null, reason = null, by = null } = take(closedShape, spot, report);
  if (score !== null && !has(spot, 'reason'))
    report.refuse(under(spot, 'score'), {
      reason: said`The score was changed at close, and it is not said why.`,
      mend: said`Add \`reason\`, or remove \`score\`.`,
    });
  return on !== undefined && value !== undefined
    ? { on, raw: value, progress: value, amount: null, score, reason, by }
    : null;
}

export interface Bounds {
  readonly atLeast: Decimal | null;
  readonly atMost: Decimal | null;
}

/** At least, at most or both: where a KPI should stand. */
export function readBounds(spot: Spot, report: Report): Bounds | null {
  if (!spot.node) return null;
  const { atLeast = null, atMost = null } = take(boundsShape, spot, report);
  checkBounds(spot, { atLeast, atMost }, report);
  return { atLeast, atMost };
}

export function checkBounds(spot: Spot, { atLeast, atMost }: Bounds, report: Report): void {
  if (spot.node?.fields && !has(spot, 'atLeast') && !has(spot, 'atMost'))
    report.refuse(spot, {
      reason: said`Neither \`atLeast\` nor \`atMost\` is given.`,
      mend: said`Add one of them, or both.`,
    });
  if (atLeast && atMost && compareDecimals(atLeast, atMost) > 0)
    report.refuse(under(spot, 'atMost'), {
      reason: said`Nothing is at least ${decimalText(atLeast)} and at most ${decimalText(atMost)}.`,
      mend: said`Exchange the two numbers.`,
    });
}
