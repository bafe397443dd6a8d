import { said, type Said } from '../model/said.ts';

/** Where something stands in the file, for people and for editors. */
export interface PlanFilePlace {
  /** As the caller named it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number;
  /** `objectives[0].keyResults[2].measure.to`; empty for the file as a whole. */
  readonly path: string;
}

/** Why a plan file is refused: one thing that its writer has to mend. */
export interface PlanFileProblem extends PlanFilePlace {
  readonly code: PlanFileCode;
  /** What is wrong, one or two plain sentences. */
  readonly reason: Said;
  /** What to do about it. */
  readonly mend: Said;
  /** Both of them, to show where there is room for one text. */
  readonly message: Said;
}

/** Accepted, but worth knowing. */
export interface PlanFileNotice extends PlanFilePlace {
  readonly message: Said;
}

/** The codes of semantics.md where it has one; E_PLAN_FILE for everything else. */
export type PlanFileCode =
  'E_PLAN_FILE' | 'E_NEGATIVE_WEIGHT' | 'E_NO_RANGE' | 'E_DIRECTION' | 'E_MULTI_SOURCE' | 'E_CYCLE';

/** `plan.yaml:12:7 objectives[0].id: reason mend`, the form that terminals and editors make a link of. */
export function problemLine(problem: PlanFileProblem | PlanFileNotice): Said {
  const path = problem.path === '' ? '' : ` ${problem.path}`;
  return said`${`${problem.file}:${problem.line}:${problem.column}${path}`}: ${problem.message}`;
}
