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
  // Names of files and texts of plans stand in messages: none of them steers the terminal.
  error: (line) => void process.stderr.write(`${line.replaceAll(/[^\P{Cc}\n\t]/gu, ' ')}\n`),
  get width() {
    return process.stdout.columns ?? 120;
  },
};
