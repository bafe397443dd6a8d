import type { ReviewUnit } from '../../../review/review.ts';
import type { DraftProblem, SpanChoice } from '../../review-draft.ts';
import type { Format } from '../format.ts';
import { counted } from './plural.ts';

type Teams = 'board' | 'team';

const spans: Readonly<Record<SpanChoice, string>> = {
  'last-closed': 'The last one that is over',
  current: 'The one under way',
  sprint: 'A certain one',
  'last-days': 'The last days',
  period: 'From one day to another',
};

const states: Readonly<Record<'future' | 'active' | 'closed', string>> = {
  future: 'to come',
  active: 'under way',
  closed: 'closed',
};

/** What a review is configured with. */
export const reviewSettings = (format: Format) => ({
  settings: {
    title: 'What the review shows',
    team: (teams: Teams): string => (teams === 'board' ? 'Board' : 'Team'),
    teamHint: (teams: Teams): string => `Type a part of the name of the ${teams}, then choose it.`,
    teamsFound: (count: number, more: boolean, teams: Teams): string =>
      count === 0
        ? `No ${teams} fits.`
        : `${counted(format, count, teams)}${more ? ', and more: type to find them' : ''}`,
    teamKept: (teams: Teams): string => `The ${teams} chosen before`,
    flows: 'It works without sprints, so a period stands in their place.',
    span: 'Sprint',
    period: 'Period',
    spanChoice: (span: SpanChoice): string => spans[span],
    sprint: 'Which sprint',
    chooseSprint: 'Choose a sprint',
    /** The days as texts; null = it has none. */
    sprintOption: (
      name: string,
      days: { readonly from: string; readonly to: string } | null,
      state: keyof typeof states,
    ): string =>
      days === null ? `${name} (no dates)` : `${name} (${days.from} to ${days.to}, ${states[state]})`,
    sprintKept: 'The sprint chosen before',
    noSprints: 'It has no sprint yet that began.',
    days: 'How many days',
    daysSign: 'days before today',
    from: 'First day',
    to: 'Last day',
    objectives: 'Objectives',
    allObjectives: 'All',
    someObjectives: 'Only these',
    findObjective: 'Find an objective',
    objectivesFound: (count: number): string =>
      count === 0 ? 'No objective fits.' : counted(format, count, 'objective'),
    objectivesKept: (count: number): string =>
      count === 1
        ? 'Keep one objective that is not in the present cycle'
        : `Keep ${format.whole(count)} objectives that are not in the present cycle`,
    noObjectives: 'There is no objective in the present cycle.',
    unit: 'Count the work in',
    units: { points: 'Points', issues: 'Items' } satisfies Record<ReviewUnit, string>,
    problem: (
      problem: DraftProblem,
      teams: Teams,
      days: { readonly fewest: number; readonly most: number },
    ): string => {
      switch (problem) {
        case 'no-team':
          return `Choose a ${teams} from the list.`;
        case 'no-sprint':
          return 'Choose a sprint.';
        case 'bad-days':
          return `Write whole days, from ${format.whole(days.fewest)} to ${format.whole(days.most)}.`;
        case 'bad-period':
          return 'Give both days, the first one first.';
        case 'long-period':
          return `A period has at most ${format.whole(days.most)} days.`;
        case 'no-objective':
          return 'Choose at least one objective, or all.';
        case 'many-objectives':
          return 'Choose at most 100 objectives, or all.';
      }
    },
    reading: 'Reading',
    save: 'Save',
    saving: 'Saving …',
    saved: 'Saved.',
    cancel: 'Cancel',
    notSaved: 'It could not be saved. What you chose is still here.',
  },
});
