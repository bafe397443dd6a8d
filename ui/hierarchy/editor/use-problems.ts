import { useState } from 'preact/hooks';
import type { FormProblem } from './check-draft.ts';

export interface Problems {
  /** What may be shown at a field by now. */
  readonly at: (field: string) => string | null;
  /** A field was left with something in it: from now on it says what is wrong. */
  readonly touch: (field: string) => void;
  /** It was tried to save: everything is said. */
  readonly tellAll: () => void;
}

/**
 * What is wrong, shown neither too early nor too late: an empty form accuses nobody, a field that was left speaks, and after
 * a first try to save all of them do.
 * @param lists the first list that names a field has its message
 * @param always said at once, whatever was touched
 */
export function useProblems(
  lists: readonly (readonly FormProblem[])[],
  always: readonly FormProblem[],
): Problems {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  return {
    at(field) {
      const message = (problems: readonly FormProblem[]): string | undefined =>
        problems.find((problem) => problem.field === field)?.message;
      const urgent = message(always);
      if (urgent !== undefined) return urgent;
      return (all || touched.has(field) ? message(lists.flat()) : undefined) ?? null;
    },
    touch: (field) => {
      if (!touched.has(field)) setTouched(new Set(touched).add(field));
    },
    tellAll: () => setAll(true),
  };
}

/** The input of a problem, or of the nearest field around it; opened where it lies in a closed part. */
export function focusField(form: HTMLElement | null, field: string): void {
  for (let path = field; path !== ''; path = path.replace(/(?:\.[^.[]*|\[\d+\]|^[^.[]*)$/, '')) {
    const input = form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
    if (!input) continue;
    for (
      let around = input.closest('details');
      around;
      around = around.parentElement?.closest('details') ?? null
    )
      around.open = true;
    input.focus();
    return;
  }
}
