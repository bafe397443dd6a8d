import { readPlanFile } from '../plan-file/read-plan-file.ts';
import { problemLine } from '../plan-file/problem.ts';
import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import { bad } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import { importPlan } from './import-plan.ts';

/** Reads a plan file and imports it; a file that is refused changes nothing and names everything that is wrong. */
export async function importPlanFile(
  host: Host,
  place: PanelPlace,
  { fileName, text }: { readonly fileName: string; readonly text: string },
): Promise<Answer<EpicPanelView>> {
  const read = readPlanFile(text, fileName);
  if (read.ok) return importPlan(host, place, read.plan);
  const count = read.problems.length;
  return bad(
    'bad-input',
    count === 1
      ? 'The plan has a problem. Nothing was imported.'
      : `The plan has ${count} problems. Nothing was imported.`,
    { details: read.problems.map(problemLine) },
  );
}
