import { object, plain } from './json.ts';
import { JqlRefused } from './jql.ts';
import type { Clause, Condition, Jql } from './jql.ts';
import { checkSprints, sprintsOf, timeFits } from './jql-fields.ts';
import { parentIdOf, projectIdOf } from './site.ts';
import type { JiraIssue, JiraSite } from './site.ts';

type Fits = (issue: JiraIssue) => boolean;

/**
 * The issues that a query finds for this user (null = the app), in its order; without one, the newest first.
 * @throws JqlRefused where Jira refuses it: for a field, a project or an issue that is unknown or unseen, too
 */
export function issuesFor(
  site: JiraSite,
  user: string | null,
  { where, orderBy }: Jql,
): readonly JiraIssue[] {
  if (where === null) {
    throw new JqlRefused(
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    );
  }
  const fits = fitting(site, user, where);
  const sorts = orderBy.map(({ field, descending }) => ({ key: sortKey(field), sign: descending ? -1 : 1 }));
  const found = [...site.issues.values()].filter(
    (issue) => site.mayIssue(user, issue, 'BROWSE_PROJECTS') && fits(issue),
  );
  return found.sort((a, b) => {
    for (const { key, sign } of sorts) {
      const [one, other] = [key(a), key(b)];
      if (one !== other) return one < other ? -sign : sign;
    }
    return Number(b.id) - Number(a.id);
  });
}

// ── below ──

function fitting(site: JiraSite, user: string | null, condition: Condition): Fits {
  switch (condition.is) {
    case 'and': {
      const all = condition.all.map((one) => fitting(site, user, one));
      return (issue) => all.every((fits) => fits(issue));
    }
    case 'or': {
      const all = condition.all.map((one) => fitting(site, user, one));
      return (issue) => all.some((fits) => fits(issue));
    }
    case 'not': {
      const fits = fitting(site, user, condition.one);
      return (issue) => !fits(issue);
    }
    case 'clause':
      return clauseFits(site, user, condition);
    default:
      return condition satisfies never;
  }
}

function clauseFits(site: JiraSite, user: string | null, clause: Clause): Fits {
  const field = clause.field.toLowerCase();
  if (field === 'summary' || field === 'text') return textFits(clause);
  const compared = timeFits(site, clause);
  if (compared) return compared;
  if (field === 'sprint') checkSprints(site, clause);
  const read = field === 'sprint' ? sprintsOf(site) : readers[field];
  if (!read) {
    throw new JqlRefused(`Field '${clause.field}' does not exist or you do not have permission to view it.`);
  }
  if (!['=', '!=', 'in', 'not in', 'is', 'is not'].includes(clause.operator)) throw unsupported(clause);
  if (clause.operator === 'is') return (issue) => read(issue).length === 0;
  if (clause.operator === 'is not') return (issue) => read(issue).length > 0;
  const wanted = new Set(clause.values.map((value) => known(site, user, field, clause.field, value)));
  const has: Fits = (issue) => read(issue).some((one) => wanted.has(one.toLowerCase()));
  return clause.operator === '=' || clause.operator === 'in' ? has : (issue) => !has(issue);
}

/** What an issue may be called by in each field; none = the field is empty. */
const readers: Readonly<Record<string, (issue: JiraIssue) => readonly string[]>> = {
  key: ({ id }) => [id],
  issuekey: ({ id }) => [id],
  issue: ({ id }) => [id],
  id: ({ id }) => [id],
  parent: (issue) => [parentIdOf(issue) ?? ''].filter(Boolean),
  project: (issue) => [projectIdOf(issue)],
  status: (issue) => names(issue, 'status'),
  statuscategory: ({ fields }) => namesOf(object(object(fields['status'])?.['statusCategory'])),
  issuetype: (issue) => names(issue, 'issuetype'),
  type: (issue) => names(issue, 'issuetype'),
  resolution: (issue) => names(issue, 'resolution'),
  assignee: ({ fields }) => {
    const person = object(fields['assignee']);
    return [plain(person?.['accountId']), plain(person?.['displayName'])].filter(Boolean);
  },
};

/** As `readers` give it. An issue or a project that is not there, or not for this user, refuses the whole query. */
function known(site: JiraSite, user: string | null, field: string, written: string, value: string): string {
  if (['key', 'issuekey', 'issue', 'id', 'parent'].includes(field)) {
    const issue = site.find(value);
    if (issue && site.mayIssue(user, issue, 'BROWSE_PROJECTS')) return issue.id;
    throw new JqlRefused(`An issue with key '${value}' does not exist for field '${written}'.`);
  }
  if (field !== 'project') return value.toLowerCase();
  const same = value.toLowerCase();
  const project = site.data.projects.find(({ id, key, name }) =>
    [id, key.toLowerCase(), name.toLowerCase()].includes(same),
  );
  if (project && site.mayProject(user, project.id, 'BROWSE_PROJECTS')) return project.id;
  throw new JqlRefused(`The value '${value}' does not exist for the field '${written}'.`);
}

/** Every word of the value is in the summary; one that ends in `*` as the beginning of a word. */
function textFits(clause: Clause): Fits {
  if (clause.operator !== '~' && clause.operator !== '!~') throw unsupported(clause);
  const words = wordsOf(clause.values[0] ?? '', /[\p{L}\p{M}\p{N}]+\*?/gu);
  const has: Fits = ({ fields }) => {
    const there = wordsOf(plain(fields['summary']), /[\p{L}\p{M}\p{N}]+/gu);
    return words.every((word) =>
      word.endsWith('*') ? there.some((one) => one.startsWith(word.slice(0, -1))) : there.includes(word),
    );
  };
  return clause.operator === '~' ? has : (issue) => !has(issue);
}

function wordsOf(text: string, pattern: RegExp): readonly string[] {
  return text.toLowerCase().match(pattern) ?? [];
}

function unsupported({ operator, field }: Clause): JqlRefused {
  return new JqlRefused(`The operator '${operator}' is not supported by the '${field}' field.`);
}

function names(issue: JiraIssue, field: string): readonly string[] {
  return namesOf(object(issue.fields[field]));
}

function namesOf(value: ReturnType<typeof object>): readonly string[] {
  return [plain(value?.['id']), plain(value?.['name'])].filter(Boolean);
}

function sortKey(field: string): (issue: JiraIssue) => string | number {
  switch (field.toLowerCase()) {
    case 'id':
    case 'key':
    case 'issuekey':
      return ({ id }) => Number(id);
    case 'updated':
    case 'created':
    case 'summary':
      return ({ fields }) => plain(fields[field.toLowerCase()]);
    default:
      throw new JqlRefused(`Not able to sort using field '${field}'.`);
  }
}
