import type { Words } from '../words.ts';
import { noValueReason, type NoValueReason } from '../no-value-reason.ts';

const because: Readonly<Record<NoValueReason, string>> = {
  E_TOO_LARGE: 'Beträge zu groß zum Zusammenzählen',
  E_DIRECTION: 'Richtung widerspricht dem Zielwert',
  D_NO_RANGE: 'kein Weg vom Anfang zum Zielwert',
  D_NO_TARGET: 'kein Zielwert',
  D_NO_CHILDREN: 'kein Ziel trägt dazu bei',
  E_MULTI_SOURCE: 'mehr als ein Ziel',
  D_OTHER_UNIT: 'nichts in gleicher Einheit zum Zusammenzählen',
  D_QUERY_FAILED: 'Abfrage nicht ausführbar',
  D_ALL_DROPPED: 'alle verknüpfte Arbeit wurde abgebrochen',
  D_UNESTIMATED: 'nicht alle Arbeit ist geschätzt',
  D_NO_WORK: 'keine verknüpfte Arbeit',
  'being-counted': 'wird gezählt',
  'no-reading': 'noch kein Messwert',
  'not-counted': 'noch nicht gezählt',
  'no-value': 'noch kein Wert',
  'no-milestone': 'noch kein Meilenstein',
  'no-answer': 'noch keine Antwort',
  'no-value-below': 'kein Ziel darunter hat einen Wert',
};

export const noValue = (): Pick<Words, 'noKeyResultValue' | 'noObjectiveValue'> => ({
  noKeyResultValue: (view) => because[noValueReason(view)],
  noObjectiveValue: (view) =>
    view.keyResults.length + view.children.length === 0
      ? 'noch kein Schlüsselergebnis'
      : 'noch kein Schlüsselergebnis hat einen Wert',
});
