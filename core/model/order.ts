/** Order of text by code unit: the same on every machine, whatever the locale (R1). */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
