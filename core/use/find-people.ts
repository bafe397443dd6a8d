import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { HierarchyPlace, PersonView } from './hierarchy-client.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** More text than a name has is not sent to the host. */
const MOST_TEXT = 200;
const MOST_PEOPLE = 20;

/** People of the host, as this user may see them: who may own an objective. */
export const findPeople = (
  host: Host,
  { project }: HierarchyPlace,
  { text }: { readonly text: string },
): Promise<Answer<readonly PersonView[]>> =>
  withstand(NOTHING_CHANGED, async () => {
    const projects = project === null ? [] : [project];
    const rights = await host.rights({ item: null, projects });
    if (!projects.every((one) => rights.see.has(one))) {
      return bad('forbidden', said`You may not see this project. ${NOTHING_CHANGED}`);
    }
    const asked = text.trim().slice(0, MOST_TEXT);
    if (asked === '') return good([]);
    const found = await host.people.find(asked, projects);
    return good(found.slice(0, MOST_PEOPLE).map(({ id, name }) => ({ id, name })));
  });
