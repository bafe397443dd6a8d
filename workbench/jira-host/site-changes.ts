import { plain } from './json.ts';
import { issueEvent } from './events.ts';
import type { ChangelogItem, JiraEvent } from './events.ts';
import { issueTypeField, parentField, projectField, statusField } from './issue-fields.ts';
import { jiraTime, parentIdOf } from './site.ts';
import type { JiraIssue, JiraSite } from './site.ts';
import { sprintChangesOf } from './sprint-changes.ts';
import type { SprintChanges } from './sprint-changes.ts';
import { knownIssue as known, updateIssue } from './update-issue.ts';

/**
 * What people do in Jira. Each changes the site and answers with the events that Jira then sends to an app; firing
 * them, also late, twice or out of order, is the host's part. Throws where Jira would refuse.
 */
export interface SiteChanges extends SprintChanges {
  /** To a status, by its name; `resolution` by its name, or null to clear it; absent = as Jira's workflows do. */
  transition(issue: string, status: string, resolution?: string | null): JiraEvent[];
  /** A number field, points or time (seconds); null empties it. */
  setNumber(issue: string, field: string, value: number | null): JiraEvent[];
  create(issue: NewIssue): { readonly issue: JiraIssue; readonly events: JiraEvent[] };
  /** Sub-tasks go with it, and Jira sends no event for those. */
  remove(issue: string): JiraEvent[];
  /** To another project: a new key, the same id. */
  move(issue: string, projectKey: string): JiraEvent[];
  reparent(issue: string, parent: string | null): JiraEvent[];
  rename(issue: string, summary: string): JiraEvent[];
  /** An issue security level: only these may see it; null = everybody again. */
  restrict(issue: string, seenBy: readonly string[] | null): JiraEvent[];
}

