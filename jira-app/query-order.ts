/**
 * A person's JQL in the order of the issues' ids, whatever order it asks for: pages of it stay whole while issues change.
 * What it finds stays the same.
 */
export const inOrderOfIds = (jql: string): string => `${withoutOrder(jql)} ORDER BY id ASC`.trim();

// ── below ──

/** Up to ORDER BY, which ends a query; in quotes the words are a text. */
function withoutOrder(jql: string): string {
  const marks = jql.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\border\s+by\b/gisu);
  const end = [...marks].find(([mark]) => !/^["']/u.test(mark))?.index ?? jql.length;
  return jql.slice(0, end).trim();
}
