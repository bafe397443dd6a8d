import type { JiraIssue } from './site.ts';

/** One entry of a changelog, as Jira writes it. */
export interface ChangelogItem {
  readonly field: string;
  readonly fieldtype: 'jira' | 'custom';
  readonly fieldId?: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  /** Named `toString` on the wire, which every object has. */
  readonly toString: string | null;
}

export interface JiraEvent {
  readonly eventType: 'avi:jira:created:issue' | 'avi:jira:updated:issue' | 'avi:jira:deleted:issue';
  readonly issue: {
    readonly id: string;
    readonly key: string;
    readonly fields: Readonly<Record<string, unknown>>;
  };
  readonly atlassianId: string;
  readonly changelog?: { readonly id: string; readonly items: readonly ChangelogItem[] };
  readonly associatedUsers: { readonly associatedUsers: readonly { readonly accountId: string }[] };
}

/** The fields that Forge's events carry, by its documentation: no parent, no points, no resolution, no times. */
const carried = [
  'summary',
  'issuetype',
  'creator',
  'created',
  'project',
  'reporter',
  'assignee',
  'updated',
  'status',
];

export function issueEvent(
  eventType: JiraEvent['eventType'],
  issue: JiraIssue,
  by: string,
  changelog?: JiraEvent['changelog'],
): JiraEvent {
  return {
    eventType,
    issue: {
      id: issue.id,
      key: issue.key,
      fields: Object.fromEntries(
        carried.flatMap((id) => (id in issue.fields ? [[id, issue.fields[id]]] : [])),
      ),
    },
    atlassianId: by,
    ...(changelog ? { changelog } : {}),
    associatedUsers: { associatedUsers: [{ accountId: by }] },
  };
}
