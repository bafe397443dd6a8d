import type { Instant } from '@throughline/core/model/day.ts';
import { addTo } from '@throughline/core/model/groups.ts';
import { itemId, readItemId, type ItemId, type ProjectId } from '@throughline/core/model/ids.ts';
import type { ItemReference } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { WorkFault, type Changes, type ItemPage, type WorkItems } from '@throughline/core/port/work-items.ts';
import { readAdoWorkItem } from '@throughline/core/tracker/ado-work-item.ts';
import { idText, list, record, text, type Json } from '@throughline/core/tracker/json.ts';
import { countFound, findIds, pageFound } from './find-work.ts';
import { processes, type Process } from './process.ts';
import type { Projects } from './projects.ts';
import { RestFault, type Transport } from './transport.ts';
import { wiqlAll, wiqlPage } from './wiql.ts';

export interface AdoWorkItemsOptions {
  readonly send: Transport;
  /** Its name is part of every item's id. */
  readonly organisation: string;
  readonly projects: Projects;
  /** Number fields that key results count by (R21), as far as they have been seen. */
  readonly numberFields?: () => readonly string[];
  /** Where a browser opens an item. */
  readonly itemUrl?: (id: number, project: string) => string;
}

/** Names are not ids here, so the host can always be asked for them. */
export type AdoWorkItems = Required<WorkItems>;

/** The most that one batch returns. */
const batch = 200;
/**
 * Milliseconds. The host answers queries from copies that may lag behind its clock; what is read twice changes nothing.
 */
const overlap = 30_000;
const baseFields = [
  'System.Id',
  'System.Rev',
  'System.TeamProject',
  'System.WorkItemType',
  'System.State',
  'System.Title',
  'System.Parent',
  'System.AssignedTo',
  'Microsoft.VSTS.Scheduling.OriginalEstimate',
  'Microsoft.VSTS.Scheduling.CompletedWork',
  'Microsoft.VSTS.Scheduling.RemainingWork',
  'Microsoft.VSTS.Scheduling.StoryPoints',
  'Microsoft.VSTS.Scheduling.Effort',
  'Microsoft.VSTS.Scheduling.Size',
];

/**
 * Azure DevOps' work items, read as the person who looks: an extension's page has no rights of its own, so `app` and
 * `user` are the same here.
 */
