import { readAdoIteration } from '@throughline/core/tracker/ado-iteration.ts';
import { jiraSprintBoard, readJiraSprint } from '@throughline/core/tracker/jira-sprint.ts';
import { list, record } from '@throughline/core/tracker/json.ts';
import { BadFile } from './bad-file.ts';
import { jsonOfFile } from './json-of-file.ts';
import { adoOrganisation, jiraSite } from './site.ts';
import type { KnownSprint } from './sprint-shelf.ts';

/**
 * `--sprints`: replies of Jira's sprint endpoints, of a team's iterations in Azure DevOps, or of the iteration tree; one
 * document or one per line.
 * @throws BadFile
 */
export async function readSprintsFile(path: string): Promise<readonly KnownSprint[]> {
  const found = [...sprintsIn(await jsonOfFile(path))];
  if (found.length === 0) {
    throw new BadFile(
      'It lists no sprints: neither Jira sprints (id, name, state) nor Azure DevOps iterations (name, path, attributes).',
    );
  }
  return found;
}

function* sprintsIn(json: unknown): Generator<KnownSprint> {
  if (Array.isArray(json)) {
    for (const one of json) yield* sprintsIn(one);
    return;
  }
  const held = record(json);
  if (!held) return;
  const jira = readJiraSprint(held, jiraSite(held));
  const sprint = jira ?? readAdoIteration(held, adoOrganisation(held));
  if (sprint) yield { sprint, board: jira ? jiraSprintBoard(held) : null };
  // Pages of either host, and what lies below a node of the tree.
  for (const name of ['values', 'value', 'children']) yield* sprintsIn(list(held[name]));
}
