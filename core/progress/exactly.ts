/**
 * What is computed, or null where a number on the way outgrew the integers: exact or not at all (R3). The caller
 * says so, with E_TOO_LARGE.
 */
export function exactly<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}
