import { itemId, type ItemId, type ProjectId } from '../model/ids.ts';
import type { ItemLevel, ItemState } from '../model/work-item.ts';
import { readSize, readTime } from './amounts.ts';
import { jiraInstant } from './jira-instant.ts';
import { jiraSprintIds } from './jira-sprint.ts';
import { idText, record, text, type Json } from './json.ts';
import { noItem, type ReadItem } from './read-item.ts';

export interface JiraReading {
  /** Part of the item's id: one Jira site (R16). */
  readonly site: string;
  /** The field that holds points; null = points are not read. */
  readonly pointsField: string | null;
  /** Further number fields to read, by id. */
  readonly numberFields: readonly string[];
  /** Server and Data Center keep the epic's key in a custom field of their own; found by jira-fields. */
  readonly epicLinkField?: string | null;
  /** Filled on epics only, where `hierarchyLevel` is absent. */
  readonly epicNameField?: string | null;
  /**
   * The field that holds an issue's sprints (`sprintField` in jira-fields.ts finds it), to be asked for with the issue.
   * Absent or null = not known: then `sprints` is read where a field's value shows that it holds sprints, and in the agile
   * shape; an issue in no sprint reads as "not read", so that its past would lose the sprints that it has left.
   */
  readonly sprintField?: string | null;
  /** Where a browser opens an issue; without it `url` is null. */
  readonly url?: (key: string) => string;
}

/**
 * One issue as Jira's REST interfaces return it: Cloud v3, Cloud and Server v2, and the agile shape, whose epic is
 * the parent. Everything but id, key and fields may be missing: a missing field is "not given", not a fault.
 *
 * The level comes from `issuetype.hierarchyLevel` (Cloud), else `issuetype.subtask`, else the epic-name field; never
 * from the type's name, which sites rename and translate. What is none of these reads as `standard` with
 * `levelKnown: false`: whoever holds the whole set then sees which items are parents of others.
 */
export function readJiraIssue(json: unknown, reading: JiraReading): ReadItem {
  const issue = record(json);
  const id = idText(issue?.['id']);
  const key = text(issue?.['key']);
  if (!issue || !id) return noItem('it has no issue id');
  if (!key) return noItem(`issue ${id} has no key`);
  const fields = record(issue['fields']);
  if (!fields) return noItem(`issue ${key} has no fields`);

  const type = record(fields['issuetype']);
  const height = type?.['hierarchyLevel'];
  const level = levelOf(type, fields, reading);
  const parent = parentOf(fields, level ?? 'standard', reading);
  const tracked = record(fields['timetracking']);
  const sprints = jiraSprintIds(fields, reading.sprintField ?? null, reading.site);
  return {
    ok: true,
    item: {
      id: itemId('jira', reading.site, id),
      key,
      title: text(fields['summary']) ?? key,
      url: reading.url ? reading.url(key) : null,
      project: (idText(record(fields['project'])?.['id']) ?? key.replace(/-\d+$/, '')) as ProjectId,
      type: text(type?.['name']) ?? '',
      level: level ?? 'standard',
      ...(typeof height === 'number' ? { atEpicLevel: height === 1 } : {}),
      parent: parent.id,
      state: stateOf(fields),
      sizes: {
        points: reading.pointsField ? readSize(fields[reading.pointsField], 1000) : null,
        seconds: readSize(fields['timeoriginalestimate'] ?? tracked?.['originalEstimateSeconds'], 1),
        fields: Object.fromEntries(
          reading.numberFields.map((field) => [field, readSize(fields[field], 1000)]),
        ),
      },
      logged: readTime(fields['timespent'] ?? tracked?.['timeSpentSeconds'], 1),
      remaining: readTime(fields['timeestimate'] ?? tracked?.['remainingEstimateSeconds'], 1),
      assignee: personName(fields['assignee']),
      ...(sprints ? { sprints } : {}),
      revision: jiraInstant(fields['updated']) ?? 0,
    },
    parentKey: parent.key,
    levelKnown: level !== null,
  };
}

/** `new`, `indeterminate`, `done`, as Jira's own category key; `undefined` is a key too and means "none" (R18). */
export function jiraCategory(key: unknown): ItemState['category'] {
  return key === 'new' ? 'todo' : key === 'indeterminate' ? 'doing' : key === 'done' ? 'done' : 'unknown';
}

function stateOf(fields: Json): ItemState {
  const status = record(fields['status']);
  const resolution = record(fields['resolution']);
  const resolutionName = text(resolution?.['name']);
  return {
    name: text(status?.['name']) ?? '',
    category: jiraCategory(record(status?.['statusCategory'])?.['key']),
    resolution: resolutionName ? { id: idText(resolution?.['id']), name: resolutionName } : null,
    id: idText(status?.['id']),
  };
}

function levelOf(type: Json | null, fields: Json, reading: JiraReading): ItemLevel | null {
  const height = type?.['hierarchyLevel'];
  if (typeof height === 'number') return height > 0 ? 'container' : height < 0 ? 'subtask' : 'standard';
  if (type?.['subtask'] === true) return 'subtask';
  if (reading.epicNameField && text(fields[reading.epicNameField])) return 'container';
  return null;
}

/** A sub-task's parent is its story; anything else's is its epic, wherever this kind of answer keeps it. */
function parentOf(
  fields: Json,
  level: ItemLevel,
  reading: JiraReading,
): { id: ItemId | null; key: string | null } {
  const parent = record(fields['parent']);
  const epic = level === 'subtask' ? null : record(fields['epic']);
  const above = [parent, epic].find((one) => idText(one?.['id']) !== null);
  if (above) return { id: itemId('jira', reading.site, idText(above['id']) ?? ''), key: text(above['key']) };
  const link = reading.epicLinkField && level !== 'subtask' ? text(fields[reading.epicLinkField]) : null;
  return { id: null, key: text(parent?.['key']) ?? text(epic?.['key']) ?? link };
}

function personName(value: unknown): string | null {
  const person = record(value);
  return text(person?.['displayName']) ?? text(person?.['name']);
}
