import { itemId, type ItemId, type ProjectId } from '../model/ids.ts';
import type { ItemLevel, ItemState } from '../model/work-item.ts';
import { adoIterationId } from './ado-iteration.ts';
import { readSize, readTime } from './amounts.ts';
import type { StateCategories } from './ado-states.ts';
import { idText, list, record, text, type Json } from './json.ts';
import { noItem, type ReadItem } from './read-item.ts';

export interface AdoReading {
  /** Part of the item's id: one organisation or collection (R16). */
  readonly organisation: string;
  /** What the host said about its states; `unknown` where it did not. */
  readonly stateCategory: StateCategories;
  /** For exports: asked where the host said nothing; what it answers is marked `stock-process`. */
  readonly stockCategory?: StateCategories;
  /** The process's effort field by reference name; null = the first of StoryPoints, Effort and Size that is filled. */
  readonly effortField: string | null;
  /** Work item type → level by the backlog configuration; a type that is not in it goes by the stock processes. */
  readonly levels: ReadonlyMap<string, ItemLevel> | null;
  /** The types of the epic category, where the host was asked. */
  readonly epicTypes?: ReadonlySet<string>;
  /** Further number fields to read, by reference name. */
  readonly numberFields?: readonly string[];
  /** The project's id where the caller knows it; else the project's name, which is all that a work item carries. */
  readonly project?: ProjectId;
  /** Where a browser opens an item; without it `url` is null. */
  readonly url?: (id: number, project: string) => string;
}

const effortFields = [
  'Microsoft.VSTS.Scheduling.StoryPoints',
  'Microsoft.VSTS.Scheduling.Effort',
  'Microsoft.VSTS.Scheduling.Size',
];

/**
 * One work item as Azure DevOps' REST interface returns it, with all its fields or some, with relations or without.
 * A work item that lacks a field was never given a value, or the field was not asked for: both read as "not given".
 */
export function readAdoWorkItem(json: unknown, reading: AdoReading): ReadItem {
  const held = record(json);
  const fields = record(held?.['fields']);
  const id = Number(idText(held?.['id']) ?? idText(fields?.['System.Id']));
  if (!held || !Number.isSafeInteger(id) || id <= 0) return noItem('it has no work item id');
  if (!fields) return noItem(`work item ${id} has no fields`);

  const type = text(fields['System.WorkItemType']) ?? '';
  const project = text(fields['System.TeamProject']) ?? '';
  const iteration = text(fields['System.IterationPath']);
  const level = reading.levels?.get(type) ?? stockLevels.get(type.toLowerCase());
  return {
    ok: true,
    item: {
      id: itemId('ado', reading.organisation, id),
      key: String(id),
      title: text(fields['System.Title']) ?? String(id),
      url: reading.url ? reading.url(id, project) : null,
      project: reading.project ?? (project as ProjectId),
      type,
      level: level ?? 'standard',
      ...(reading.epicTypes ? { atEpicLevel: reading.epicTypes.has(type) } : {}),
      parent: parentOf(held, fields, reading.organisation),
      state: stateOf(type, text(fields['System.State']) ?? '', reading),
      sizes: {
        points: readSize(effortOf(fields, reading.effortField), 1000),
        seconds: readSize(fields['Microsoft.VSTS.Scheduling.OriginalEstimate'], 3600),
        fields: Object.fromEntries(
          (reading.numberFields ?? []).map((name) => [name, readSize(fields[name], 1000)]),
        ),
      },
      logged: readTime(fields['Microsoft.VSTS.Scheduling.CompletedWork'], 3600),
      remaining: readTime(fields['Microsoft.VSTS.Scheduling.RemainingWork'], 3600),
      assignee: personName(fields['System.AssignedTo']),
      ...(iteration ? { sprints: [adoIterationId(reading.organisation, iteration)] } : {}),
      revision: whole(held['rev']) ?? whole(fields['System.Rev']) ?? 0,
    },
    parentKey: null,
    levelKnown: level !== undefined,
  };
}

/** Types of the four stock processes by their backlog: portfolio, requirement, task. */
const stockLevels = new Map<string, ItemLevel>([
  ['epic', 'container'],
  ['feature', 'container'],
  ['user story', 'standard'],
  ['product backlog item', 'standard'],
  ['requirement', 'standard'],
  ['issue', 'standard'],
  ['bug', 'standard'],
  ['task', 'subtask'],
]);

function stateOf(type: string, state: string, reading: AdoReading): ItemState {
  const said = reading.stateCategory(type, state);
  const assumed =
    said === 'unknown' && reading.stockCategory ? reading.stockCategory(type, state) : 'unknown';
  return {
    name: state,
    category: said === 'unknown' ? assumed : said,
    ...(assumed === 'unknown' ? {} : { from: 'stock-process' as const }),
    resolution: null,
    id: null,
  };
}

/** `System.Parent` is not in every answer; the relation is, where relations were asked for. */
function parentOf(held: Json, fields: Json, organisation: string): ItemId | null {
  const parent = idText(fields['System.Parent']);
  if (parent) return itemId('ado', organisation, parent);
  for (const one of list(held['relations'])) {
    const relation = record(one);
    if (relation?.['rel'] !== 'System.LinkTypes.Hierarchy-Reverse') continue;
    const found = /\/(\d+)$/.exec(text(relation['url']) ?? '');
    if (found?.[1]) return itemId('ado', organisation, found[1]);
  }
  return null;
}

function effortOf(fields: Json, chosen: string | null): unknown {
  const field = chosen ?? effortFields.find((name) => (fields[name] ?? null) !== null);
  return field ? fields[field] : null;
}

/** An object in the present interface, `Name <address>` in older ones and in CSV. */
function personName(value: unknown): string | null {
  const named = text(record(value)?.['displayName']) ?? text(value);
  return named ? named.replace(/\s*<[^>]*>$/, '') || named : null;
}

function whole(value: unknown): number | null {
  const given = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof given === 'number' && Number.isSafeInteger(given) ? given : null;
}
