import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import path from 'node:path';
import { readJiraIssue, type JiraReading } from '@throughline/core/tracker/jira-issue.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { describeWithRealData, realData } from '../../real-data.ts';

const plainReading: JiraReading = { site: 'acme', pointsField: null, numberFields: [] };

const issue = (fields: object = {}, more: object = {}) => ({ id: '10001', key: 'SUP-12', fields, ...more });

function itemOf(json: unknown, reading: Partial<JiraReading> = {}): WorkItem {
  const read = readJiraIssue(json, { ...plainReading, ...reading });
  if (!read.ok) throw new Error(read.reason);
  return read.item;
}

describe('a Jira issue', () => {
  it('[R16] is known by its site and id, never by its key', () => {
    expect(itemOf(issue()).id).toBe('jira:acme/10001');
    expect(itemOf({ ...issue(), id: 10001 }).id).toBe('jira:acme/10001');
  });

  it('with nothing but id, key and fields is whole: a missing field is "not given"', () => {
    expect(itemOf(issue())).toEqual({
      id: 'jira:acme/10001',
      key: 'SUP-12',
      title: 'SUP-12',
      url: null,
      project: 'SUP',
      type: '',
      level: 'standard',
      parent: null,
      state: { name: '', category: 'unknown', resolution: null, id: null },
      sizes: { points: null, seconds: null, fields: {} },
      logged: null,
      remaining: null,
      assignee: null,
      revision: 0,
    });
  });

  it.each([
    [null, 'it has no issue id'],
    [{ key: 'SUP-12', fields: {} }, 'it has no issue id'],
    [{ id: '1', fields: {} }, 'issue 1 has no key'],
    [{ id: '1', key: 'SUP-12' }, 'issue SUP-12 has no fields'],
  ])('that is none is refused with a reason: %j', (json, reason) => {
    expect(readJiraIssue(json, plainReading)).toEqual({ ok: false, reason });
  });

  it.each([
    ['new', 'todo'],
    ['indeterminate', 'doing'],
    ['done', 'done'],
    ['undefined', 'unknown'],
    ['Done', 'unknown'],
  ])('[R18] in the category with the key %s is %s; a status name is never looked at', (key, category) => {
    const status = { name: 'Done', id: '3', statusCategory: { key, name: 'Done' } };
    expect(itemOf(issue({ status })).state).toMatchObject({ category, name: 'Done', id: '3' });
  });

  it.each([
    [{ hierarchyLevel: 2 }, 'container', true, false],
    [{ hierarchyLevel: 1, name: 'Story' }, 'container', true, true],
    [{ hierarchyLevel: 0, name: 'Epic' }, 'standard', true, false],
    [{ hierarchyLevel: -1, subtask: true }, 'subtask', true, false],
    [{ subtask: true, name: 'Technical task' }, 'subtask', true, undefined],
    [{ subtask: false, name: 'Epic' }, 'standard', false, undefined],
  ])('[R16] of type %j is at level %s', (issuetype, level, known, epic) => {
    const read = readJiraIssue(issue({ issuetype }), plainReading);
    expect(read).toMatchObject({ ok: true, levelKnown: known, item: { level } });
    expect(read.ok && read.item.atEpicLevel).toBe(epic);
  });

  it('of an old server is an epic when the epic-name field is filled', () => {
    const json = issue({ issuetype: { subtask: false }, customfield_1: 'Assistant' });
    expect(itemOf(json, { epicNameField: 'customfield_1' }).level).toBe('container');
  });

  it('finds what is above it in every shape', () => {
    expect(itemOf(issue({ parent: { id: '7', key: 'SUP-7' } })).parent).toBe('jira:acme/7');
    expect(itemOf(issue({ epic: { id: 7, key: 'SUP-7' } })).parent).toBe('jira:acme/7');
    const link = { epicLinkField: 'customfield_2' };
    expect(readJiraIssue(issue({ customfield_2: 'SUP-7' }), { ...plainReading, ...link })).toMatchObject({
      item: { parent: null },
      parentKey: 'SUP-7',
    });
  });

  it('of a sub-task takes the story, not the epic of an inherited field', () => {
    const fields = {
      issuetype: { subtask: true },
      parent: { id: '8' },
      epic: { id: 7 },
      customfield_2: 'SUP-7',
    };
    expect(readJiraIssue(issue(fields), { ...plainReading, epicLinkField: 'customfield_2' })).toMatchObject({
      item: { parent: 'jira:acme/8' },
      parentKey: null,
    });
  });

  it.each([
    [3, 3000],
    [0, 0],
    [0.5, 500],
    [1.005, 1005],
    [0.3333333, 333],
    [null, null],
    ['5', 5000],
    [-1, -1],
    ['many', -1],
    [1e300, -1],
    [{}, -1],
  ])('[R21] of %j points holds %j thousandths; below 0 = there, but no size', (points, held) => {
    const json = issue({ customfield_3: points });
    expect(itemOf(json, { pointsField: 'customfield_3' }).sizes.points).toBe(held);
    expect(itemOf(json, { numberFields: ['customfield_3'] }).sizes.fields).toEqual({ customfield_3: held });
  });

  it('takes times in seconds from either place', () => {
    const tracked = { originalEstimateSeconds: 3600, timeSpentSeconds: 60, remainingEstimateSeconds: 30 };
    expect(itemOf(issue({ timetracking: tracked }))).toMatchObject({
      sizes: { seconds: 3600 },
      logged: 60,
      remaining: 30,
    });
    const own = { timeoriginalestimate: 7200, timespent: 1, timeestimate: 0, timetracking: {} };
    expect(itemOf(issue(own))).toMatchObject({ sizes: { seconds: 7200 }, logged: 1, remaining: 0 });
  });

  it('counts its revision by the time it was updated, whatever the zone is written like', () => {
    const at = Date.UTC(2016, 9, 21, 22, 20, 49, 5);
    for (const updated of [
      '2016-10-21T22:20:49.005+0000',
      '2016-10-22T00:20:49.005+0200',
      '2016-10-21T22:20:49.005Z',
    ]) {
      expect(itemOf(issue({ updated })).revision).toBe(at);
    }
  });

  it('is opened where the caller says', () => {
    expect(itemOf(issue(), { url: (key) => `https://acme.example/browse/${key}` }).url).toBe(
      'https://acme.example/browse/SUP-12',
    );
  });
});

