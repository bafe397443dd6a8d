import { evaluate } from '@throughline/core/progress/evaluate.ts';
import { explainer } from '@throughline/core/trace/explain.ts';
import type { Trace } from '@throughline/core/trace/trace.ts';
import type { Output } from '../output.ts';
import { idsOf, noSuchId } from '../report/nearest.ts';
import { traceReport } from '../report/trace-json.ts';
import { traceText } from '../report/trace-text.ts';
import { dayOption, readInput, today, type InputFlags } from './input.ts';

export interface ExplainOptions extends InputFlags {
  readonly asOf?: string;
}

/** One number opened, down to the issues. Exit code 0, or 2 where the input is not good or the plan has no such id. */
export async function explain(id: string, options: ExplainOptions, output: Output): Promise<number> {
  const { day, problems } = dayOption('--as-of', options.asOf);
  const input = await readInput(options, output, {
    problems,
    check: (plan) => (idsOf(plan).includes(id) ? [] : [noSuchId(id, plan)]),
  });
  if (!input) return 2;
  const { plan, work, naming, pointsField } = input;
  const open = explainer(plan, evaluate({ plan, work, asOf: day ?? today(plan) }), work);
  const trace = open(id);
  if (!trace) return 2;
  output.print(
    options.json
      ? JSON.stringify(traceReport(trace, everythingBelow(trace, open), naming, pointsField), null, 2)
      : traceText(trace, open, naming, output.width),
  );
  return 0;
}

/** Each node that the number rests on, over every path, once; in the order in which one meets them. */
function everythingBelow(top: Trace, open: (id: string) => Trace | null): readonly Trace[] {
  const found = new Map<string, Trace>();
  const waiting = [top];
  for (const { parts } of waiting) {
    for (const part of parts) {
      if ((part.kind !== 'objective' && part.kind !== 'keyResult') || found.has(part.id)) continue;
      const trace = open(part.id);
      if (!trace) continue;
      found.set(part.id, trace);
      waiting.push(trace);
    }
  }
  return [...found.values()];
}
