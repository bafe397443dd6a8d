import { evaluate as evaluatePlan } from '@throughline/core/progress/evaluate.ts';
import type { Output } from '../output.ts';
import { jsonReport } from '../report/json-report.ts';
import { table } from '../report/table.ts';
import { dayOption, readInput, today, type InputFlags } from './input.ts';

export interface EvaluateOptions extends InputFlags {
  readonly asOf?: string;
}

/** Exit code 0, or 2 where the input is not good: then everything that is wrong with it was said, and nothing printed. */
export async function evaluate(options: EvaluateOptions, output: Output): Promise<number> {
  const { day, problems } = dayOption('--as-of', options.asOf);
  const input = await readInput(options, output, { problems });
  if (!input) return 2;
  const { plan, work, naming } = input;
  const evaluation = evaluatePlan({ plan, work, asOf: day ?? today(plan) });
  output.print(
    options.json
      ? JSON.stringify(jsonReport(evaluation, naming), null, 2)
      : table(evaluation, plan, naming, output.width),
  );
  return 0;
}
