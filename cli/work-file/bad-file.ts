/** A file that cannot be used: one clear sentence, caught where all files' faults are gathered. */
export class BadFile extends Error {
  override readonly name = 'BadFile';
}
