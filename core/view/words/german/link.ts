import type { LinkChoice } from '../../epic-panel.ts';
import type { Format } from '../format.ts';
import { counted } from '../counted.ts';

const reasons: Readonly<Record<NonNullable<LinkChoice['not']>, string>> = {
  'other-kind': 'zählt keine Arbeit',
  closed: 'abgeschlossen',
  linked: 'schon verknüpft',
};

export const link = (format: Format) => ({
  linkOpen: 'Dieses Epic mit einem Schlüsselergebnis verknüpfen',
  linkFilter: 'Schlüsselergebnis suchen',
  linkFound: (count: number): string =>
    count === 0
      ? 'Kein Schlüsselergebnis passt.'
      : counted(format, count, 'Schlüsselergebnis', 'Schlüsselergebnisse'),
  linkMore: (count: number): string => `${format.whole(count)} weitere: Tippen Sie, um sie zu finden.`,
  linkNone: 'In diesem Projekt gibt es noch kein Schlüsselergebnis.',
  linkNot: (reason: NonNullable<LinkChoice['not']>): string => reasons[reason],
  linkWeight: 'Gewicht',
  linkWeightHint: 'leer gilt als 1; 0 bis 10.000',
  linkWeightBad: 'Ein Gewicht ist eine Zahl von 0 bis 10.000 mit höchstens 3 Nachkommastellen.',
  linkChoose: 'Wählen Sie zuerst ein Schlüsselergebnis.',
  linkDo: 'Verknüpfen',
  linkCancel: 'Abbrechen',
});
