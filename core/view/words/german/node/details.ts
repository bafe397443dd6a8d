import type { Day } from '../../../../model/day.ts';
import type { Level, Status } from '../../../../model/plan.ts';
import type { Confidence } from '../../../../progress/evaluation.ts';
import type { Format } from '../../format.ts';
import { NO_BREAK } from '../../signs.ts';

const statuses: Readonly<Record<Status, string>> = {
  draft: 'Entwurf: Es zählt noch nicht.',
  active: '',
  closed: 'Abgeschlossen.',
  cancelled: 'Abgebrochen: Es zählt nicht.',
};

const levels: Readonly<Record<Level, string>> = {
  organisation: 'Unternehmen',
  team: 'Team',
  individual: 'Person',
};

const tabNames = {
  why: 'Warum',
  'check-ins': 'Check-ins',
  trend: 'Verlauf',
  changes: 'Änderungen',
} as const;

export const details = (format: Format) => ({
  close: 'Schließen',
  loading: 'Die Einzelheiten werden gelesen',
  gone: 'Dieses Ziel oder Schlüsselergebnis ist nicht in dem, was gezeigt wird: Es gehört zu einem anderen Zyklus oder wurde gelöscht.',
  restrictedKeyResult: 'Ein Schlüsselergebnis, das Sie nicht sehen dürfen',
  objective: 'Ziel',
  keyResult: 'Schlüsselergebnis',
  level: (level: Level): string => levels[level],
  keyResultOf: 'Schlüsselergebnis von',
  countsIn: 'Zählt in',
  supports: 'Unterstützt, zählt nicht in',
  noOwner: 'niemand verantwortlich',
  dates: (start: Day, end: Day): string => `${format.day(start)} bis ${format.day(end)}`,
  confidence: ({ mean, min }: Confidence, several: boolean): string => {
    const shown = format.decimal({ digits: Math.round(mean / 100), scale: 1 });
    return several
      ? `Zuversicht ${shown} von ${format.whole(10)}, niedrigste ${format.whole(min)}`
      : `Zuversicht ${shown} von ${format.whole(10)}`;
  },
  status: (status: Status): string => statuses[status],
  overridden: (
    by: string | null,
    until: Day | null,
    reason: string | null,
    computed: string | null,
  ): string =>
    [
      by === null ? 'Von Hand gesetzt' : `Von Hand gesetzt von ${by}`,
      ...(until === null ? [] : [`bis ${format.day(until)}`]),
      ...(reason === null ? [] : [`„${reason}“`]),
      computed === null ? 'ohne berechneten Wert' : `berechnet: ${format.typed(computed)}${NO_BREAK}%`,
    ].join(', '),
  closedOn: (on: Day, score: number | null, reason: string | null): string =>
    [
      `Abgeschlossen am ${format.day(on)}`,
      ...(score === null ? [] : [`mit der Bewertung ${format.hundredths(score)}`]),
      ...(reason === null ? [] : [`„${reason}“`]),
    ].join(', '),
  lastCheckIn: (on: Day | null): string =>
    on === null ? 'noch kein Check-in' : `letzter Check-in ${format.day(on)}`,
  due: 'ein Check-in ist fällig',
  same: 'Dasselbe wie',

  checkIn: 'Check-in',
  edit: 'Bearbeiten',
  addKeyResult: 'Schlüsselergebnis hinzufügen',
  linkWork: 'Arbeit verknüpfen',
  weights: 'Gewichte',
  closeIt: 'Abschließen',
  reopen: 'Wieder öffnen',
  reopened: (title: string): string => `„${title}“ ist wieder offen.`,
  remove: 'Löschen',
  newTab: 'In neuem Tab öffnen',

  tabs: 'Was gezeigt wird',
  tab: (tab: 'why' | 'check-ins' | 'trend' | 'changes'): string => tabNames[tab],

  openPart: (title: string): string => `Wie „${title}“ entsteht`,
  goTo: (title: string): string => `Zu „${title}“`,
  below: 'Was darunter ist',
  supporting: 'Unterstützt es, zählt nicht',
  milestones: 'Meilensteine',
  milestoneDone: (done: boolean): string => (done ? 'erledigt' : 'nicht erledigt'),
  fromItems: 'aus verknüpfter Arbeit',
  outputAndOutcome: (work: string, outcome: string): string =>
    `Arbeit ${format.typed(work)}${NO_BREAK}%, Messgrößen ${format.typed(outcome)}${NO_BREAK}%.`,
  outputApart: 'Die Arbeit ist dem, was sie bringen soll, weit voraus.',
});
