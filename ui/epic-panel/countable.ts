import type { KeyResultView } from '@throughline/core/view/epic-panel.ts';

/** Is something counted for it, so that counting anew means something? */
export const isCountable = ({ measure, countedAt, counting, failed }: KeyResultView): boolean =>
  measure === 'work' || countedAt !== null || counting !== null || failed !== null;
