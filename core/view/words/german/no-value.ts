import type { ProblemCode } from '../../../model/problem.ts';
import type { Words } from '../words.ts';

const because: readonly (readonly [ProblemCode, string])[] = [
  ['E_TOO_LARGE', 'Beträge zu groß zum Zusammenzählen'],
  ['E_DIRECTION', 'Richtung widerspricht dem Zielwert'],
  ['D_NO_RANGE', 'kein Weg vom Anfang zum Zielwert'],
  ['D_NO_TARGET', 'kein Zielwert'],
  ['D_NO_CHILDREN', 'kein Ziel trägt dazu bei'],
  ['E_MULTI_SOURCE', 'mehr als ein Ziel'],
  ['D_OTHER_UNIT', 'nichts in gleicher Einheit zum Zusammenzählen'],
  ['D_NOT_BUILT', 'noch nicht berechenbar'],
  ['D_ALL_DROPPED', 'alle verknüpfte Arbeit wurde abgebrochen'],
  ['D_UNESTIMATED', 'nicht alle Arbeit ist geschätzt'],
  ['D_NO_WORK', 'keine verknüpfte Arbeit'],
];

export const noValue = (): Pick<Words, 'noKeyResultValue' | 'noObjectiveValue'> => ({
  noKeyResultValue: (view) => {
    if (view.counting !== null && view.countedAt === null) return 'wird gezählt';
    const found = because.find(([code]) => view.problems.some((problem) => problem.code === code));
    if (found) return found[1];
    switch (view.measure) {
      case 'metric':
      case 'kpi':
      case 'maintain':
        return 'noch kein Messwert';
      case 'work':
        return view.countedAt === null ? 'noch nicht gezählt' : 'keine verknüpfte Arbeit';
      case 'milestones':
        return view.amount.kind === 'milestones' && view.amount.total > 0
          ? 'noch kein Wert'
          : 'noch kein Meilenstein';
      case 'yesNo':
        return 'noch keine Antwort';
      case 'objectives':
        return 'kein Ziel darunter hat einen Wert';
    }
  },
  noObjectiveValue: (view) =>
    view.keyResults.length + view.children.length === 0
      ? 'noch kein Schlüsselergebnis'
      : 'noch kein Schlüsselergebnis hat einen Wert',
});
