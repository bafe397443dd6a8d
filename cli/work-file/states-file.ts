import {
  listedStates,
  stateCategories,
  type ListedState,
  type StateCategories,
} from '@throughline/core/tracker/ado-states.ts';
import type { ItemState } from '@throughline/core/model/work-item.ts';
import { jiraCategory } from '@throughline/core/tracker/jira-issue.ts';
import { idText, list, record, text } from '@throughline/core/tracker/json.ts';
import { BadFile } from './bad-file.ts';
import { jsonOfFile } from './json-of-file.ts';

export interface KnownStates {
  /** Azure DevOps: type and state → category. */
  readonly ado: StateCategories;
  /** Jira: a status name → its category's key, where the file is Jira's status list; for CSV without the category. */
  readonly jiraKey: (status: string) => string | null;
  /** Jira: a status id → what it means; for the past of issues. */
  readonly jiraById: ReadonlyMap<string, ItemState['category']>;
}

export const noStates: KnownStates = { ado: () => 'unknown', jiraKey: () => null, jiraById: new Map() };

/**
 * `--states`: replies of the work item type states endpoint, as an object by type or as a list; the work item types
 * reply; or Jira's list of statuses.
 * @throws BadFile
 */
export async function readStatesFile(path: string): Promise<KnownStates> {
  const json = await jsonOfFile(path);
  const entries = list(Array.isArray(json) ? json : record(json)?.['value']);
  const states = [
    ...listedStates(json, null),
    ...entries.flatMap((entry) => {
      const held = record(entry);
      return listedStates(entry, text(held?.['type']) ?? (held?.['states'] ? text(held['name']) : null));
    }),
    ...byType(json),
  ];
  const statuses = entries.flatMap((entry) => {
    const status = record(entry);
    const name = text(status?.['name']);
    const key = text(record(status?.['statusCategory'])?.['key']);
    return name && key ? [{ id: idText(status?.['id']), name: name.toLowerCase(), key }] : [];
  });
  if (states.length === 0 && statuses.length === 0) {
    throw new BadFile('It lists no states: neither Azure DevOps states (name, category) nor Jira statuses.');
  }
  return {
    ado: stateCategories(states),
    jiraKey: keyByName(statuses),
    jiraById: new Map(
      statuses.flatMap(({ id, key }) => (id === null ? [] : [[id, jiraCategory(key)] as const])),
    ),
  };
}

function byType(json: unknown): ListedState[] {
  const held = record(json);
  if (!held || Array.isArray(held['value'])) return [];
  return Object.entries(held).flatMap(([type, reply]) => listedStates(reply, type));
}

/** A status that two projects put into different categories is not known by its name. */
function keyByName(
  statuses: readonly { readonly name: string; readonly key: string }[],
): (status: string) => string | null {
  const keys = new Map<string, string | null>();
  for (const { name, key } of statuses) {
    keys.set(name, keys.has(name) && keys.get(name) !== key ? null : key);
  }
  return (status) => keys.get(status.toLowerCase()) ?? null;
}
