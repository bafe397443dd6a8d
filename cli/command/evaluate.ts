import { dayOf, readDay, type Day } from '@throughline/core/model/day.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { evaluate as evaluatePlan } from '@throughline/core/progress/evaluate.ts';
import { readyQueries, runQueries } from '../jql/run-queries.ts';
import type { Output } from '../output.ts';
import { planNeeds } from '../plan-needs.ts';
import { planOfFile } from '../plan-of-file.ts';
import { jsonReport } from '../report/json-report.ts';
import { namingOf } from '../report/naming.ts';
import { table } from '../report/table.ts';
import { noNeeds, optionsOf, type WorkFileFlags } from '../work-file/options.ts';
import { readWorkFiles } from '../work-file/read-work-files.ts';

export interface EvaluateOptions extends WorkFileFlags {
  readonly plan: string;
  readonly work: readonly string[];
  readonly asOf?: string;
  readonly json?: boolean;
}

/** Exit code 0, or 2 where the input is not good: then everything that is wrong with it was said, and nothing printed. */
export async function evaluate(options: EvaluateOptions, output: Output): Promise<number> {
  const problems: string[] = [];
  const asOf = options.asOf === undefined ? null : readDay(options.asOf);
  if (options.asOf !== undefined && asOf === null) {
    problems.push(`--as-of "${options.asOf}" is no day. Write it as 2026-11-01.`);
  }
  const { plan, ...read } = await planOfFile(options.plan);
  problems.push(...read.problems);

  const needs = plan ? planNeeds(plan) : null;
  const queries = await readyQueries(needs?.queries ?? [], plan?.policy.timeZone ?? 'UTC');
  problems.push(...queries.problems);
  const work = await readWorkFiles(
    options.work,
    optionsOf(
      options,
      needs ? { points: needs.points, numberFields: needs.numberFields, asks: queries.asks } : noNeeds,
    ),
  );
  const found = work.ok ? runQueries(queries, work.facts) : null;
  problems.push(...(work.ok ? [] : work.problems), ...(found?.problems ?? []));

  for (const notice of read.notices) output.error(notice);
  if (!plan || !work.ok || !found || problems.length > 0) {
    for (const problem of problems) output.error(problem);
    return 2;
  }
  const evaluation = evaluatePlan({
    plan,
    work: { items: work.items, queries: found.answers, readAt: null },
    asOf: asOf ?? today(plan),
  });
  const naming = namingOf(plan, work.items);
  output.print(
    options.json
      ? JSON.stringify(jsonReport(evaluation, naming), null, 2)
      : table(evaluation, plan, naming, output.width),
  );
  return 0;
}

/** The one place with a clock: the engine has none (R1). */
function today(plan: Plan): Day {
  return dayOf(Date.now(), plan.policy.timeZone);
}
