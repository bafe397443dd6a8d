import type { KeyResultView } from '@throughline/core/view/epic-panel.ts';

/** Is it counted from linked work here, so that counting anew means something? One bound to a query is not yet. */
export const isCountable = ({ measure, problems }: KeyResultView): boolean =>
  measure === 'work' && !problems.some(({ code }) => code === 'D_NOT_BUILT');
