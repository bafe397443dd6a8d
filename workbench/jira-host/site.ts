import type { JiraBoard, JiraSprint } from './boards.ts';
import type { ChangelogItem } from './events.ts';
import { copy, object, plain } from './json.ts';

/** What a Jira site holds, as plain data: the parts of Jira's REST answers that apps read. */
export interface JiraSiteData {
  readonly cloudId: string;
  /** Where a browser opens the site, without a slash at the end. */
  readonly url: string;
  readonly projects: readonly JiraProject[];
  readonly issueTypes: readonly JiraIssueType[];
  readonly statuses: readonly JiraStatus[];
  readonly resolutions: readonly { readonly id: string; readonly name: string }[];
  /** As `GET /rest/api/3/field` answers. */
  readonly fields: readonly JiraFieldDetails[];
  readonly users: readonly JiraUser[];
  readonly issues: readonly JiraIssue[];
  /** Absent = none. */
  readonly boards?: readonly JiraBoard[];
  readonly sprints?: readonly JiraSprint[];
  /** What was changed before, by issue id; absent = nothing. */
  readonly changelogs?: Readonly<Record<string, readonly JiraChange[]>>;
}

/** One entry of an issue's changelog. */
export interface JiraChange {
  readonly id: string;
  /** Milliseconds. */
  readonly at: number;
  /** Account id. */
  readonly by: string;
  readonly items: readonly ChangelogItem[];
}

export interface JiraProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

export interface JiraIssueType {
  readonly id: string;
  readonly name: string;
  /** 1 = epic, 0 = standard, -1 = sub-task. */
  readonly hierarchyLevel: number;
}

export interface JiraStatus {
  readonly id: string;
  readonly name: string;
  readonly category: 'new' | 'indeterminate' | 'done';
}

export interface JiraFieldDetails {
  readonly id: string;
  readonly name: string;
  readonly custom: boolean;
  readonly schema?: { readonly type: string; readonly custom?: string; readonly customId?: number };
  readonly scope?: { readonly type: 'PROJECT'; readonly project: { readonly id: string } };
}

export interface JiraUser {
  readonly accountId: string;
  readonly displayName: string;
  /** Project key → what the user may there; `*` stands for every other project. Each includes the ones before it. */
  readonly may: Readonly<Record<string, 'see' | 'edit' | 'administer'>>;
  /** An app's account, or a customer's of a help desk; absent = a person. */
  readonly accountType?: 'atlassian' | 'app' | 'customer';
  /** false = an account that was closed. */
  readonly active?: boolean;
  /** "Administer Jira", a right of its own; absent = who administers every project has it. */
  readonly administersSite?: boolean;
}

/**
 * An issue in the form of Jira's REST interface; the fields are what it answers, but for its sprints: of those the field
 * keeps the ids alone, since they change by themselves (issue-fields.ts).
 */
export interface JiraIssue {
  readonly id: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Account ids that may see it, by an issue security level; absent = everybody who sees the project. */
  readonly seenBy?: readonly string[];
}

/** A running site: it can be asked and changed (site-changes.ts). */
export interface JiraSite {
  readonly data: Omit<JiraSiteData, 'issues' | 'sprints' | 'changelogs'>;
  /** By issue id. Changed by site-changes only, like what follows. */
  readonly issues: Map<string, JiraIssue>;
  /** By sprint id. */
  readonly sprints: Map<number, JiraSprint>;
  /** By issue id, oldest first. */
  readonly changelogs: Map<string, readonly JiraChange[]>;
  /** What is on the dashboard. */
  readonly gadgets: Map<string, JiraGadget>;
  /** Keys that issues had before they moved → issue id. */
  readonly oldKeys: Map<string, string>;
  /** By id or key, also a former key; capitals do not matter. */
  find(idOrKey: string): JiraIssue | null;
  mayProject(user: string | null, project: string, right: ProjectRight): boolean;
  /** null asks for the app, which sees every issue. */
  mayIssue(user: string | null, issue: JiraIssue, right: ProjectRight): boolean;
  administersSite(user: string | null): boolean;
  /** Milliseconds, each call later than the one before: Jira's `updated` orders what happened. */
  tick(): number;
  /** Milliseconds: what relative dates of JQL count from. */
  now(): number;
}

/** A gadget on the dashboard. */
export interface JiraGadget {
  readonly id: string;
  /** The app's module that it shows, by its key in manifest.yml. */
  readonly module: string;
  /** Twelfths of the dashboard's width. */
  readonly columns: number;
  /** What its edit view submitted; null = nothing yet. */
  readonly configuration: unknown;
}

export type ProjectRight = 'BROWSE_PROJECTS' | 'EDIT_ISSUES' | 'ADMINISTER_PROJECTS';

export function createJiraSite(given: JiraSiteData, now: () => number = Date.now): JiraSite {
  const { issues: start, sprints = [], changelogs = {}, ...data } = copy(given);
  const issues = new Map(start.map((issue) => [issue.id, issue]));
  const oldKeys = new Map<string, string>();
  let last = 0;

  const site: JiraSite = {
    data,
    issues,
    sprints: new Map(sprints.map((sprint) => [sprint.id, sprint])),
    changelogs: new Map(Object.entries(changelogs)),
    gadgets: new Map(),
    oldKeys,
    now,
    find(idOrKey) {
      const wanted = idOrKey.toUpperCase();
      const byId = issues.get(idOrKey) ?? issues.get(oldKeys.get(wanted) ?? '');
      return byId ?? [...issues.values()].find(({ key }) => key.toUpperCase() === wanted) ?? null;
    },
    mayProject(user, project, right) {
      if (user === null) return true;
      const may = data.users.find(({ accountId }) => accountId === user)?.may ?? {};
      const key = data.projects.find(({ id }) => id === project)?.key;
      if (key === undefined) return false;
      return rank[may[key] ?? may['*'] ?? 'none'] >= needs[right];
    },
    mayIssue(user, issue, right) {
      if (user === null) return true;
      if (issue.seenBy && !issue.seenBy.includes(user)) return false;
      return site.mayProject(user, projectIdOf(issue), right);
    },
    administersSite(user) {
      const found = data.users.find(({ accountId }) => accountId === user);
      return found?.administersSite ?? found?.may['*'] === 'administer';
    },
    tick() {
      last = Math.max(now(), last + 1);
      return last;
    },
  };
  return site;
}

export function projectIdOf(issue: JiraIssue): string {
  return plain(object(issue.fields['project'])?.['id']);
}

export function parentIdOf(issue: JiraIssue): string | null {
  return plain(object(issue.fields['parent'])?.['id']) || null;
}

/** Jira writes its times so, the zone without a colon. */
export function jiraTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}

// ── below ──

const rank = { none: 0, see: 1, edit: 2, administer: 3 };
const needs: Readonly<Record<ProjectRight, number>> = {
  BROWSE_PROJECTS: 1,
  EDIT_ISSUES: 2,
  ADMINISTER_PROJECTS: 3,
};
