import { parentIdOf } from '../jira-host/site.ts';
import type { JiraIssue, JiraSite } from '../jira-host/site.ts';
import { changesOf } from '../jira-host/site-changes.ts';
import type { JiraEvent } from '../jira-host/events.ts';
import type { Board, BoardAction, BoardItem } from './board.ts';

/** The statuses of the site, and "Cancelled", which in Jira is a done status with a resolution. */
const cancelled = 'Cancelled';

export function jiraBoard(site: JiraSite, pointsField: string): Board {
  return {
    host: 'jira',
    name: 'Jira Cloud',
    states: [...site.data.statuses.map(({ name }) => name), cancelled],
    projects: site.data.projects.map(({ id, key, name }) => ({ id, key, name })),
    items: [...site.issues.values()].map((issue) => itemOf(issue, pointsField)),
  };
}

/** @throws Error where Jira would refuse. */
export function actInJira(
  site: JiraSite,
  by: string,
  pointsField: string,
  action: BoardAction,
): readonly JiraEvent[] {
  const changes = changesOf(site, by);
  switch (action.do) {
    case 'move':
      return action.state === cancelled
        ? changes.transition(action.id, doneStatus(site), "Won't Do")
        : changes.transition(action.id, action.state);
    case 'estimate':
      return changes.setNumber(action.id, pointsField, action.points);
    case 'add': {
      const parent = site.find(action.parent);
      const project = parent?.key.split('-')[0] ?? '';
      return changes.create({ project, type: 'Story', summary: action.title, parent: action.parent }).events;
    }
    case 'delete':
      return changes.remove(action.id);
    default:
      return action satisfies never;
  }
}

// ── below ──

function itemOf(issue: JiraIssue, pointsField: string): BoardItem {
  const { summary, issuetype, status, resolution } = issue.fields as {
    summary?: string;
    issuetype?: { name?: string; hierarchyLevel?: number };
    status?: { name?: string; statusCategory?: { key?: string } };
    resolution?: { name?: string } | null;
  };
  const points = issue.fields[pointsField];
  const dropped = status?.statusCategory?.key === 'done' && resolution?.name === "Won't Do";
  return {
    id: issue.id,
    key: issue.key,
    type: issuetype?.name ?? '',
    title: summary ?? '',
    epic: issuetype?.hierarchyLevel === 1,
    parent: parentIdOf(issue),
    state: dropped ? cancelled : (status?.name ?? ''),
    points: typeof points === 'number' ? points : null,
    restricted: issue.seenBy !== undefined,
  };
}

function doneStatus(site: JiraSite): string {
  return site.data.statuses.find(({ category }) => category === 'done')?.name ?? '';
}
