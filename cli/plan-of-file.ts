import path from 'node:path';
import type { Plan } from '@throughline/core/model/plan.ts';
import { inEnglish } from '@throughline/core/model/said.ts';
import {
  problemLine,
  type PlanFileNotice,
  type PlanFileProblem,
} from '@throughline/core/plan-file/problem.ts';
import { readPlanFile } from '@throughline/core/plan-file/read-plan-file.ts';
import { BadFile } from './work-file/bad-file.ts';
import { textOfFile } from './work-file/text-of-file.ts';

export interface PlanOfFile {
  /** null = it is not good; `problems` say why. */
  readonly plan: Plan | null;
  readonly text: string;
  /** With file, line and path. */
  readonly problems: readonly string[];
  readonly notices: readonly string[];
}

/** A plan file for a command: the plan, or lines that say everything that is wrong with it. */
export async function planOfFile(file: string): Promise<PlanOfFile> {
  try {
    let text = '';
    for await (const chunk of textOfFile(file)) text += chunk;
    const reading = readPlanFile(text, path.basename(file));
    return reading.ok
      ? { plan: reading.plan, text, problems: [], notices: reading.notices.map(lineOf) }
      : { plan: null, text, problems: reading.problems.map(lineOf), notices: [] };
  } catch (cause) {
    if (!(cause instanceof BadFile)) throw cause;
    return { plan: null, text: '', problems: [`${file}: ${cause.message}`], notices: [] };
  }
}

// ── below ──

const lineOf = (problem: PlanFileNotice | PlanFileProblem): string => inEnglish(problemLine(problem));
