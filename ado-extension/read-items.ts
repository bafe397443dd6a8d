import { addTo } from '@throughline/core/model/groups.ts';
import { readItemId, type ItemId, type ProjectId } from '@throughline/core/model/ids.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { readAdoWorkItem, type AdoReading } from '@throughline/core/tracker/ado-work-item.ts';
import { idText, list, record, text, type Json } from '@throughline/core/tracker/json.ts';
import { processes, type Process, type Processes } from './process.ts';
import type { Projects } from './projects.ts';
import { RestFault, type Transport } from './transport.ts';

export interface ItemReaderOptions {
  readonly send: Transport;
  /** Its name is part of every item's id. */
  readonly organisation: string;
  readonly projects: Projects;
  /** Number fields that key results count by (R21), as far as they have been seen. */
  readonly numberFields?: () => readonly string[];
  /** Where a browser opens an item. */
  readonly itemUrl?: (id: number, project: string) => string;
}

/** Reads work items by their numbers: one for each page load, since it remembers processes. */
export interface ItemReader {
  readonly processes: Processes;
  /** In the order asked for; those that are gone or not shown are absent. @throws WorkFault */
  items(ids: readonly number[]): Promise<readonly WorkItem[]>;
  /**
   * The same with what the host said of each and how it was read.
   * @param more further fields, by reference name
   */
  read(ids: readonly number[], more: readonly string[]): Promise<readonly ReadItem[]>;
  /**
   * Fields alone, as they were at an instant.
   * @param asOf ISO 8601; null = now
   */
  fields(ids: readonly number[], names: readonly string[], asOf?: string | null): Promise<readonly Json[]>;
}

export interface ReadItem {
  readonly item: WorkItem;
  readonly json: Json;
  /** Whatever else is read of this item is read with it. */
  readonly reading: AdoReading;
}

/** The most that one batch returns, and one page of a query that items are read of. */
export const batchSize = 200;

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

export function itemReader(options: ItemReaderOptions): ItemReader {
  const { send, organisation, projects } = options;
  const known = processes(send);
  return {
    processes: known,
    items: async (ids) => (await read(ids, [])).map(({ item }) => item),
    read,
    fields: readBatches,
  };

  async function read(ids: readonly number[], more: readonly string[]): Promise<readonly ReadItem[]> {
    const wanted = new Set([...baseFields, ...(options.numberFields?.() ?? []), ...more]);
    const found = await readBatches(ids, [...wanted]);
    const byProject = new Map<string, Json[]>();
    for (const one of found) {
      const name = text(record(one['fields'])?.['System.TeamProject']) ?? '';
      addTo(byProject, name, one);
    }
    const items = new Map<number, ReadItem>();
    await Promise.all(
      [...byProject].map(async ([name, held]) => {
        for (const one of await readOfProject(name, held, wanted)) items.set(Number(one.item.key), one);
      }),
    );
    return ids.flatMap((id) => items.get(id) ?? []);
  }

  async function readOfProject(
    name: string,
    found: readonly Json[],
    wanted: ReadonlySet<string>,
  ): Promise<readonly ReadItem[]> {
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
    const reading = await readingOf(project.id, process, held);
    return held.flatMap((json) => {
      const one = readAdoWorkItem(json, reading);
      return one.ok ? [{ item: one.item, json, reading }] : [];
    });
  }

  async function readingOf(project: ProjectId, process: Process, held: readonly Json[]): Promise<AdoReading> {
    const types = new Set(held.flatMap((one) => text(record(one['fields'])?.['System.WorkItemType']) ?? []));
    return {
      organisation,
      project,
      stateCategory: await known.categories(project, [...types]),
      effortField: process.effort?.id ?? null,
      levels: levelsOf(process, types),
      epicTypes: process.epics,
      numberFields: options.numberFields?.() ?? [],
      ...(options.itemUrl ? { url: options.itemUrl } : {}),
    };
  }

  /** Those that are there and may be seen; the others are null in the answer, or absent. */
  async function readBatches(
    ids: readonly number[],
    names: readonly string[],
    asOf: string | null = null,
  ): Promise<readonly Json[]> {
    const found: Json[] = [];
    for (let start = 0; start < ids.length; start += batchSize) {
      const reply = await readBatch(ids.slice(start, start + batchSize), names, asOf);
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

  async function readBatch(
    ids: readonly number[],
    names: readonly string[],
    asOf: string | null,
  ): Promise<unknown> {
    const ask = (more: object): Promise<unknown> =>
      send({
        method: 'POST',
        path: ['_apis', 'wit', 'workitemsbatch'],
        body: { ids, errorPolicy: 'omit', ...(asOf === null ? {} : { asOf }), ...more },
      });
    return ask({ fields: names }).catch((error: unknown) => {
      // This organisation never had one of the fields (TF51535): all fields are dearer, and always there.
      if (error instanceof RestFault && error.code === 'TF51535') return ask({});
      throw error;
    });
  }
}

/** The numbers of those that are this organisation's, each once. */
export function localIds(ids: readonly ItemId[], organisation: string): number[] {
  return [...new Set(ids.flatMap((id) => referredId(id, organisation) ?? []))];
}

/** `4711`, `ado:4711`, `ado:org/4711` and an item id; null when it means no work item of this organisation. */
export function referredId(reference: string, organisation: string): number | null {
  const own = readItemId(reference as ItemId);
  if (own && (own.host !== 'ado' || own.site.toLowerCase() !== organisation.toLowerCase())) return null;
  const digits = /^(?:ado:(?:[^/]*\/)?)?(\d+)$/.exec(reference)?.[1];
  const number = Number(digits ?? 0);
  return Number.isSafeInteger(number) && number > 0 && number <= 2_147_483_647 ? number : null;
}

// ── below ──

/** A type that is in no backlog does not count as a requirement. */
function levelsOf(process: Process, types: ReadonlySet<string>): Process['levels'] {
  const others = [...types].filter((type) => !process.levels.has(type));
  return new Map([...process.levels, ...others.map((type) => [type, 'subtask'] as const)]);
}
