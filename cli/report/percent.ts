import type { Ppm } from '@throughline/core/model/plan.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import { wordsFor } from '@throughline/core/view/words/words.ts';
import { plain } from './columns.ts';
import { exactPercent } from './exact.ts';

const words = wordsFor('en');

/** As a reader is shown it (R4): "40 %", "<1 %", "–". */
export const percent = (ppm: Ppm | null): string => plain(words.percent(percentText(ppm)));

/** A part of a number, to the last ppm. */
export const adds = (ppm: Ppm): string => `${exactPercent(ppm)} %`;
