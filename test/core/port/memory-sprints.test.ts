import { sprintId } from '@throughline/core/model/ids.ts';
import type { ItemId, SprintId, TeamId } from '@throughline/core/model/ids.ts';
import { memorySprints } from '@throughline/core/port/memory/sprints.ts';
import { memoryWorkItems } from '@throughline/core/port/memory/work-items.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { SPRINT_CROWD, sprintsContract } from '../../contract/sprints.ts';
import type { SprintsFixture } from '../../contract/sprints.ts';
import { idAt, SUP } from '../use/world.ts';
import { stateOf, workItem } from '../work-fixtures.ts';

const DAY = 86_400_000;
const sprint = {
  past: sprintId('jira', 'site', 1),
  present: sprintId('jira', 'site', 2),
  next: sprintId('jira', 'site', 3),
};
const team = { id: 'scrum' as TeamId, name: 'Answers' };
const flowing = { id: 'kanban' as TeamId, name: 'Operations' };

const make = (knowsWho: boolean) => async (): Promise<SprintsFixture> => {
  const names = ['kept', 'left', 'resized', 'hidden', 'alone'];
  for (let at = 0; at < SPRINT_CROWD; at += 1) names.push(`crowd ${at}`);
  const placed = new Map<string, ItemId>();
  let now = 30 * DAY;
  const tracker = memoryWorkItems({ now: () => now });
  names.forEach((name, at) => {
    placed.set(name, idAt(at + 1));
    const sprints: SprintId[] = name === 'alone' ? [] : [sprint.present];
    tracker.add({
      ...workItem({ id: idAt(at + 1), key: `SUP-${at + 1}`, project: SUP, points: 3 }),
      sprints,
    });
  });
  tracker.hide(idAt(4));
  now += DAY;
  const idOf = (name: string): ItemId => placed.get(name) as ItemId;
  const span = (id: SprintId, start: number, state: 'closed' | 'active' | 'future') => ({
    id,
    team: team.id,
    name: `Sprint ${id.at(-1)}`,
    state,
    start: start * DAY,
    end: (start + 13) * DAY,
    completed: state === 'closed' ? (start + 13) * DAY : null,
    goal: null,
  });
  return {
    sprints: memorySprints(tracker, {
      teams: [
        { ...team, projects: [SUP], sprints: true },
        { ...flowing, projects: [SUP], sprints: false },
      ],
      sprints: [
        span(sprint.past, 10, 'closed'),
        span(sprint.next, 40, 'future'),
        span(sprint.present, 25, 'active'),
      ],
      knowsWho,
    }),
    project: SUP,
    team,
    flowing,
    sprint,
    nobody: { team: 'nobody' as TeamId, sprint: sprintId('jira', 'site', 99) },
    placed,
    began: now - 1,
    finish: async (name) => void tracker.change(idOf(name), { state: stateOf('done') }),
    resize: async (name, points) =>
      void tracker.change(idOf(name), {
        sizes: { points: points === null ? null : points * 1000, seconds: null, fields: {} },
      }),
    enter: async (name, into) => void tracker.change(idOf(name), { sprints: [into] }),
    leave: async (name) => void tracker.change(idOf(name), { sprints: [] }),
    breakDown: (broken) => tracker.breakDown(broken ? new WorkFault('broken on demand') : null),
  };
};

sprintsContract('memory', make(false));
sprintsContract('memory that knows who was in a sprint', make(true));
