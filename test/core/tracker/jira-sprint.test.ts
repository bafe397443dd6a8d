import { readFileSync } from 'node:fs';
import {
  fieldOfSprints,
  jiraSprintBoard,
  jiraSprintIds,
  readJiraSprint,
} from '@throughline/core/tracker/jira-sprint.ts';
import { describeWithRealData, realData } from '../../real-data.ts';

const java = (inside: string): string => `com.atlassian.greenhopper.service.sprint.Sprint@1bf75fd[${inside}]`;
const at = (text: string): number => Date.parse(text);

describe('a sprint of Jira', () => {
  it('is read from the agile interface, dates with any offset', () => {
    expect(
      readJiraSprint(
        {
          id: 740,
          self: 'https://jira.example/rest/agile/1.0/sprint/740',
          state: 'closed',
          name: 'Iteration-10',
          startDate: '2026-04-11T07:29:03.294-07:00',
          endDate: '2026-04-27T08:29:00.000+0000',
          completeDate: '2026-04-28T05:08:48.543Z',
          originBoardId: 734,
          goal: 'Answers in a day',
        },
        'cloud',
      ),
    ).toEqual({
      id: 'jira:cloud/740',
      name: 'Iteration-10',
      state: 'closed',
      start: at('2026-04-11T14:29:03.294Z'),
      end: at('2026-04-27T08:29:00Z'),
      completed: at('2026-04-28T05:08:48.543Z'),
      goal: 'Answers in a day',
    });
  });

  it('has no dates before it begins, and an empty goal is none', () => {
    expect(readJiraSprint({ id: 845, state: 'future', name: 'Next', goal: '' }, 's')).toEqual({
      id: 'jira:s/845',
      name: 'Next',
      state: 'future',
      start: null,
      end: null,
      completed: null,
      goal: null,
    });
  });

  it("is read from Server's text, whatever the order of its keys and the signs in its name", () => {
    const sprint = {
      id: 'jira:s/7',
      name: 'A, b [=] ]c',
      state: 'active',
      start: at('2026-04-11T14:29:03.294Z'),
      end: at('2026-04-25T14:29:00Z'),
      completed: null,
      goal: 'One, two',
    };
    const dates =
      'startDate=2026-04-11T07:29:03.294-07:00,endDate=2026-04-25T14:29:00.000Z,completeDate=<null>';
    for (const inside of [
      `id=7,rapidViewId=3,state=ACTIVE,name=A, b [=] ]c,goal=One, two,${dates},sequence=7`,
      `id=7,rapidViewId=3,state=ACTIVE,name=A, b [=] ]c,${dates},activatedDate=2026-04-11T07:29:03.294-07:00,sequence=7,goal=One, two,synced=false,autoStartStop=false,incompleteIssuesDestinationId=<null>`,
      'completeDate=<null>,endDate=2026-04-25T14:29:00.000Z,goal=One, two,id=7,name=A, b [=] ]c,rapidViewId=3,sequence=7,startDate=2026-04-11T07:29:03.294-07:00,state=ACTIVE',
    ]) {
      expect(readJiraSprint(java(inside), 's')).toEqual(sprint);
      expect(jiraSprintBoard(java(inside))).toBe('3');
    }
  });

  it.each([
    [null],
    ['Sprint 7'],
    [7],
    [{ id: 7, name: 'An option' }],
    [{ id: 'user-1', name: 'Maria', state: 'active' }],
    [{ id: 7, state: 'active' }],
    [{ id: 7, name: 'A release', state: 'released' }],
    ['com.atlassian.greenhopper.service.sprint.Sprint@1[nonsense]'],
  ])('is not %j', (json) => {
    expect(readJiraSprint(json, 's')).toBeNull();
  });

  it.each([
    [{ originBoardId: 121 }, '121'],
    [{ boardId: 2 }, '2'],
    [{ id: 7 }, null],
    ['text', null],
  ])('names its board: %j', (json, board) => {
    expect(jiraSprintBoard(json)).toBe(board);
  });
});

describe('the sprints of an issue', () => {
  const three = { id: 3, name: 'Three', state: 'active', boardId: 2 };
  const two = { id: 2, name: 'Two', state: 'closed', boardId: 2 };

  it.each([
    ['the field, by its id', { customfield_1: [two, three] }, 'customfield_1', ['jira:s/2', 'jira:s/3']],
    ['the field, by its value', { customfield_1: [two, three] }, null, ['jira:s/2', 'jira:s/3']],
    ['an empty field', { customfield_1: null }, 'customfield_1', []],
    ['a field that was not asked for', { summary: 'x' }, 'customfield_1', null],
    ['nothing that holds sprints', { customfield_1: [{ id: 3, value: 'x' }] }, null, null],
    ['the agile shape, under way', { sprint: three, closedSprints: [two] }, null, ['jira:s/2', 'jira:s/3']],
    [
      'the agile shape, beside a field that is not there',
      { closedSprints: [two] },
      'customfield_1',
      ['jira:s/2'],
    ],
    ['the agile shape, in none', { flagged: false }, null, []],
    ['names without ids, as a CSV has them', { sprint: { name: 'Two' } }, null, null],
    ['one sprint twice', { customfield_1: [two, two] }, 'customfield_1', ['jira:s/2']],
  ])('from %s', (_, fields, field, ids) => {
    expect(jiraSprintIds(fields, field, 's')).toEqual(ids);
  });

  it('tell which field holds them, by what is in it', () => {
    expect(fieldOfSprints({ customfield_5: ['label'], customfield_7: [three] })).toBe('customfield_7');
    expect(
      fieldOfSprints({ customfield_5: [{ id: 1, name: 'x', state: 'active' }], customfield_7: null }),
    ).toBeNull();
  });
});

describeWithRealData('sprints as real sites write them', () => {
  it('of an agile board: seven that say what they are', () => {
    const { values }: { values: unknown[] } = JSON.parse(
      readFileSync(realData('jira/go-jira/testing/mock-data/sprints.json'), 'utf8'),
    );
    const read = values.map((one) => readJiraSprint(one, 's'));
    expect(read.map((one) => one?.state)).toEqual(values.map((one) => (one as { state: string }).state));
    expect(read.filter((one) => one?.state === 'closed').every((one) => one?.completed && one.start)).toBe(
      true,
    );
    expect(values.map(jiraSprintBoard).every((board) => board !== null)).toBe(true);
  });
});
