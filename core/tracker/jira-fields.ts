import { list, record, text } from './json.ts';

/** One entry of a Jira site's field list (`GET /rest/api/…/field`), with what finding a field needs. */
export interface JiraField {
  readonly id: string;
  readonly name: string;
  /** The last part of `schema.custom`, as `float` or `jsw-story-points`; empty for a system field. */
  readonly custom: string;
  /** `schema.type`. */
  readonly type: string;
}

export interface FieldCandidate {
  readonly id: string;
  readonly name: string;
}

/** The entries of a field list; null when it is none. What is no field in it is passed over. */
export function readJiraFields(json: unknown): JiraField[] | null {
  const entries = Array.isArray(json) ? json : record(json)?.['values'];
  if (!Array.isArray(entries)) return null;
  const fields = list(entries).flatMap((one) => {
    const entry = record(one);
    const schema = record(entry?.['schema']);
    const id = text(entry?.['id']) ?? text(entry?.['key']);
    const name = text(entry?.['name']);
    if (!id || !name) return [];
    return [{ id, name, custom: lastPart(text(schema?.['custom'])), type: text(schema?.['type']) ?? '' }];
  });
  return fields.length > 0 ? fields : null;
}

/**
 * The fields that may hold points. Jira Software's own "Story point estimate" is known by its schema, so also under
 * a translated name; "Story Points" is a plain number field, known by its name alone. More than one is ambiguous:
 * which one a project fills, only its people know. "Original story points" (a baseline) and "Actual Story Points"
 * are other things.
 */
export function pointsFieldCandidates(fields: readonly JiraField[]): FieldCandidate[] {
  return fields
    .filter(
      (field) => field.custom === 'jsw-story-points' || (field.type === 'number' && isPointsName(field.name)),
    )
    .map(({ id, name }) => ({ id, name }));
}

/** Is this what sites call their points field? For exports that carry names only. */
export function isPointsName(name: string): boolean {
  return /^(story points?|story point estimate)$/i.test(name.trim());
}

/** Server's and Data Center's fields for the epic above an issue, and for an epic's own name. */
export function epicFields(fields: readonly JiraField[]): { link: string | null; name: string | null } {
  const byCustom = (custom: string) => fields.find((field) => field.custom === custom)?.id ?? null;
  return { link: byCustom('gh-epic-link'), name: byCustom('gh-epic-label') };
}

/** The field that holds an issue's sprints: known by its schema, else by the name that it has in English; null = neither. */
export function sprintField(fields: readonly JiraField[]): string | null {
  const found =
    fields.find(({ custom }) => custom === 'gh-sprint') ??
    fields.find(({ id, name }) => id.startsWith('customfield_') && isSprintName(name));
  return found?.id ?? null;
}

/** Changelogs of Server and Data Center know fields by name only. */
export function isSprintName(name: string): boolean {
  return /^sprint$/i.test(name.trim());
}

/** `com.pyxis.greenhopper.jira:gh-epic-link` → `gh-epic-link`: the plugin's name differs between products. */
function lastPart(custom: string | null): string {
  return custom?.slice(custom.lastIndexOf(':') + 1) ?? '';
}
