import { plain } from './json.ts';
import { JqlRefused } from './jql.ts';
import type { Clause } from './jql.ts';
import type { JiraIssue, JiraSite } from './site.ts';
import { sprintIdsOf } from './sprint-field.ts';

/** A clause on a time, `updated >= "-90m"`; null = it is on something else. @throws JqlRefused */
export function timeFits(site: JiraSite, clause: Clause): ((issue: JiraIssue) => boolean) | null {
  const field = clause.field.toLowerCase();
  if (field !== 'updated' && field !== 'created') return null;
  const at = ({ fields }: JiraIssue) => timeOf(plain(fields[field]));
  if (clause.operator === 'is') return (issue) => Number.isNaN(at(issue));
  if (clause.operator === 'is not') return (issue) => !Number.isNaN(at(issue));
  const value = clause.values[0] ?? '';
  const wanted = momentOf(value, site.now());
  if (wanted === null) {
    throw new JqlRefused(
      `Date value '${value}' for field '${clause.field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', ` +
        "'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
    );
  }
  switch (clause.operator) {
    case '>=':
      return (issue) => at(issue) >= wanted;
    case '>':
      return (issue) => at(issue) > wanted;
    case '<=':
      return (issue) => at(issue) <= wanted;
    case '<':
      return (issue) => at(issue) < wanted;
    default:
      return null;
  }
}

/** What an issue's sprints may be called. */
export const sprintsOf =
  (site: JiraSite) =>
  (issue: JiraIssue): readonly string[] =>
    sprintIdsOf(site, issue).flatMap((id) => [String(id), site.sprints.get(id)?.name ?? '']);

/** A sprint that is not there refuses the whole query. @throws JqlRefused */
export function checkSprints(site: JiraSite, clause: Clause): void {
  for (const value of clause.values) {
    const same = value.toLowerCase();
    const found = [...site.sprints.values()].some(
      ({ id, name }) => String(id) === value || name.toLowerCase() === same,
    );
    if (found) continue;
    throw new JqlRefused(
      `Sprint with name '${value}' does not exist or you do not have permission to view it.`,
    );
  }
}

// ── below ──

const units: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** A period from now, or a date, here in UTC: Jira takes it in the time zone of who asks. */
function momentOf(value: string, now: number): number | null {
  const period = /^([-+]?)(?:\d+[mhdw]\s*)+$/.exec(value);
  if (period) {
    const length = [...value.matchAll(/(\d+)([mhdw])/g)].reduce(
      (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0),
      0,
    );
    return period[1] === '-' ? now - length : now + length;
  }
  const date = /^(\d{4})[-/](\d\d?)[-/](\d\d?)(?: (\d\d?):(\d\d))?$/.exec(value);
  if (!date) return null;
  const [, year, month, day, hour = 0, minute = 0] = date;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
}

function timeOf(written: string): number {
  return Date.parse(written.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}
