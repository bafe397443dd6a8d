/**
 * An exact decimal: `digits / 10^scale`. JSON-safe. Metrics (baseline, target, reading) are decimals, so that
 * 5.9 of 10 is 59/100 and not 0.5900000000000001 (R3).
 */
export interface Decimal {
  /** A safe integer, never -0. */
  readonly digits: number;
  /** 0…15; as small as it can be. */
  readonly scale: number;
}

const maxScale = 15;

/**
 * The exact decimal that a text or number writes ("12", "-0.5", "1.2e3", 38); null where it is not a number, not
 * finite, or needs more digits than a safe integer and 15 decimals hold: never a rounded one (R3).
 * A number is read by its shortest decimal spelling, so 0.1 is one tenth.
 */
export function readDecimal(value: string | number): Decimal | null {
  const found = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(String(value).trim());
  const whole = found?.[2] ?? '';
  const part = found?.[3] ?? '';
  if (!found || whole + part === '') return null;
  const digits = (whole + part).replace(/^0+(?=\d)/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return { digits: 0, scale: 0 };
  const scale = part.length - Number(found[4] ?? 0) - (digits.length - significant.length);
  // A safe integer has at most 16 digits: longer paddings are refused before they are built.
  if (scale > maxScale || scale < -maxScale) return null;
  const size = Number(scale < 0 ? significant + '0'.repeat(-scale) : significant);
  if (!Number.isSafeInteger(size)) return null;
  return { digits: found[1] === '-' ? -size : size, scale: Math.max(scale, 0) };
}

/** The plain spelling, without exponent and without trailing zeros: "12.5", "-0.003". */
export function decimalText(decimal: Decimal): string {
  const digits = String(Math.abs(decimal.digits)).padStart(decimal.scale + 1, '0');
  const cut = digits.length - decimal.scale;
  const text = decimal.scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return decimal.digits < 0 ? `-${text}` : text;
}

/** Negative, 0 or positive, as `a` is below, equal to or above `b`. Exact for any two decimals. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const [x, y] = [scaleTo(a, scale), scaleTo(b, scale)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** @throws RangeError where the exact sum is no decimal (more digits than a safe integer holds). */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return exactDecimal(scaleTo(a, scale) + scaleTo(b, scale), scale);
}

/** @throws RangeError where the exact difference is no decimal. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { digits: 0 - b.digits, scale: b.scale });
}

/** @throws RangeError where the exact product is no decimal. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return exactDecimal(BigInt(a.digits) * BigInt(b.digits), a.scale + b.scale);
}

/** `decimal · 10^scale`, exact; `scale` is at least the decimal's own. */
export function scaleTo(decimal: Decimal, scale: number): bigint {
  return BigInt(decimal.digits) * 10n ** BigInt(scale - decimal.scale);
}

/**
 * `digits / 10^scale` as a decimal for people: exact where it fits, else without the last decimals, rounded down.
 * @throws RangeError where even the whole number is no safe integer.
 */
export function nearestDecimal(digits: bigint, scale: number): Decimal {
  let [rest, left] = trimmed(digits, scale);
  while (left > 0 && (left > maxScale || !isSafe(rest))) {
    rest = rest / 10n - (rest < 0n && rest % 10n !== 0n ? 1n : 0n);
    left -= 1;
  }
  return exactDecimal(rest, left);
}

function exactDecimal(digits: bigint, scale: number): Decimal {
  const [rest, left] = trimmed(digits, scale);
  if (left > maxScale || !isSafe(rest)) throw new RangeError('A decimal outgrew a safe integer');
  return { digits: Number(rest), scale: left };
}

function trimmed(digits: bigint, scale: number): [bigint, number] {
  if (digits === 0n) return [0n, 0];
  let [rest, left] = [digits, scale];
  while (left > 0 && rest % 10n === 0n) {
    rest /= 10n;
    left -= 1;
  }
  return [rest, left];
}

const isSafe = (n: bigint): boolean => n <= 9_007_199_254_740_991n && n >= -9_007_199_254_740_991n;
