/** U+00A0: keeps a number and its unit on one line. */
export const NO_BREAK = '\u00a0';
/** What stands where there is no value. */
export const NO_VALUE = '–';
