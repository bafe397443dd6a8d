import type { ProjectId } from '@throughline/core/model/ids.ts';
import { record, text } from '@throughline/core/tracker/json.ts';
import { remembered } from './remembered.ts';
import { absent, type Transport } from './transport.ts';

interface Project {
  readonly id: ProjectId;
  readonly name: string;
}

/** Projects as Azure DevOps shows them to the reader. */
export interface Projects {
  /** By name or id, asked once a page load; null where there is none or the reader may not see it. @throws WorkFault */
  find(nameOrId: string): Promise<Project | null>;
  /** Whether the reader may see it now; asked each time. @throws WorkFault */
  shows(project: ProjectId): Promise<boolean>;
}

export function adoProjects(send: Transport): Projects {
  const find = remembered((name) => ask(send, name));
  return { find, shows: async (project) => (await ask(send, project)) !== null };
}

async function ask(send: Transport, name: string): Promise<Project | null> {
  const reply = await send({ path: ['_apis', 'projects', name] }).catch(absent);
  const found = record(reply);
  const id = text(found?.['id']);
  return id ? { id: id as ProjectId, name: text(found?.['name']) ?? name } : null;
}
