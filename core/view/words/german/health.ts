import type { Ppm } from '../../../model/plan.ts';
import type { Band } from '../../../progress/evaluation.ts';
import type { Pace } from '../english/health.ts';
import type { Format } from '../format.ts';
import { shownWhole } from '../shown-whole.ts';
import { NO_BREAK } from '../signs.ts';
import { healthWord, healthWords } from './health-word.ts';

const bandWords: Readonly<Record<Band, string>> = {
  low: 'niedrig',
  behind: 'zurück',
  close: 'knapp',
  'right-track': 'auf gutem Weg',
  achieved: 'erreicht',
};

export const health = (format: Format) => ({
  ...healthWord(),
  score: (value: Pace & { readonly band: Band | null }): string => {
    const score = (ppm: Ppm): string => format.hundredths(shownWhole(ppm));
    const band = value.band === null ? '' : ` (${bandWords[value.band]})`;
    return `Bewertung ${score(value.progress ?? 0)}${band}; erreicht ab ${score(value.threshold)}.`;
  },
  pace: (value: Pace): string => {
    const word = healthWords[value.health];
    const percent = (ppm: Ppm): string => `${format.whole(shownWhole(ppm))}${NO_BREAK}%`;
    switch (value.health) {
      case 'none':
        return 'Noch kein Wert.';
      case 'not-started':
        return `${word}: Die Zeit dafür hat noch nicht angefangen.`;
      case 'too-early':
        return `${word}: Weniger als ein Zehntel der Zeit ist um.`;
      case 'achieved':
        return `${word}: Es gilt ab ${percent(value.threshold)} als erreicht.`;
      case 'missed':
        return `${word}: Die Zeit ist um; ab ${percent(value.threshold)} hätte es als erreicht gegolten.`;
      case 'on-track':
      case 'at-risk':
      case 'off-track':
        return `${word}: ${distance(format, shownWhole(value.expected) - shownWhole(value.progress ?? 0))}`;
    }
  },
});

function distance(format: Format, behind: number): string {
  if (behind === 0) return 'genau da, wo es heute sein sollte.';
  const many = Math.abs(behind);
  const points = `${format.whole(many)} ${many === 1 ? 'Punkt' : 'Punkte'}`;
  return `${points} ${behind > 0 ? 'hinter' : 'vor'} dem Stand, der heute zu erwarten ist.`;
}
