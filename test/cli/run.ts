import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { main } from '@throughline/cli/main.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly errors: readonly string[];
}

/** The command line as a person runs it, with its output kept. */
export async function throughline(...argv: string[]): Promise<Ran> {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await main(argv, {
    print: (text) => out.push(text),
    error: (line) => errors.push(line),
    width: 120,
  });
  return { code, out: out.join('\n'), errors };
}

/** A folder of files for one suite; `clear` in afterAll. */
export function folder(): {
  readonly file: (name: string, content: string | Buffer) => string;
  readonly clear: () => void;
} {
  const root = mkdtempSync(path.join(tmpdir(), 'throughline-test-'));
  return {
    file: (name, content) => {
      const at = path.join(root, name);
      writeFileSync(at, content);
      return at;
    },
    clear: () => rmSync(root, { recursive: true }),
  };
}

/** A plan of one objective with these key results, in the plan file's form. */
export function planText(keyResults: readonly object[], policy: object = {}): string {
  return JSON.stringify({
    throughline: 1,
    cycle: { id: '2026-Q4', start: '2026-10-01', end: '2026-12-31' },
    policy,
    objectives: [{ id: 'o', title: 'Objective', keyResults }],
  });
}

interface ReportedKeyResult {
  readonly id: string;
  readonly rawPpm: number | null;
  readonly done: number | null;
  readonly total: number | null;
  readonly unit: string | null;
}

export interface Report {
  readonly keyResults: readonly ReportedKeyResult[];
  readonly diagnostics: readonly {
    readonly code: string;
    readonly at: string | null;
    readonly items?: readonly string[];
  }[];
}

/** `evaluate --json` of files that are good. */
export async function reported(plan: string, work: readonly string[], ...more: string[]): Promise<Report> {
  return printed('evaluate', '--plan', plan, '--work', ...work, '--as-of', '2026-11-01', '--json', ...more);
}

/** The JSON that a command prints, of input that is good. */
export async function printed<Report>(...argv: string[]): Promise<Report> {
  const ran = await throughline(...argv);
  if (ran.code !== 0 || ran.errors.length > 0) throw new Error(ran.errors.join('\n'));
  return JSON.parse(ran.out) as Report;
}
