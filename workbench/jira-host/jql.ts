/** The part of JQL that the app uses: `parent in (…)`, `key in (…)` or `id in (…)`, ordered by id. */
export interface Jql {
  readonly field: 'parent' | 'key' | 'id';
  readonly values: readonly string[];
}

/** null where Jira itself, or this part of it, would answer 400. */
export function readJql(jql: string): Jql | null {
  const found = /^\s*(parent|key|id)\s+in\s*\(([^()]*)\)\s*(?:order\s+by\s+id(?:\s+asc)?\s*)?$/i.exec(jql);
  if (!found) return null;
  const values = (found[2] ?? '').split(',').map((value) => /^\s*(?:"([^"\\]*)"|([\w-]+))\s*$/.exec(value));
  if (values.some((value) => value === null)) return null;
  return {
    field: (found[1] ?? '').toLowerCase() as Jql['field'],
    values: values.map((value) => value?.[1] ?? value?.[2] ?? ''),
  };
}
