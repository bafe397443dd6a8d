import { firstPlace } from '../model/order.ts';
import { said, type Said, type SaidValue } from '../model/said.ts';
import type { PlanFileCode, PlanFileNotice, PlanFilePlace, PlanFileProblem } from './problem.ts';

/** Beyond this the rest is only counted: nobody mends more at once, and a page must be able to show them. */
const MOST_PROBLEMS = 200;

/** What is wrong and what to do, without the place. */
export interface Refusal {
  readonly reason: Said;
  readonly mend: Said;
  readonly code?: PlanFileCode;
}

/** Any place in the text. */
export interface At {
  readonly offset: number;
  readonly path: string;
}

/** Collects what the checks find, so that everything is said at once. */
export interface Report {
  refuse(at: At, refusal: Refusal): void;
  note(at: At, message: Said): void;
  readonly refused: boolean;
  /** `plan.yaml:12`-like words for a message that points elsewhere: "line 12". */
  lineOf(offset: number): number;
  problems(): readonly PlanFileProblem[];
  notices(): readonly PlanFileNotice[];
}

export function newReport(text: string, file: string): Report {
  const starts = lineStarts(text);
  const refused: { at: At; refusal: Refusal }[] = [];
  const noted: { at: At; message: Said }[] = [];

  const place = (at: At): PlanFilePlace => {
    const line = lineAt(starts, at.offset);
    return { file, line, column: at.offset - (starts[line - 1] ?? 0) + 1, path: at.path };
  };
  const problem = ({ at, refusal }: { at: At; refusal: Refusal }): PlanFileProblem => {
    const [reason, mend] = [oneLine(refusal.reason), oneLine(refusal.mend)];
    return {
      ...place(at),
      code: refusal.code ?? 'E_PLAN_FILE',
      reason,
      mend,
      message: said`${reason} ${mend}`,
    };
  };

  return {
    refuse: (at, refusal) => void refused.push({ at, refusal }),
    note: (at, message) => void noted.push({ at, message }),
    get refused() {
      return refused.length > 0;
    },
    lineOf: (offset) => lineAt(starts, offset),
    problems() {
      const inOrder = refused.toSorted((a, b) => a.at.offset - b.at.offset);
      const shown = inOrder.slice(0, MOST_PROBLEMS).map(problem);
      const next = inOrder[MOST_PROBLEMS];
      if (next)
        shown.push(problem({ at: { offset: next.at.offset, path: '' }, refusal: more(inOrder.length) }));
      return shown;
    },
    notices: () =>
      noted
        .toSorted((a, b) => a.at.offset - b.at.offset)
        .map(({ at, message }) => ({ ...place(at), message: oneLine(message) })),
  };
}

/** Words of the file may hold line ends and terminal codes; a message holds none. */
const oneLine = ({ template, values }: Said): Said =>
  values === undefined ? { template } : { template, values: values.map(cleaned) };

function cleaned(value: SaidValue): SaidValue {
  if (typeof value === 'string') return value.replaceAll(/\p{Cc}+/gu, ' ');
  return typeof value === 'number' ? value : oneLine(value);
}

const more = (count: number): Refusal => ({
  reason: said`There are ${count - MOST_PROBLEMS} more problems from here on.`,
  mend: said`Mend those above first.`,
});

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line, from 1, that holds an offset: the last one that starts at or before it. */
const lineAt = (starts: readonly number[], offset: number): number =>
  Math.max(
    firstPlace(starts.length, (line) => (starts[line] ?? 0) <= offset),
    1,
  );
