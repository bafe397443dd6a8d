import { dayOf, readDay, type Day } from '@throughline/core/model/day.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { Work } from '@throughline/core/model/work-item.ts';
import { readyQueries, runQueries } from '../jql/run-queries.ts';
import type { Output } from '../output.ts';
import { planNeeds } from '../plan-needs.ts';
import { planOfFile } from '../plan-of-file.ts';
import { namingOf, type Naming } from '../report/naming.ts';
import { noNeeds, optionsOf, type WorkFileFlags } from '../work-file/options.ts';
import type { Pasts } from '../work-file/pasts.ts';
import type { KnownSprint } from '../work-file/sprint-shelf.ts';
import { readWorkFiles } from '../work-file/read-work-files.ts';

/** What every command that looks at a plan takes. */
export interface InputFlags extends WorkFileFlags {
  readonly plan: string;
  readonly work: readonly string[];
  readonly json?: boolean;
}

/** What a command wants beside that. */
interface Wanted {
  /** What is wrong with the command's own options, said with everything else. */
  readonly problems?: readonly string[];
  /** What is wrong with them for this very plan and work; null = the work could not be read. */
  readonly check?: (plan: Plan, work: Work | null) => readonly string[];
  /** A file with the plan as it was earlier. */
  readonly before?: string | undefined;
  /** The items' past is wanted too. */
  readonly histories?: boolean;
  /** So are their sprints. */
  readonly sprints?: boolean;
  /** Points are wanted for more than what the plan counts. */
  readonly points?: 'needed' | 'welcome';
}

export interface Input {
  readonly plan: Plan;
  /** null = none was asked for. */
  readonly before: Plan | null;
  readonly work: Work;
  /** What the files tell of the items' past; null = it was not asked for. */
  readonly pasts: Pasts | null;
  /** What the files tell of sprints; empty where it was not asked for. */
  readonly sprints: readonly KnownSprint[];
  readonly naming: Naming;
  /** The Jira field that points were read from; null = none was needed. */
  readonly pointsField: string | null;
}

/**
 * The plan, the work and what the plan's queries find in it; or null, and then everything that is wrong with all of it
 * was said.
 */
export async function readInput(
  flags: InputFlags,
  output: Output,
  {
    problems: own = [],
    check,
    before: beforeFile,
    histories = false,
    sprints = false,
    points = 'welcome',
  }: Wanted = {},
): Promise<Input | null> {
  const read = await planOfFile(flags.plan);
  const earlier = beforeFile === undefined ? null : await planOfFile(beforeFile);
  const plans = [read.plan, earlier?.plan ?? null].flatMap((plan) => plan ?? []);
  const problems = [...own, ...read.problems, ...(earlier?.problems ?? [])];

  const needs = planNeeds(plans.flatMap(({ keyResults }) => keyResults));
  const queries = await readyQueries(needs.queries, read.plan?.policy.timeZone ?? 'UTC');
  problems.push(...queries.problems);
  const files = await readWorkFiles(
    flags.work,
    optionsOf(
      flags,
      plans.length > 0
        ? {
            points: needs.points === 'no' && sprints ? points : needs.points,
            numberFields: needs.numberFields,
            asks: queries.asks,
            histories,
            sprints,
          }
        : noNeeds,
    ),
  );
  const found = files.ok ? runQueries(queries, files.facts) : null;
  problems.push(...(files.ok ? [] : files.problems), ...(found?.problems ?? []));
  const work: Work | null =
    files.ok && found ? { items: files.items, queries: found.answers, readAt: null } : null;
  if (read.plan && check) problems.push(...check(read.plan, work));

  for (const notice of [...read.notices, ...(earlier?.notices ?? [])]) output.error(notice);
  if (!read.plan || !files.ok || !work || problems.length > 0) {
    for (const problem of new Set(problems)) output.error(problem);
    return null;
  }
  return {
    plan: read.plan,
    before: earlier?.plan ?? null,
    work,
    pasts: files.pasts,
    sprints: files.sprints,
    naming: namingOf(read.plan, files.items),
    pointsField: files.pointsField,
  };
}

/** A day as an option gives it: the day, null where it was not given, or what is wrong with it. */
export function dayOption(
  name: string,
  text: string | undefined,
): { readonly day: Day | null; readonly problems: readonly string[] } {
  const day = text === undefined ? null : readDay(text);
  const problems =
    text !== undefined && day === null ? [`${name} "${text}" is no day. Write it as 2026-11-01.`] : [];
  return { day, problems };
}

/** The one place with a clock: the engine has none (R1). */
export function today({ policy }: Plan): Day {
  return dayOf(Date.now(), policy.timeZone);
}
