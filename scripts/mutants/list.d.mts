/** One small break: what stands in a file, and what is put there instead. */
export declare const mutants: readonly {
  readonly rule: string;
  readonly breaks: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}[];
