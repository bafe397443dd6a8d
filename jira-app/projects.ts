import { assumeTrustedRoute } from '@forge/api';
import type { ProjectId } from '@throughline/core/model/ids.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import type { Reader } from '@throughline/core/port/work-items.ts';
import { idText, record, text } from '@throughline/core/tracker/json.ts';
import { askJira } from './ask-jira.ts';

/** Jira takes as many keys or ids in one question. */
const atOnce = 50;

/** Projects by key or id; one that is unknown, or that the reader may not see, is absent. @throws WorkFault */
export async function findProjects(
  names: readonly string[],
  as: Reader,
): Promise<ReadonlyMap<string, ProjectId>> {
  const keys = unique(names.map((name) => name.trim().toUpperCase())).filter((name) => isKey.test(name));
  const ids = unique(names.map((name) => name.trim())).filter((name) => isId.test(name));
  const found = new Map<string, ProjectId>();
  for (const [parameter, wanted] of [
    ['keys', keys],
    ['id', ids],
  ] as const) {
    for (let from = 0; from < wanted.length; from += atOnce) {
      for (const { id, key } of await ask(parameter, wanted.slice(from, from + atOnce), as)) {
        found.set(id, id as ProjectId).set(key, id as ProjectId);
      }
    }
  }
  return new Map(
    names.flatMap((name) => {
      const id = found.get(name.trim().toUpperCase());
      return id ? [[name, id] as const] : [];
    }),
  );
}

/** The keys of projects by id; one that the user may not see is absent. @throws WorkFault */
export async function projectNames(ids: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, string>> {
  const wanted = unique(ids).filter((id) => isId.test(id));
  const found = new Map<ProjectId, string>();
  for (let from = 0; from < wanted.length; from += atOnce) {
    for (const { id, key } of await ask('id', wanted.slice(from, from + atOnce), 'user')) {
      found.set(id as ProjectId, key);
    }
  }
  return found;
}

// ── below ──

const isKey = /^[A-Z][A-Z0-9_]*$/;
const isId = /^\d{1,18}$/;
const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];

async function ask(parameter: 'keys' | 'id', wanted: readonly string[], as: Reader) {
  const query = new URLSearchParams(wanted.map((one) => [parameter, one]));
  // Only digits, capitals and underscores are in it (isKey, isId).
  const answer = record(
    await askJira(as, assumeTrustedRoute(`/rest/api/3/project/search?${query.toString()}`)),
  );
  const values = answer?.['values'];
  if (!Array.isArray(values))
    throw new WorkFault('Jira answered a question about projects with something else.');
  return values.flatMap((value) => {
    const id = idText(record(value)?.['id']);
    const key = text(record(value)?.['key']);
    return id && key ? [{ id, key }] : [];
  });
}