describeWithRealData('real Jira issues', () => {
  it('2,183 of the agile shape are read whole', () => {
    const lines = gunzipSync(readFileSync(realData('jira/tidev-daemon-mod-aloy.ndjson.gz')))
      .toString()
      .trim()
      .split('\n');
    const items = lines.map((line) => itemOf(JSON.parse(line)));
    const count = (holds: (item: WorkItem) => boolean) => items.filter(holds).length;
    expect(items).toHaveLength(2183);
    expect(count((item) => item.state.category === 'done')).toBe(1847);
    expect(count((item) => item.state.category === 'todo')).toBe(318);
    expect(count((item) => item.state.category === 'doing')).toBe(18);
    expect(count((item) => item.level === 'subtask')).toBe(98);
    expect(count((item) => item.parent !== null)).toBe(98 + 119);
    expect(count((item) => item.state.resolution?.id === '2')).toBe(89);
    expect(count((item) => item.revision === 0)).toBe(0);
  });

  it('12 of Jira Cloud have levels, points and resolutions', () => {
    const folder = realData('jira/jirametrics/spec');
    const names = ['testdata/SP-1', 'testdata/SP-10', 'testdata/SP-13', 'complete_sample/sample_issues/SP-5'];
    const items = names.map((name) =>
      itemOf(JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')), {
        pointsField: 'customfield_10036',
      }),
    );
    expect(items.map((item) => item.level)).toEqual(['standard', 'standard', 'standard', 'standard']);
    expect(items.map((item) => item.state.category)).toEqual(['doing', 'done', 'done', 'done']);
    expect(items.map((item) => item.sizes.points)).toEqual([null, null, 13_000, null]);
    expect(items[1]?.state.resolution).toEqual({ id: '10000', name: 'Done' });
  });

  it('an agile one with a resolution in a to-do status keeps both, as the host says them', () => {
    const page = JSON.parse(
      readFileSync(realData('jira/go-jira/testing/mock-data/issues_in_sprint.json'), 'utf8'),
    );
    expect(itemOf(page.issues[0], { pointsField: 'customfield_10105' })).toMatchObject({
      key: 'AR-86',
      parent: 'jira:acme/11900',
      state: { category: 'todo', resolution: { id: '6', name: 'Done' } },
      sizes: { points: 13_000 },
      assignee: 'mister Morris',
    });
  });
});
