import { readFileSync } from 'node:fs';
import { readIssueEvent } from '@throughline/jira-app/issue-event.ts';
import { changesOf } from '@throughline/workbench/jira-host/site-changes.ts';
import { issueItem } from '@throughline/jira-app/issue-id.ts';
import { describeWithRealData, realData } from '../real-data.ts';
import { cloudId, pointsField, siteWith } from './site-fixture.ts';

describe('issue events', () => {
  const site = siteWith([]);
  const jira = changesOf(site, 'maria');
  const epic = jira.create({ project: 'SUP', type: 'Epic', summary: 'Epic' }).issue;
  const { issue, events } = jira.create({
    project: 'SUP',
    type: 'Story',
    summary: 'Story',
    parent: epic.key,
  });
  const item = issueItem(cloudId, issue.id);
  const read = ([event]: readonly unknown[]) => readIssueEvent(event, cloudId);
  const moved = (events: readonly unknown[]) => {
    const found = read(events);
    if (found?.kind !== 'moved') throw new Error('not moved');
    return found.moved;
  };

  it('of a new issue bring its status, and have its place looked at', () => {
    expect(moved(events)).toEqual({
      item,
      key: 'SUP-2',
      project: '10001',
      at: expect.any(Number),
      status: { name: 'To Do', category: 'todo', id: '1' },
      replaced: true,
    });
  });

  it('of its sprints tell those that it was taken out of', () => {
    for (const name of ['One', 'Two', 'Three']) {
      jira.addSprint({ board: 1, name, start: null, end: null, goal: null });
    }
    const left = (sprints: readonly number[]) => {
      const found = read(jira.setSprints(issue.id, sprints));
      return found?.kind === 'moved' ? found.left : null;
    };
    expect(left([1])).toEqual([]);
    expect(left([2])).toEqual([`jira:${cloudId}/1`]);
    jira.startSprint(2);
    // Closed with it in it: Jira keeps the sprint on the issue, and it was not taken out.
    const [moved] = jira.closeSprint(2, 3);
    expect(readIssueEvent(moved, cloudId)).toMatchObject({ left: [] });
    expect(left([])).toEqual([`jira:${cloudId}/2`, `jira:${cloudId}/3`]);
    expect(readIssueEvent(events[0], cloudId)).toMatchObject({ left: [] });
  });

  it.each([
    ['another field of that kind', { field: 'Link', fieldId: 'customfield_10030', from: '1', to: '2' }],
    ['a field of Jira itself', { field: 'Sprint', fieldId: 'sprint', from: '1', to: '2' }],
    ['no ids', { field: 'Sprint', fieldId: 'customfield_10020', from: null, to: null }],
    ['no numbers', { field: 'Sprint', fieldId: 'customfield_10020', from: 'a, b', to: '' }],
    ['other things than texts', { field: 'Sprint', fieldId: 'customfield_10020', from: [1], to: {} }],
  ])('that change %s take it out of none', (_, item) => {
    const [event] = jira.rename(issue.id, 'Any');
    expect(readIssueEvent({ ...event, changelog: { id: '1', items: [item] } }, cloudId)).toMatchObject({
      left: [],
    });
  });

  it('of a transition bring status and resolution together', () => {
    expect(moved(jira.transition(issue.id, 'Done', "Won't Do"))).toMatchObject({
      status: { name: 'Done', category: 'done', id: '3' },
      resolution: { id: '101', name: "Won't Do" },
      replaced: false,
    });
    expect(moved(jira.transition(issue.id, 'In Progress', null))).toMatchObject({
      status: { category: 'doing' },
      resolution: null,
    });
  });

  it('that say nothing of the resolution leave it alone', () => {
    expect(moved(jira.rename(issue.id, 'Another title'))).not.toHaveProperty('resolution');
    expect(moved(jira.rename(issue.id, 'A third title'))).not.toHaveProperty('numbers');
  });

  it('of an estimate bring the number in thousandths, emptied as null, zero as zero', () => {
    const points = (value: number | null) => moved(jira.setNumber(issue.id, pointsField, value)).numbers;
    expect(points(2.5)).toEqual({ [pointsField]: 2500 });
    expect(points(0)).toEqual({ [pointsField]: 0 });
    expect(points(null)).toEqual({ [pointsField]: null });
  });

  it('of time bring seconds', () => {
    expect(moved(jira.setNumber(issue.id, 'timeoriginalestimate', 7200)).estimate).toBe(7200);
    expect(moved(jira.setNumber(issue.id, 'timespent', 60)).logged).toBe(60);
    expect(moved(jira.setNumber(issue.id, 'timeestimate', null)).remaining).toBeNull();
  });

  it('of another parent, or another project, have its place looked at', () => {
    expect(moved(jira.reparent(issue.id, null)).replaced).toBe(true);
    const after = moved(jira.move(issue.id, 'PAY'));
    expect(after).toMatchObject({ item, key: 'PAY-1', project: '10002', replaced: true });
  });

  it.each(['Epic Link', 'Parent Link', 'parent', 'issuetype'])('see a changed "%s"', (field) => {
    const [event] = jira.rename(issue.id, field);
    const items = [{ field, fieldtype: 'custom', from: null, fromString: null, to: '1', toString: 'X' }];
    expect(moved([{ ...event, changelog: { id: '1', items } }]).replaced).toBe(true);
  });

  it('come in the order of their time, each later than the one before', () => {
    const times = [1, 2, 3].map((value) => moved(jira.setNumber(issue.id, pointsField, value)).at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(3);
  });

  it('of a deleted issue end it', () => {
    const last = moved(jira.rename(issue.id, 'last')).at;
    expect(read(jira.remove(issue.id))).toEqual({ kind: 'gone', gone: { item, at: last, project: '10002' } });
  });

  it.each([
    [null],
    [{}],
    ['text'],
    [{ eventType: 'avi:jira:updated:issue' }],
    [{ eventType: 'avi:jira:updated:issue', issue: { id: '../1', key: 'A-1', fields: {} } }],
    [
      {
        eventType: 'avi:jira:updated:issue',
        issue: { id: '1', key: 'A-1', fields: { updated: 'yesterday' } },
      },
    ],
    [{ eventType: 'avi:jira:viewed:issue', issue: { id: '1', key: 'A-1', fields: {} } }],
  ])('that are none of ours are passed over: %j', (event) => {
    expect(readIssueEvent(event, cloudId)).toBeNull();
  });
});

describeWithRealData('issue events in the form of real webhooks', () => {
  const event = (file: string, eventType: string): unknown => ({
    ...(JSON.parse(readFileSync(realData(`webhooks/jira-to-matrix/${file}`), 'utf8')) as object),
    eventType,
  });
  const moved = (file: string, type = 'avi:jira:updated:issue') => {
    const found = readIssueEvent(event(file, type), 'site');
    return found?.kind === 'moved' ? found.moved : null;
  };

  it('a move of project, type and key at once', () => {
    expect(moved('issue/updated/move-issue.json')).toEqual({
      item: 'jira:site/12490',
      key: 'INDEV-130',
      project: '10105',
      at: Date.parse('2019-02-27T13:30:21.153+03:00'),
      status: { name: 'To Do', category: 'todo', id: '10257' },
      replaced: true,
    });
  });

  it('a status, a rank, a description, an assignee', () => {
    expect(moved('issue/updated/status-changed.json')).toMatchObject({
      status: { category: 'doing' },
      replaced: false,
    });
    for (const file of ['rank-changed', 'description-update', 'issue-assigned', 'commented-changed']) {
      const found = moved(`issue/updated/${file}.json`);
      expect(found).toMatchObject({ replaced: false });
      expect(found).not.toHaveProperty('numbers');
    }
  });

  it('a move that the changelog tells by the key alone', () => {
    expect(moved('issue/updated/generic.json')).toMatchObject({ key: 'BBCOM-1233', replaced: true });
  });

  it('issues that are created, with and without an epic', () => {
    expect(moved('issue/created.json', 'avi:jira:created:issue')?.replaced).toBe(true);
    expect(moved('epic/created.json', 'avi:jira:created:issue')?.replaced).toBe(true);
  });

  it('what is no issue event is passed over', () => {
    for (const file of ['project/created', 'issuelink/created', 'comment/created']) {
      expect(moved(`${file}.json`)).toBeNull();
    }
  });
});
