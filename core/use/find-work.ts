import type { ProjectId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import { DIRECTORY } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { WorkQuestion } from '../port/work-items.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { FindWorkRequest, FoundWork, HierarchyPlace } from './hierarchy-client.ts';
import { askQuery } from './ask-query.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** A reader narrows a search rather than reading on. */
const MOST_ITEMS = 25;
const MOST_TEXT = 500;

/**
 * Items to link: by words or a key in the page's project (of all projects: in those of the directory that the person may
 * see), or by a query of the host's own language. Always with the person's own eyes.
 */
export const findWork = (
  host: Host,
  { project }: HierarchyPlace,
  { text, query }: FindWorkRequest,
): Promise<Answer<FoundWork>> =>
  withstand(NOTHING_CHANGED, async () => {
    const projects = await seenProjects(host, project);
    if (!projects.ok) return projects;
    const words = (text ?? '').trim().slice(0, MOST_TEXT);
    if (query !== null) {
      return askQuery(query, (asked) => found(host, { by: 'query', query: asked }));
    }
    return words === '' || projects.value.length === 0
      ? good({ items: [], more: false })
      : good(await found(host, { by: 'text', text: words, projects: projects.value }));
  });

// ── below ──

async function found(host: Host, question: WorkQuestion): Promise<FoundWork> {
  const { items, more } = await host.work.find(question, MOST_ITEMS);
  return { items: items.map(({ id, key, title, type }) => ({ id, key, title, type })), more };
}

async function seenProjects(host: Host, project: ProjectId | null): Promise<Answer<readonly ProjectId[]>> {
  const asked = project === null ? await projectsOfAll(host) : [project];
  const { see } = await host.rights({ item: null, projects: asked });
  return project !== null && !see.has(project)
    ? bad('forbidden', said`You may not see this project. ${NOTHING_CHANGED}`)
    : good(asked.filter((one) => see.has(one)));
}

async function projectsOfAll(host: Host): Promise<readonly ProjectId[]> {
  const desk = openDesk(host.store);
  await desk.read([{ kind: 'directory', id: DIRECTORY }]);
  const shards = desk.get('directory', DIRECTORY)?.shards ?? [];
  return [...new Set(shards.flatMap(({ home, guests }) => [home, ...guests]))];
}
