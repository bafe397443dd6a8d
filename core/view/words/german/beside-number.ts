import type { Ppm } from '../../../model/plan.ts';
import type { Format } from '../format.ts';
import { shownWhole } from '../shown-whole.ts';
import { NO_BREAK } from '../signs.ts';
import { counted } from '../counted.ts';

export const besideNumber = (format: Format) => {
  const percent = (ppm: Ppm): string => `${format.whole(shownWhole(ppm))}${NO_BREAK}%`;
  return {
    setByHand: (computed: string | null): string =>
      computed === null
        ? 'von Hand gesetzt; kein berechneter Wert'
        : `von Hand gesetzt; berechnet: ${format.typed(computed)}${NO_BREAK}%`,
    stale: 'veraltet',
    coverage: (ppm: Ppm): string => `Daten für ${percent(ppm)} des Gewichts`,
    offTrack: (off: number, of: number): string =>
      `${format.whole(off)} von ${counted(format, of, 'Schlüsselergebnis', 'Schlüsselergebnissen')} nicht im Plan`,
    notes: (count: number): string => counted(format, count, 'Hinweis', 'Hinweise'),
    counting: (items: number): string =>
      `Zählung läuft: bisher ${counted(format, items, 'Vorgang', 'Vorgänge')}`,
    restrictedObjectives: (count: number): string =>
      count === 1
        ? 'Ein Ziel, das Sie nicht sehen dürfen'
        : `${format.whole(count)} Ziele, die Sie nicht sehen dürfen`,
    restrictedObjective: 'Ein Ziel, das Sie nicht sehen dürfen',
  };
};