export function adoWorkItems(options: AdoWorkItemsOptions): AdoWorkItems {
  const { send, organisation, projects } = options;
  const known = processes(send);

  return {
    read: async (ids) => readItems(localIds(ids)),
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
      return { items: await readItems(ids), more };
    },
    count: (query) => countFound(send, query),
    search,
    pointsFields: async (project) => {
      const { effort } = await known.of(project);
      return effort ? [effort] : [];
    },
  };

  async function search(query: string, cursor: string | null): Promise<ItemPage> {
    const ids = await pageFound(send, query, Number(cursor ?? 0), batch);
    const items = await readItems(ids);
    return { items, next: ids.length === batch ? String(ids.at(-1)) : null };
  }

  async function childrenOf(containers: readonly ItemId[], cursor: string | null): Promise<ItemPage> {
    const parents = localIds(containers).sort((a, b) => a - b);
    const [chunk = 0, after = 0] = (cursor ?? '0.0').split('.').map(Number);
    const asked = parents.slice(chunk * batch, (chunk + 1) * batch);
    if (asked.length === 0) return { items: [], next: null };
    const { ids } = await wiqlPage(send, {
      project: null,
      where: `[System.Parent] IN (${asked.join(', ')})`,
      after,
      top: batch,
    });
    const items = await readItems(ids);
    if (ids.length === batch) return { items, next: `${chunk}.${ids.at(-1)}` };
    const more = parents.length > (chunk + 1) * batch;
    return { items, next: more ? `${chunk + 1}.0` : null };
  }

  async function resolve(references: readonly ItemReference[]): Promise<ReadonlyMap<ItemReference, ItemId>> {
    const meant = new Map<ItemReference, number>();
    for (const reference of references) {
      const id = referredId(reference, organisation);
      if (id !== null) meant.set(reference, id);
    }
    const there = new Set<number>();
    for (const one of await readBatches([...new Set(meant.values())], ['System.Id'])) {
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

  async function readItems(ids: readonly number[]): Promise<readonly WorkItem[]> {
    const wanted = new Set([...baseFields, ...(options.numberFields?.() ?? [])]);
    const found = await readBatches(ids, [...wanted]);
    const byProject = new Map<string, Json[]>();
    for (const one of found) {
      const name = text(record(one['fields'])?.['System.TeamProject']) ?? '';
      addTo(byProject, name, one);
    }
    const items = new Map<number, WorkItem>();
    await Promise.all(
      [...byProject].map(async ([name, held]) => {
        for (const item of await readOfProject(name, held, wanted)) items.set(Number(item.key), item);
      }),
    );
    return ids.flatMap((id) => items.get(id) ?? []);
  }

  async function readOfProject(
    name: string,
    found: readonly Json[],
    wanted: ReadonlySet<string>,
  ): Promise<readonly WorkItem[]> {
    const project = await projects.find(name);
    if (!project) throw new WorkFault('Azure DevOps returned work items of a project that it does not show.');
    const process = await known.of(project.id);
    const effort = process.effort?.id ?? null;
    const held =
      effort === null || wanted.has(effort)
        ? found
        : await readBatches(
            found.map((one) => Number(idText(one['id']))),
            [...wanted, effort],
          );
    const types = new Set(held.flatMap((one) => text(record(one['fields'])?.['System.WorkItemType']) ?? []));
    const stateCategory = await known.categories(project.id, [...types]);
    return held.flatMap((one) => {
      const read = readAdoWorkItem(one, {
        organisation,
        project: project.id,
        stateCategory,
        effortField: effort,
        levels: levelsOf(process, types),
        epicTypes: process.epics,
        numberFields: options.numberFields?.() ?? [],
        ...(options.itemUrl ? { url: options.itemUrl } : {}),
      });
      return read.ok ? [read.item] : [];
    });
  }

  /** Those that are there and may be seen; the others are null in the answer, or absent. */
  async function readBatches(ids: readonly number[], fields: readonly string[]): Promise<readonly Json[]> {
    const found: Json[] = [];
    for (let start = 0; start < ids.length; start += batch) {
      const reply = await readBatch(ids.slice(start, start + batch), fields);
      const value = record(reply)?.['value'];
      if (!Array.isArray(value)) throw new WorkFault('Azure DevOps returned no list of work items.');
      found.push(
        ...list(value)
          .map(record)
          .filter((one) => one !== null),
      );
    }
    return found;
  }

  async function readBatch(ids: readonly number[], fields: readonly string[]): Promise<unknown> {
    const ask = (more: object): Promise<unknown> =>
      send({
        method: 'POST',
        path: ['_apis', 'wit', 'workitemsbatch'],
        body: { ids, errorPolicy: 'omit', ...more },
      });
    return ask({ fields }).catch((error: unknown) => {
      // This organisation never had one of the fields (TF51535): all fields are dearer, and always there.
      if (error instanceof RestFault && error.code === 'TF51535') return ask({});
      throw error;
    });
  }

  function localIds(ids: readonly ItemId[]): number[] {
    return [...new Set(ids.flatMap((id) => referredId(id, organisation) ?? []))];
  }
}

/** All clauses are of our own making: a date. The recycle bin of the host's own page is the same query. */
function changedClause(since: Instant, deleted: boolean): string {
  const from = new Date(Math.max(0, since - overlap)).toISOString();
  return `[System.TeamProject] = @project AND [System.IsDeleted] = ${deleted} AND [System.ChangedDate] >= '${from}'`;
}

/** A type that is in no backlog does not count as a requirement. */
function levelsOf(process: Process, types: ReadonlySet<string>): Process['levels'] {
  const others = [...types].filter((type) => !process.levels.has(type));
  return new Map([...process.levels, ...others.map((type) => [type, 'subtask'] as const)]);
}

/** `4711`, `ado:4711`, `ado:org/4711` and an item id; null when it means no work item of this organisation. */
function referredId(reference: ItemReference, organisation: string): number | null {
  const own = readItemId(reference as ItemId);
  if (own && (own.host !== 'ado' || own.site.toLowerCase() !== organisation.toLowerCase())) return null;
  const digits = /^(?:ado:(?:[^/]*\/)?)?(\d+)$/.exec(reference)?.[1];
  const number = Number(digits ?? 0);
  return Number.isSafeInteger(number) && number > 0 && number <= 2_147_483_647 ? number : null;
}

/** A project that the reader may not see answers as one that is not there: nothing in it can be followed by them. */
function unseen(error: unknown): null {
  if (error instanceof RestFault && [403, 404].includes(error.status)) return null;
  throw error;
}