export interface NewIssue {
  /** Absent = the next free ones. */
  readonly id?: string;
  readonly key?: string;
  /** Its security level, as JiraIssue has it. */
  readonly seenBy?: readonly string[];
  readonly project: string;
  readonly type: string;
  readonly summary: string;
  readonly parent?: string;
  readonly status?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** By `by`, an account id. */
export function changesOf(site: JiraSite, by: string): SiteChanges {
  const update = (issue: JiraIssue, fields: JiraIssue['fields'], items: ChangelogItem[]): JiraEvent[] => [
    updateIssue(site, by, issue, fields, items),
  ];

  return {
    ...sprintChangesOf(site, by),

    transition(name, statusName, resolutionName) {
      const issue = known(site, name);
      const status = byName(site.data.statuses, statusName);
      const wanted = resolutionName === undefined ? usual(status.category) : resolutionName;
      const resolution = wanted === null ? null : byName(site.data.resolutions, wanted);
      return update(issue, { status: statusField(status), resolution }, [
        ...changed('resolution', named(issue.fields['resolution']), named(resolution)),
        ...changed('status', named(issue.fields['status']), named(status)),
      ]);
    },

    setNumber(name, field, value) {
      const issue = known(site, name);
      const before = issue.fields[field] ?? null;
      const details = site.data.fields.find(({ id }) => id === field);
      const [from, to] = [before, value].map((one) => (one === null ? null : plain(one)));
      const custom = details?.custom ?? false;
      return update(issue, { [field]: value }, [
        {
          field: custom ? (details?.name ?? field) : field,
          fieldtype: custom ? 'custom' : 'jira',
          fieldId: field,
          // Jira gives a custom number in the strings alone, and an empty string for nothing.
          from: custom ? null : (from ?? null),
          fromString: custom ? (from ?? '') : (from ?? null),
          to: custom ? null : (to ?? null),
          toString: custom ? (to ?? '') : (to ?? null),
        },
      ]);
    },

    create({ id, key, seenBy, project, type, summary, parent, status, fields }) {
      const at = site.tick();
      const above = parent === undefined ? null : known(site, parent);
      const issue: JiraIssue = {
        id: id ?? String(1 + Math.max(10_000, ...[...site.issues.keys()].map(Number))),
        key: key ?? nextKey(site, project),
        ...(seenBy ? { seenBy } : {}),
        fields: {
          summary,
          issuetype: issueTypeField(byName(site.data.issueTypes, type)),
          project: projectField(site, project),
          status: statusField(status ? byName(site.data.statuses, status) : first(site.data.statuses)),
          resolution: null,
          assignee: null,
          created: jiraTime(at),
          updated: jiraTime(at),
          ...(above ? { parent: parentField(above) } : {}),
          ...fields,
        },
      };
      site.issues.set(issue.id, issue);
      return { issue, events: [issueEvent('avi:jira:created:issue', issue, by)] };
    },

    remove(name) {
      const issue = known(site, name);
      for (const child of childrenOf(site, issue)) {
        if ((child.fields['issuetype'] as { subtask?: unknown })?.subtask === true)
          site.issues.delete(child.id);
        else site.issues.set(child.id, without(child, 'parent'));
      }
      site.issues.delete(issue.id);
      return [issueEvent('avi:jira:deleted:issue', issue, by)];
    },

    move(name, projectKey) {
      const issue = known(site, name);
      const key = nextKey(site, projectKey);
      const project = projectField(site, projectKey);
      site.oldKeys.set(issue.key.toUpperCase(), issue.id);
      const events = update({ ...issue, key }, { project }, [
        ...changed('project', named(issue.fields['project']), named(project)),
        { field: 'Key', fieldtype: 'jira', from: null, fromString: issue.key, to: null, toString: key },
      ]);
      return events;
    },

    reparent(name, parentName) {
      const issue = known(site, name);
      const parent = parentName === null ? null : known(site, parentName);
      const before = site.issues.get(parentIdOf(issue) ?? '');
      const item: ChangelogItem = {
        field: 'IssueParentAssociation',
        fieldtype: 'jira',
        from: before?.id ?? null,
        fromString: before?.key ?? null,
        to: parent?.id ?? null,
        toString: parent?.key ?? null,
      };
      return update(without(issue, 'parent'), parent ? { parent: parentField(parent) } : {}, [item]);
    },

    rename(name, summary) {
      const issue = known(site, name);
      const from = plain(issue.fields['summary']);
      return update(issue, { summary }, [
        {
          field: 'summary',
          fieldtype: 'jira',
          fieldId: 'summary',
          from: null,
          fromString: from,
          to: null,
          toString: summary,
        },
      ]);
    },

    restrict(name, seenBy) {
      const { seenBy: _, ...open } = known(site, name);
      const next: JiraIssue = seenBy === null ? open : { ...open, seenBy };
      return update(
        next,
        {},
        changed('security', { id: null, name: null }, { id: '1', name: 'Confidential' }),
      );
    },
  };
}

// ── below ──

function byName<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`The site has no "${name}".`);
  return found;
}

function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('The site has no status.');
  return one;
}

/** Jira's own workflows set a resolution on the way into a done status and clear it on the way out. */
function usual(category: string): string | null {
  return category === 'done' ? 'Done' : null;
}

function childrenOf(site: JiraSite, issue: JiraIssue): readonly JiraIssue[] {
  return [...site.issues.values()].filter((one) => parentIdOf(one) === issue.id);
}

function without(issue: JiraIssue, field: string): JiraIssue {
  const { [field]: _, ...fields } = issue.fields;
  return { ...issue, fields };
}

function nextKey(site: JiraSite, project: string): string {
  const taken = [...[...site.issues.values()].map(({ key }) => key), ...site.oldKeys.keys()];
  const numbers = taken
    .filter((key) => key.startsWith(`${project}-`))
    .map((key) => Number(key.split('-').at(-1)));
  return `${project}-${1 + Math.max(0, ...numbers)}`;
}

interface Named {
  readonly id: string | null;
  readonly name: string | null;
}

function named(value: unknown): Named {
  const given = value as { id?: unknown; name?: unknown } | null | undefined;
  return given ? { id: String(given.id), name: String(given.name) } : { id: null, name: null };
}

function changed(field: string, from: Named, to: Named): ChangelogItem[] {
  if (from.id === to.id) return [];
  return [
    {
      field,
      fieldtype: 'jira',
      fieldId: field,
      from: from.id,
      fromString: from.name,
      to: to.id,
      toString: to.name,
    },
  ];
}
