import { addDays, type Day, type Instant } from '@throughline/core/model/day.ts';
import { endOfDay } from '@throughline/core/history/day-end.ts';
import type { SpanItem } from '@throughline/core/review/review-input.ts';
import type { ReviewSpan, ReviewUnit, SprintReview } from '@throughline/core/review/review.ts';
import { spanOfPeriod, spanOfSprint } from '@throughline/core/review/sprint-span.ts';
import { reviewCsv } from '@throughline/core/view/review-csv.ts';
import { reviewStory } from '@throughline/core/view/review-story.ts';
import { reviewWordsFor } from '@throughline/core/view/words/review-words.ts';
import type { Output } from '../output.ts';
import { plain } from '../report/columns.ts';
import { reviewReport } from '../report/review-json.ts';
import { pastLine, reviewText } from '../report/review-text.ts';
import { catalogOf, sprintName } from '../sprint/catalog.ts';
import { chooseSprint } from '../sprint/choose-sprint.ts';
import { itemsOf, reviewOfFiles, type ReviewedFiles } from '../sprint/review-of-files.ts';
import { dayOption, readInput, today, type Input, type InputFlags } from './input.ts';

export interface ReviewOptions extends InputFlags {
  readonly sprint?: string;
  readonly board?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly unit?: string;
  readonly before?: string;
  readonly csv?: boolean;
  readonly story?: boolean;
  readonly all?: boolean;
}

/** A sprint, or the days of a team without sprints, reviewed. Exit code 0, or 2 where the input is not good. */
export async function review(options: ReviewOptions, output: Output): Promise<number> {
  const asked = readAsked(options);
  const input = await readInput(options, output, {
    problems: asked.problems,
    before: options.before,
    histories: true,
    sprints: true,
    points: asked.unit === 'points' ? 'needed' : 'welcome',
  });
  if (!input?.pasts) return 2;
  const files: ReviewedFiles = { ...input, pasts: input.pasts };
  const found = spanAsked(asked, input, files);
  if (!found.ok) {
    output.error(found.problem);
    return 2;
  }
  const { span, items } = found;
  const done = reviewOfFiles(files, span, items, asked.unit ?? usualUnit(items));
  output.print(printed(done, options, input, items, files, output.width));
  return 0;
}

// ── below ──

function printed(
  done: SprintReview,
  { json, csv, story, all = false }: ReviewOptions,
  { plan, naming }: Input,
  items: readonly SpanItem[],
  { pasts }: ReviewedFiles,
  width: number,
): string {
  if (json) return JSON.stringify(reviewReport(done, naming), null, 2);
  // What prints ends the last line.
  if (csv) return reviewCsv(done).replace(/\n$/, '');
  const { timeZone } = plan.policy;
  const pastless = items.filter(({ item }) => pasts.without.has(item.id)).length;
  if (story) {
    const sentences = reviewStory({ review: done, timeZone }, reviewWordsFor('en'));
    return [...pastLine(pastless, items.length), ...sentences].map(plain).join('\n');
  }
  return reviewText(done, plan, { width, all, pastless });
}

interface Asked {
  readonly sprint: string | null;
  readonly board: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly asOf: Day | null;
  readonly unit: ReviewUnit | null;
  readonly problems: readonly string[];
}

function readAsked(options: ReviewOptions): Asked {
  const { sprint = null, board = null, unit } = options;
  const [from, to, asOf] = [
    dayOption('--from', options.from),
    dayOption('--to', options.to),
    dayOption('--as-of', options.asOf),
  ];
  const given = (name: string, value: unknown) => (value === undefined ? [] : [name]);
  const days = [...given('--from', options.from), ...given('--to', options.to)];
  const forms = (['json', 'csv', 'story'] as const).filter((form) => options[form]);
  const problems = [...from.problems, ...to.problems, ...asOf.problems];
  if (sprint !== null && days.length > 0) {
    problems.push(`--sprint says from when to when: leave out ${days.join(' and ')}.`);
  }
  if (sprint === null && options.from === undefined) {
    problems.push(
      '--review needs the day whose end it starts with: --from DAY. Or name a sprint with --sprint.',
    );
  }
  if (from.day && to.day && to.day <= from.day) {
    problems.push(
      `--to ${to.day} does not come after --from ${from.day}, whose end is where the period starts.`,
    );
  }
  if (sprint === null && board !== null)
    problems.push('--board tells sprints of one name apart: it goes with --sprint.');
  if (unit !== undefined && unit !== 'points' && unit !== 'issues') {
    problems.push(`--unit "${unit}" is none: it is points or issues.`);
  }
  if (forms.length > 1) problems.push(`Choose one of ${forms.map((form) => `--${form}`).join(', ')}.`);
  return {
    sprint,
    board,
    from: from.day,
    to: to.day,
    asOf: asOf.day,
    unit: unit === 'points' || unit === 'issues' ? unit : null,
    problems,
  };
}

type Found =
  | { readonly ok: true; readonly span: ReviewSpan; readonly items: readonly SpanItem[] }
  | { readonly ok: false; readonly problem: string };

function spanAsked(asked: Asked, { plan, sprints }: Input, files: ReviewedFiles): Found {
  const { timeZone } = plan.policy;
  const now = asked.asOf === null ? Date.now() : endOfDay(asked.asOf, timeZone);
  const day = asked.asOf ?? today(plan);
  if (asked.sprint === null) return period(asked, files, { timeZone, now, day });

  const catalog = catalogOf(sprints, files.pasts.histories, now);
  const chosen = chooseSprint(asked.sprint, asked.board, catalog, timeZone);
  if (!chosen.ok) return chosen;
  const { sprint, board } = chosen.sprint;
  const span = spanOfSprint(sprint, {
    team: null,
    others: catalog.filter((known) => board !== null && known.board === board).map((known) => known.sprint),
    timeZone,
    now,
  });
  const named = sprintName(sprint);
  if (!span.ok) {
    const problem =
      span.why === 'no-dates'
        ? `${named} has no dates in these files. Pass what its host says of it with --sprints: in Azure DevOps the team's iterations (…/_apis/work/teamsettings/iterations), in Jira /rest/agile/1.0/sprint/{id}. Or look at days: --review --from DAY --to DAY.`
        : `${named} has not begun by ${day}: there is nothing to review yet.`;
    return { ok: false, problem };
  }
  const items = itemsOf(files, span.span);
  return items.length > 0
    ? { ok: true, span: span.span, items }
    : {
        ok: false,
        problem: `None of the ${files.work.items.length} work items in the files was in ${named} at any time of it. Export its issues too, with their changelogs.`,
      };
}

function period(
  { from, to }: Asked,
  files: ReviewedFiles,
  { timeZone, now, day }: { readonly timeZone: string; readonly now: Instant; readonly day: Day },
): Found {
  // Options name the days whose ends are meant, as everywhere in this command; a period its first day and its last.
  const first = addDays(from ?? day, 1);
  const span = spanOfPeriod({ from: first, to: to ?? day }, { team: null, timeZone, now });
  return span.ok
    ? { ok: true, span: span.span, items: itemsOf(files, span.span) }
    : { ok: false, problem: `The period from the end of ${from} on has not begun by ${day}.` };
}

/** Points where any of the work has some; else every item counts as one. */
const usualUnit = (items: readonly SpanItem[]): ReviewUnit =>
  items.some(({ item }) => item.sizes.points !== null) ? 'points' : 'issues';
