import {
  pointsFieldCandidates,
  type FieldCandidate,
  type JiraField,
} from '@throughline/core/tracker/jira-fields.ts';

/** The field that holds points, or why none was found; null where the plan counts no points or no issue is there. */
export type FoundPointsField =
  { readonly ok: true; readonly id: string | null } | { readonly ok: false; readonly problem: string };

/** What the files showed of an issue's custom fields. */
export interface SeenFields {
  /** Any issue has the field, filled or not. */
  readonly present: ReadonlySet<string>;
  /** Some issue has a number in it. */
  readonly filled: ReadonlySet<string>;
}

/**
 * @param asked `--points-field`: an id, or a name where the field list is known
 * @param needed false: it is fine when none is found
 * @param fields what is known of the site's fields: `--fields`, names in the export, columns of a CSV
 */
export function findPointsField(
  asked: string | null,
  fields: readonly JiraField[],
  seen: SeenFields,
  needed: boolean,
): FoundPointsField {
  if (asked !== null) {
    const named = fields.filter((field) => field.name.toLowerCase() === asked.toLowerCase());
    const id = seen.present.has(asked) ? asked : named.length === 1 ? (named[0]?.id ?? asked) : asked;
    return seen.present.has(id)
      ? { ok: true, id }
      : { ok: false, problem: `No issue has the field "${asked}" that --points-field names.` };
  }
  const candidates = distinct(pointsFieldCandidates(fields));
  // A field that no issue here fills cannot be the one that is meant.
  const filled = candidates.filter((one) => seen.filled.has(one.id));
  if (!needed && filled.length !== 1) return { ok: true, id: null };
  if (filled.length > 1) {
    const names = filled.map(({ id, name }) => `${id} ("${name}")`).join(', ');
    return {
      ok: false,
      problem: `Several fields may hold points: ${names}. Choose one with --points-field.`,
    };
  }
  const [found] = filled.length > 0 ? filled : candidates;
  return found
    ? { ok: true, id: found.id }
    : {
        ok: false,
        problem:
          'Points are counted, and it is not known which field of these Jira issues holds them. ' +
          "Pass the site's field list with --fields, or the field's id with --points-field.",
      };
}

function distinct(candidates: readonly FieldCandidate[]): FieldCandidate[] {
  return [...new Map(candidates.map((one) => [one.id, one])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
