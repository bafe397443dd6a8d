/** Where a command speaks. Tests give their own. */
export interface Output {
  /** Results: standard output. */
  print(text: string): void;
  /** What is wrong, and notes: standard error, one line each. */
  error(line: string): void;
  /** Columns. */
  readonly width: number;
}

export const terminal: Output = {
  print: (text) => void process.stdout.write(`${text}\n`),
  error: (line) => void process.stderr.write(`${line}\n`),
  get width() {
    return process.stdout.columns ?? 120;
  },
};
