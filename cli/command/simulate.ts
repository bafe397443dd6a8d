import { simulate as simulatePlan, type Simulation } from '@throughline/core/what-if/simulate.ts';
import type { Output } from '../output.ts';
import { refusedEdit } from '../report/refused-edit.ts';
import { simulationReport } from '../report/simulation-json.ts';
import { simulationText } from '../report/simulation-text.ts';
import { readEdits, type EditFlags } from './edit-options.ts';
import { dayOption, readInput, today, type InputFlags } from './input.ts';

export interface SimulateOptions extends InputFlags, EditFlags {
  readonly asOf?: string;
}

/** Before and after some edits; writes nothing. Exit code 0, or 2 where the input or an edit is not good. */
export async function simulate(options: SimulateOptions, output: Output): Promise<number> {
  const { day, problems } = dayOption('--as-of', options.asOf);
  const edits = readEdits(options);
  const simulated: Extract<Simulation, { ok: true }>[] = [];
  const input = await readInput(options, output, {
    problems: [...problems, ...edits.problems],
    check: (plan, work) => {
      if (!work) return [];
      const tried = simulatePlan(plan, work, edits.of(plan), day ?? today(plan));
      if (!tried.ok) return tried.problems.map((problem) => refusedEdit(problem, plan));
      simulated.push(tried);
      return [];
    },
  });
  const [simulation] = simulated;
  if (!input || !simulation) return 2;
  const { plan, naming } = input;
  output.print(
    options.json
      ? JSON.stringify(simulationReport(simulation, naming), null, 2)
      : simulationText(simulation, plan, naming, output.width),
  );
  return 0;
}
