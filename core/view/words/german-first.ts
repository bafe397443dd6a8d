import type { FirstDictionary } from './first-words.ts';
import { amounts } from './german/amounts.ts';
import { besideNumber } from './german/beside-number.ts';
import { firstPicture } from './german/first-picture.ts';
import { healthWord } from './german/health-word.ts';

export const germanFirst: FirstDictionary = (format) => ({
  language: 'de',
  direction: 'ltr',
  ...amounts(format),
  ...besideNumber(format),
  ...healthWord(),
  tree: firstPicture(format),
});
