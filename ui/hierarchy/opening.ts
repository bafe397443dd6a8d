import type { Answer } from '@throughline/core/use/answer.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';

/** What the page asked before anything else of it was there. */
export interface Opening {
  /** null = the present one. */
  readonly cycle: string | null;
  /** Never rejected. */
  readonly answer: Promise<Answer<HierarchyView>>;
}
