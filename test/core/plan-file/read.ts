import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { KeyResult, Plan } from '../../../core/model/plan.ts';
import { inEnglish } from '../../../core/model/said.ts';
import type { PlanFileProblem } from '../../../core/plan-file/problem.ts';
import { readPlanFile } from '../../../core/plan-file/read-plan-file.ts';

/** Seven lines that are right; what is tested follows from line 8 on, where key results are listed. */
const HEAD = `throughline: 1
cycle: { id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }
kpis:
  - { id: kpi-1, name: Reply time, target: { atMost: 25 } }
objectives:
  - id: o-1
    keyResults:
`;

/** A plan whose key results are given as YAML flow mappings, the first in line 8. */
export const withKeyResults = (...keyResults: readonly string[]): string =>
  HEAD + keyResults.map((keyResult) => `      - ${keyResult}\n`).join('');

/** A plan with one key result `kr` in line 8 whose measure is given. */
export const withMeasure = (measure: string, more = ''): string =>
  withKeyResults(`{ id: kr, measure: ${measure}${more} }`);

/** A plan with more objectives, the first in line 9. */
export const withObjectives = (...objectives: readonly string[]): string =>
  `${withKeyResults('{ id: kr-1, measure: { kind: yesNo } }')}${objectives.map((objective) => `  - ${objective}\n`).join('')}`;

/** A plan with a policy, in line 3. */
export const withPolicy = (policy: string): string =>
  `throughline: 1\ncycle: { id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }\npolicy: ${policy}\n`;

export function planOf(text: string): Plan {
  const read = readPlanFile(text, 'plan.yaml');
  if (!read.ok) throw new Error(read.problems.map((problem) => inEnglish(problem.message)).join('\n'));
  return read.plan;
}

export function keyResultOf(text: string): KeyResult {
  const [keyResult] = planOf(text).keyResults;
  if (!keyResult) throw new Error('The plan has no key result');
  return keyResult;
}

export const measureOf = (measure: string, more = ''): KeyResult['measure'] =>
  keyResultOf(withMeasure(measure, more)).measure;

export function problemsOf(text: string): readonly PlanFileProblem[] {
  const read = readPlanFile(text, 'plan.yaml');
  return read.ok ? [] : read.problems;
}

/** `line path: message`, the short form that expectations are written in. */
export const said = (text: string): readonly string[] =>
  problemsOf(text).map(({ line, path: at, message }) => `${line} ${at}: ${inEnglish(message)}`);

export function noted(text: string): readonly string[] {
  const read = readPlanFile(text, 'plan.yaml');
  return read.ok
    ? read.notices.map(({ line, path: at, message }) => `${line} ${at}: ${inEnglish(message)}`)
    : ['refused'];
}

export const fixture = (name: string): string => readFileSync(path.join(__dirname, 'fixtures', name), 'utf8');
export const projectFile = (name: string): string =>
  readFileSync(path.join(__dirname, '../../..', name), 'utf8');
