import type { Instant } from '@throughline/core/model/day.ts';
import { itemId, type ItemId, type ProjectId } from '@throughline/core/model/ids.ts';
import type { ItemReference } from '@throughline/core/model/plan.ts';
import type { Changes, ItemPage, WorkItems } from '@throughline/core/port/work-items.ts';
import { idText } from '@throughline/core/tracker/json.ts';
import { countFound, findIds, pageFound } from './find-work.ts';
import { batchSize, itemReader, localIds, referredId, type ItemReaderOptions } from './read-items.ts';
import { RestFault } from './transport.ts';
import { wiqlAll, wiqlPage } from './wiql.ts';

/** Names are not ids here, so the host can always be asked for them. */
export type AdoWorkItems = Required<WorkItems>;

/**
 * Milliseconds. The host answers queries from copies that may lag behind its clock; what is read twice changes nothing.
 */
const overlap = 30_000;

/**
 * Azure DevOps' work items, read as the person who looks: an extension's page has no rights of its own, so `app` and
 * `user` are the same here.
 */
export function adoWorkItems(options: ItemReaderOptions, reader = itemReader(options)): AdoWorkItems {
  const { send, organisation, projects } = options;

  return {
    read: async (ids) => reader.items(localIds(ids, organisation)),
    childrenOf,
    resolve,
    changedSince,
    findProjects: async (names) => {
      const found = await Promise.all(names.map(async (name) => [name, await projects.find(name)] as const));
      return new Map(found.flatMap(([name, project]) => (project ? [[name, project.id] as const] : [])));
    },
    projectNames: async (ids) => {
      const found = await Promise.all(ids.map(async (id) => [id, await projects.find(id)] as const));
      return new Map(found.flatMap(([id, project]) => (project ? [[id, project.name] as const] : [])));
    },
    find: async (question, limit) => {
      const { ids, more } = await findIds(send, projects, question, limit);
      return { items: await reader.items(ids), more };
    },
    count: (query) => countFound(send, query),
    search,
    pointsFields: async (project) => {
      const { effort } = await reader.processes.of(project);
      return effort ? [effort] : [];
    },
  };

  async function search(query: string, cursor: string | null): Promise<ItemPage> {
    const ids = await pageFound(send, query, Number(cursor ?? 0), batchSize);
    const items = await reader.items(ids);
    return { items, next: ids.length === batchSize ? String(ids.at(-1)) : null };
  }

  async function childrenOf(containers: readonly ItemId[], cursor: string | null): Promise<ItemPage> {
    const parents = localIds(containers, organisation).sort((a, b) => a - b);
    const [chunk = 0, after = 0] = (cursor ?? '0.0').split('.').map(Number);
    const asked = parents.slice(chunk * batchSize, (chunk + 1) * batchSize);
    if (asked.length === 0) return { items: [], next: null };
    const { ids } = await wiqlPage(send, {
      project: null,
      where: `[System.Parent] IN (${asked.join(', ')})`,
      after,
      top: batchSize,
    });
    const items = await reader.items(ids);
    if (ids.length === batchSize) return { items, next: `${chunk}.${ids.at(-1)}` };
    const more = parents.length > (chunk + 1) * batchSize;
    return { items, next: more ? `${chunk + 1}.0` : null };
  }

  async function resolve(references: readonly ItemReference[]): Promise<ReadonlyMap<ItemReference, ItemId>> {
    const meant = new Map<ItemReference, number>();
    for (const reference of references) {
      const id = referredId(reference, organisation);
      if (id !== null) meant.set(reference, id);
    }
    const there = new Set<number>();
    for (const one of await reader.fields([...new Set(meant.values())], ['System.Id'])) {
      there.add(Number(idText(one['id'])));
    }
    return new Map(
      [...meant]
        .filter(([, id]) => there.has(id))
        .map(([reference, id]) => [reference, itemId('ado', organisation, id)] as const),
    );
  }

  async function changedSince(places: readonly ProjectId[], since: Instant): Promise<Changes> {
    const asked = await Promise.all(places.map((project) => changesIn(project, since).catch(unseen)));
    const answers = asked.flatMap((answer) => answer ?? []);
    const ids = (numbers: readonly number[]) => numbers.map((id) => itemId('ado', organisation, id));
    const clocks = answers.map(({ changed }) => changed.asOf ?? since);
    return {
      changed: ids(answers.flatMap(({ changed }) => changed.ids)),
      deleted: ids(answers.flatMap(({ deleted }) => deleted.ids)),
      // What one reader could not see is left for the next: the mark stays where it was.
      upTo:
        clocks.length === places.length && clocks.length > 0 ? Math.max(since, Math.min(...clocks)) : since,
    };
  }

  async function changesIn(project: ProjectId, since: Instant) {
    // One after the other: what is deleted or restored between the two is then in one of them, or in both.
    const changed = await wiqlAll(send, { project, where: changedClause(since, false) });
    const deleted = await wiqlAll(send, { project, where: changedClause(since, true) });
    return { changed, deleted };
  }
}

/** All clauses are of our own making: a date. The recycle bin of the host's own page is the same query. */
function changedClause(since: Instant, deleted: boolean): string {
  const from = new Date(Math.max(0, since - overlap)).toISOString();
  return `[System.TeamProject] = @project AND [System.IsDeleted] = ${deleted} AND [System.ChangedDate] >= '${from}'`;
}

/** A project that the reader may not see answers as one that is not there: nothing in it can be followed by them. */
function unseen(error: unknown): null {
  if (error instanceof RestFault && [403, 404].includes(error.status)) return null;
  throw error;
}
