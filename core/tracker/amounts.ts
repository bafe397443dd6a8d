/**
 * Stands for a size that is there and can be none (negative, too large, no number): the engine takes it as not
 * estimated and says D_BAD_SIZE, whereas null is "not estimated" and says nothing.
 */
export const badSize = -1;

/**
 * A host's number field times `unit`, rounded half up to whole base units: points to thousandths (unit 1,000), hours to
 * seconds (3,600), seconds as they are (1). A safe integer ≥ 0, null where it is absent, or `badSize`.
 */
export function readSize(value: unknown, unit: number): number | null {
  if (value === null || value === undefined || value === '') return null;
  const given = typeof value === 'string' && plainNumber.test(value.trim()) ? Number(value) : value;
  if (typeof given !== 'number' || !(given >= 0)) return badSize;
  const whole = Math.round(given * unit);
  return Number.isSafeInteger(whole) ? whole : badSize;
}

/** The same for time that was spent or is left, which is no size: what cannot be used is "not given". */
export function readTime(value: unknown, unit: number): number | null {
  const time = readSize(value, unit);
  return time === badSize ? null : time;
}

/** CSV exports carry numbers as text. */
const plainNumber = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
