import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import { bad } from './answer.ts';
import type { Answer } from './answer.ts';
import { askQuery } from './ask-query.ts';
import type { HierarchyPlace } from './hierarchy-client.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** How many items a query finds now, as the person who asks. */
export const countQuery = (
  host: Host,
  { project }: HierarchyPlace,
  { query }: { readonly query: string },
): Promise<Answer<{ readonly count: number; readonly exact: boolean }>> =>
  withstand(NOTHING_CHANGED, async () => {
    const projects = project === null ? [] : [project];
    const { see } = await host.rights({ item: null, projects });
    return projects.every((one) => see.has(one))
      ? askQuery(query, (asked) => host.work.count(asked))
      : bad('forbidden', said`You may not see this project. ${NOTHING_CHANGED}`);
  });
