import type { Day } from '@throughline/core/model/day.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { endOfDay } from '@throughline/core/history/day-end.ts';
import type { History } from '@throughline/core/history/history.ts';
import { moved } from '@throughline/core/history/moved.ts';
import type { Output } from '../output.ts';
import { moveReport } from '../report/move-json.ts';
import { moveText } from '../report/move-text.ts';
import { dayOption, readInput, today, type Input } from './input.ts';
import { review, type ReviewOptions } from './review.ts';

export interface DiffOptions extends ReviewOptions {
  /** The days are reviewed as a sprint is. */
  readonly review?: boolean;
}

/** What moved between two days, by cause (R37); of a sprint with what became of its work. Exit code 0, or 2 where the input is not good. */
export async function diff(options: DiffOptions, output: Output): Promise<number> {
  if (options.sprint !== undefined || options.review) return review(options, output);
  const from = dayOption('--from', options.from);
  const to = dayOption('--to', options.to);
  const upsideDown = from.day && to.day && to.day < from.day;
  const input = await readInput(options, output, {
    problems: [
      ...(options.from === undefined
        ? ['Say from when: --from DAY, or --sprint NAME for the review of a sprint.']
        : []),
      ...ofReviews(options),
      ...from.problems,
      ...to.problems,
      ...(upsideDown ? [`--to ${to.day} comes before --from ${from.day}.`] : []),
    ],
    check: (plan) =>
      from.day && !to.day && to.problems.length === 0 && today(plan) < from.day
        ? [`--from ${from.day} is still to come, and without --to the change ends today.`]
        : [],
    before: options.before,
    histories: true,
  });
  if (!input || !from.day) return 2;
  const { plan, before, naming, pasts } = input;
  const mode = before ? 'as-known' : 'todays-definitions';
  const changes = moved(historyOf(input, from.day), from.day, to.day ?? today(plan), mode);
  const known = { items: input.work.items.length, unknown: pasts?.unknown ?? 0, cut: pasts?.cut ?? 0 };
  output.print(
    options.json
      ? JSON.stringify(moveReport(changes, known, naming), null, 2)
      : moveText(changes, known, [plan, before], naming, { width: output.width, all: options.all ?? false }),
  );
  return 0;
}

/** What goes with a review only. */
function ofReviews({ board, sprints, unit, asOf, csv, story }: DiffOptions): readonly string[] {
  const given = Object.entries({ board, sprints, unit, 'as-of': asOf, csv, story });
  const names = given.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`]));
  if (names.length === 0) return [];
  const verb = names.length === 1 ? 'goes' : 'go';
  return [`${names.join(', ')} ${verb} with a review: add --sprint NAME, or --review for the days.`];
}

/** An earlier plan holds up to the end of the first day; what was changed in it since comes right after that. */
function historyOf({ plan, before, work, pasts }: Input, from: Day): History {
  const turn = endOfDay(from, plan.policy.timeZone);
  const versions: readonly (readonly [Plan | null, number])[] = [
    [before, turn],
    [plan, turn + 1],
  ];
  return {
    plans: versions.flatMap(([version, at]) => (version ? [{ at, plan: version }] : [])),
    items: pasts?.histories ?? [],
    queries: work.queries,
  };
}
