import { parentIdOf } from '../jira-host/site.ts';
import type { JiraIssue, JiraSite } from '../jira-host/site.ts';
import { sprintIdsOf } from '../jira-host/sprint-field.ts';
import { changesOf } from '../jira-host/site-changes.ts';
import type { JiraEvent } from '../jira-host/events.ts';
import { arrangeGadgets } from '../jira-host/dashboard.ts';
import type { Board, BoardAction, BoardItem, BoardTeam } from './board.ts';

/** The statuses of the site, and "Cancelled", which in Jira is a done status with a resolution. */
const cancelled = 'Cancelled';

export function jiraBoard(site: JiraSite, pointsField: string): Board {
  return {
    host: 'jira',
    name: 'Jira Cloud',
    states: [...site.data.statuses.map(({ name }) => name), cancelled],
    projects: site.data.projects.map(({ id, key, name }) => ({ id, key, name })),
    items: [...site.issues.values()].map((issue) => itemOf(site, issue, pointsField)),
    teams: teamsOf(site),
    gadgets: [...site.gadgets.values()].map((gadget) => ({ ...gadget, rows: 0 })),
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
    case 'put':
      return changes.moveToSprint(action.id, action.sprint === null ? null : Number(action.sprint));
    case 'startSprint':
      changes.startSprint(Number(action.sprint));
      return [];
    case 'closeSprint':
      return changes.closeSprint(Number(action.sprint), nextSprint(site, Number(action.sprint)));
    case 'reopenSprint':
      changes.reopenSprint(Number(action.sprint));
      return [];
    case 'addGadget':
    case 'resizeGadget':
    case 'configureGadget':
    case 'removeGadget':
      arrangeGadgets(site, action);
      return [];
    default:
      return action satisfies never;
  }
}

// ── below ──

/** What is open when a sprint is closed goes there: the next one of its board, or (null) the backlog. */
function nextSprint(site: JiraSite, sprint: number): number | null {
  const board = site.sprints.get(sprint)?.board;
  const next = [...site.sprints.values()].find((one) => one.board === board && one.state === 'future');
  return next?.id ?? null;
}

function teamsOf(site: JiraSite): readonly BoardTeam[] {
  return (site.data.boards ?? []).map(({ id, name, type, location }) => ({
    id: String(id),
    name,
    project: location,
    sprints:
      type === 'kanban'
        ? null
        : [...site.sprints.values()]
            .filter(({ board }) => board === id)
            .map((sprint) => ({
              id: String(sprint.id),
              name: sprint.name,
              state: sprint.state,
              start: sprint.start,
              end: sprint.end,
            })),
  }));
}

function itemOf(site: JiraSite, issue: JiraIssue, pointsField: string): BoardItem {
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
    sprint: openSprint(site, issue),
  };
}

function openSprint(site: JiraSite, issue: JiraIssue): string | null {
  const open = sprintIdsOf(site, issue).find((id) => site.sprints.get(id)?.state !== 'closed');
  return open === undefined ? null : String(open);
}

function doneStatus(site: JiraSite): string {
  return site.data.statuses.find(({ category }) => category === 'done')?.name ?? '';
}
