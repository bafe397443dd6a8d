import type { Plan } from '../model/plan.ts';
import { said } from '../model/said.ts';
import { readPlanFile } from '../plan-file/read-plan-file.ts';
import { problemLine } from '../plan-file/problem.ts';
import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import { importPlan } from './import-plan.ts';

/** A plan file as a person gives it. */
interface GivenPlanFile {
  readonly fileName: string;
  readonly text: string;
}

/** Reads a plan file and imports it; a file that is refused changes nothing and names everything that is wrong. */
export async function importPlanFile(
  host: Host,
  place: PanelPlace,
  file: GivenPlanFile,
): Promise<Answer<EpicPanelView>> {
  const plan = readPlan(file);
  return plan.ok ? importPlan(host, place, plan.value) : plan;
}

/** The plan, or everything that is wrong with the file. */
export function readPlan({ text, fileName }: GivenPlanFile): Answer<Plan> {
  const read = readPlanFile(text, fileName);
  if (read.ok) return good(read.plan);
  const count = read.problems.length;
  return bad(
    'bad-input',
    count === 1
      ? said`The plan has a problem. Nothing was imported.`
      : said`The plan has ${count} problems. Nothing was imported.`,
    { details: read.problems.map(problemLine) },
  );
}
