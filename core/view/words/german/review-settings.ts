import type { ReviewUnit } from '../../../review/review.ts';
import type { DraftProblem, SpanChoice } from '../../review-draft.ts';
import { counted } from '../counted.ts';
import type { Format } from '../format.ts';

type Teams = 'board' | 'team';

const spans: Readonly<Record<SpanChoice, string>> = {
  'last-closed': 'Der letzte, der vorbei ist',
  current: 'Der laufende',
  sprint: 'Ein bestimmter',
  'last-days': 'Die letzten Tage',
  period: 'Von einem Tag bis zu einem anderen',
};

const states: Readonly<Record<'future' | 'active' | 'closed', string>> = {
  future: 'kommt noch',
  active: 'läuft',
  closed: 'abgeschlossen',
};

const teamNames: Readonly<Record<Teams, string>> = { board: 'Board', team: 'Team' };

export const reviewSettings = (format: Format) => ({
  settings: {
    title: 'Was das Review zeigt',
    team: (teams: Teams): string => teamNames[teams],
    teamHint: (teams: Teams): string =>
      `Geben Sie einen Teil vom Namen des ${teamNames[teams]}s ein, und wählen Sie es dann aus.`,
    teamsFound: (count: number, more: boolean, teams: Teams): string =>
      count === 0
        ? `Kein ${teamNames[teams]} passt.`
        : `${counted(format, count, teamNames[teams], `${teamNames[teams]}s`)}${more ? ', und mehr: tippen Sie, um sie zu finden' : ''}`,
    teamKept: (teams: Teams): string => `Das zuvor gewählte ${teamNames[teams]}`,
    flows: 'Es arbeitet ohne Sprints, darum steht ein Zeitraum an ihrer Stelle.',
    span: 'Sprint',
    period: 'Zeitraum',
    spanChoice: (span: SpanChoice): string => spans[span],
    sprint: 'Welcher Sprint',
    chooseSprint: 'Sprint wählen',
    /** The days as texts; null = it has none. */
    sprintOption: (
      name: string,
      days: { readonly from: string; readonly to: string } | null,
      state: keyof typeof states,
    ): string =>
      days === null ? `${name} (ohne Termine)` : `${name} (${days.from} bis ${days.to}, ${states[state]})`,
    sprintKept: 'Der zuvor gewählte Sprint',
    noSprints: 'Es hat noch keinen Sprint, der begonnen hat.',
    days: 'Wie viele Tage',
    daysSign: 'Tage vor heute',
    from: 'Erster Tag',
    to: 'Letzter Tag',
    objectives: 'Ziele',
    allObjectives: 'Alle',
    someObjectives: 'Nur diese',
    findObjective: 'Ziel suchen',
    objectivesFound: (count: number): string =>
      count === 0 ? 'Kein Ziel passt.' : counted(format, count, 'Ziel', 'Ziele'),
    objectivesKept: (count: number): string =>
      count === 1
        ? 'Ein Ziel behalten, das nicht zum jetzigen Zyklus gehört'
        : `${format.whole(count)} Ziele behalten, die nicht zum jetzigen Zyklus gehören`,
    noObjectives: 'Im jetzigen Zyklus gibt es kein Ziel.',
    unit: 'Die Arbeit zählen in',
    units: { points: 'Punkten', issues: 'Vorgängen' } satisfies Record<ReviewUnit, string>,
    problem: (
      problem: DraftProblem,
      teams: Teams,
      days: { readonly fewest: number; readonly most: number },
    ): string => {
      switch (problem) {
        case 'no-team':
          return `Wählen Sie ein ${teamNames[teams]} aus der Liste.`;
        case 'no-sprint':
          return 'Wählen Sie einen Sprint.';
        case 'bad-days':
          return `Schreiben Sie ganze Tage, von ${format.whole(days.fewest)} bis ${format.whole(days.most)}.`;
        case 'bad-period':
          return 'Geben Sie beide Tage an, den ersten zuerst.';
        case 'long-period':
          return `Ein Zeitraum hat höchstens ${format.whole(days.most)} Tage.`;
        case 'no-objective':
          return 'Wählen Sie mindestens ein Ziel, oder alle.';
        case 'many-objectives':
          return 'Wählen Sie höchstens 100 Ziele, oder alle.';
      }
    },
    reading: 'Wird gelesen',
    save: 'Speichern',
    saving: 'Wird gespeichert …',
    saved: 'Gespeichert.',
    cancel: 'Abbrechen',
    notSaved: 'Das ließ sich nicht speichern. Was Sie gewählt haben, steht noch hier.',
  },
});
