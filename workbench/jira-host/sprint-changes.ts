import type { JiraSprint } from './boards.ts';
import type { JiraEvent } from './events.ts';
import { object } from './json.ts';
import type { JiraIssue, JiraSite } from './site.ts';
import { ownSprintIds, sprintField, sprintIdsOf } from './sprint-field.ts';
import { knownIssue, updateIssue } from './update-issue.ts';

/** What people do with sprints. Throws where Jira would refuse. */
export interface SprintChanges {
  /** @param sprint an id that is taken is refused; absent = the next free one */
  addSprint(sprint: Omit<JiraSprint, 'id' | 'state' | 'completed'> & { readonly id?: number }): JiraSprint;
  /** Of these sprints from now on; at most one of them is not closed. Sub-tasks are where their parent is. */
  setSprints(issue: string, sprints: readonly number[]): JiraEvent[];
  /** To a sprint that is not over, or (null) to the backlog; the closed ones that it was in stay. */
  moveToSprint(issue: string, sprint: number | null): JiraEvent[];
  /** It begins now, unless it says when. */
  startSprint(sprint: number): void;
  /** What is not done goes to another sprint, or (null) to the backlog. */
  closeSprint(sprint: number, openTo: number | null): JiraEvent[];
  /** It is active again, and Jira keeps when it was closed. What moved on stays where it is. */
  reopenSprint(sprint: number): void;
}

/** By `by`, an account id. */
export function sprintChangesOf(site: JiraSite, by: string): SprintChanges {
  const changes: SprintChanges = {
    addSprint({ id = 1 + Math.max(0, ...site.sprints.keys()), ...said }) {
      if (site.sprints.has(id)) throw new Error(`Sprint ${id} is there already.`);
      const sprint: JiraSprint = { ...said, id, state: 'future', completed: null };
      site.sprints.set(id, sprint);
      return sprint;
    },

    setSprints(name, ids) {
      const issue = knownIssue(site, name);
      const field = sprintField(site);
      if (!field) throw new Error('The site has no field of sprints.');
      if (isSubtask(issue)) throw new Error('A sub-task is in the sprints of its parent.');
      const all = ids.map((id) => known(site, id));
      if (all.filter(({ state }) => state !== 'closed').length > 1) {
        throw new Error('An issue is in one sprint at a time.');
      }
      const before = ownSprintIds(site, issue).map((id) => known(site, id));
      const text = (sprints: readonly JiraSprint[], of: 'id' | 'name') =>
        sprints.map((sprint) => sprint[of]).join(', ');
      if (text(before, 'id') === text(all, 'id')) return [];
      return [
        updateIssue(site, by, issue, { [field.id]: ids }, [
          {
            field: field.name,
            fieldtype: 'custom',
            fieldId: field.id,
            from: text(before, 'id'),
            fromString: text(before, 'name'),
            to: text(all, 'id'),
            toString: text(all, 'name'),
          },
        ]),
      ];
    },

    moveToSprint(name, to) {
      if (to !== null && known(site, to).state === 'closed') throw new Error('That sprint is over.');
      const over = ownSprintIds(site, knownIssue(site, name)).filter(
        (id) => known(site, id).state === 'closed' && id !== to,
      );
      return changes.setSprints(name, to === null ? over : [...over, to]);
    },

    startSprint(id) {
      const sprint = known(site, id);
      if (sprint.state !== 'future') throw new Error(`${sprint.name} was begun already.`);
      site.sprints.set(id, { ...sprint, state: 'active', start: sprint.start ?? site.tick() });
    },

    closeSprint(id, openTo) {
      const sprint = known(site, id);
      if (sprint.state !== 'active') throw new Error(`${sprint.name} is not under way.`);
      const open = [...site.issues.values()].filter(
        (issue) => !isSubtask(issue) && sprintIdsOf(site, issue).includes(id) && !isDone(issue),
      );
      // Closed first: an issue that moves on keeps it as one of those that it was in.
      site.sprints.set(id, { ...sprint, state: 'closed', completed: site.tick() });
      return open.flatMap((issue) =>
        openTo === null ? changes.moveToSprint(issue.id, null) : changes.moveToSprint(issue.id, openTo),
      );
    },

    reopenSprint(id) {
      const sprint = known(site, id);
      if (sprint.state !== 'closed') throw new Error(`${sprint.name} is not over.`);
      site.sprints.set(id, { ...sprint, state: 'active' });
    },
  };
  return changes;
}

// ── below ──

function known(site: JiraSite, id: number): JiraSprint {
  const sprint = site.sprints.get(id);
  if (!sprint) throw new Error(`The site has no sprint ${id}.`);
  return sprint;
}

function isSubtask({ fields }: JiraIssue): boolean {
  return object(fields['issuetype'])?.['subtask'] === true;
}

function isDone({ fields }: JiraIssue): boolean {
  return object(object(fields['status'])?.['statusCategory'])?.['key'] === 'done';
}
