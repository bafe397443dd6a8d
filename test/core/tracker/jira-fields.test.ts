import { readFileSync } from 'node:fs';
import {
  epicFields,
  isPointsName,
  pointsFieldCandidates,
  readJiraFields,
  sprintField,
  type JiraField,
} from '@throughline/core/tracker/jira-fields.ts';
import { describeWithRealData, realData } from '../../real-data.ts';

describe('a Jira field list', () => {
  it('gives ids, names and kinds; system fields too', () => {
    const fields = readJiraFields([
      { id: 'summary', name: 'Summary', schema: { type: 'string', system: 'summary' } },
      {
        id: 'customfield_1',
        name: 'Epic Link',
        schema: { type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-epic-link' },
      },
      'nonsense',
    ]);
    expect(fields).toEqual([
      { id: 'summary', name: 'Summary', custom: '', type: 'string' },
      { id: 'customfield_1', name: 'Epic Link', custom: 'gh-epic-link', type: 'any' },
    ]);
    expect(epicFields(fields ?? [])).toEqual({ link: 'customfield_1', name: null });
  });

  it('tells the sprint field by its schema, also under a translated name; else by its name', () => {
    const own = {
      id: 'customfield_7',
      name: 'Sprint-Feld',
      schema: { custom: 'com.pyxis.greenhopper.jira:gh-sprint' },
    };
    const named = { id: 'customfield_8', name: 'Sprint', schema: { custom: 'x:textfield' } };
    const fields = (...all: object[]) => readJiraFields(all) ?? [];
    expect(sprintField(fields(named, own))).toBe('customfield_7');
    expect(sprintField(fields({ ...named, schema: {} }))).toBe('customfield_8');
    expect(sprintField(fields({ id: 'sprint', name: 'Sprint' }))).toBeNull();
    expect(sprintField(fields({ ...named, name: 'Sprint goal' }))).toBeNull();
  });

  it.each([[null], [[]], [{}], [[{ id: 1 }]]])('is not %j', (json) => {
    expect(readJiraFields(json)).toBeNull();
  });

  it("knows Jira Software's own points field by its schema, also under a translated name", () => {
    const schema = { type: 'number', custom: 'com.pyxis.greenhopper.jira:jsw-story-points' };
    const fields = readJiraFields([{ id: 'customfield_1', name: 'Story-Point-Schätzung', schema }]) ?? [];
    expect(pointsFieldCandidates(fields)).toEqual([{ id: 'customfield_1', name: 'Story-Point-Schätzung' }]);
  });

  it.each([
    ['Story Points', true],
    ['story points', true],
    ['Story point estimate', true],
    ['Original story points', false],
    ['Actual Story Points', false],
    ['Points', false],
  ])('takes the name "%s" for points: %s', (name, expected) => {
    expect(isPointsName(name)).toBe(expected);
  });

  it('takes no text field called Story Points', () => {
    expect(
      pointsFieldCandidates([{ id: 'f', name: 'Story Points', custom: 'textfield', type: 'string' }]),
    ).toEqual([]);
  });
});

describeWithRealData('points fields of 14 real sites', () => {
  const sites = (): Record<
    string,
    { storyPointCandidates: JiraField[]; epicLink: JiraField[]; percentOrProgressLike: JiraField[] }
  > => JSON.parse(readFileSync(realData('jira/field-discovery-14-sites.json'), 'utf8'));

  it.each([
    ['Apache', ['customfield_12310293']],
    ['Hyperledger', ['customfield_10002']],
    ['IntelDAOS', ['customfield_10026', 'customfield_10016']],
    ['JFrog', ['customfield_14600']],
    ['Jira', ['customfield_10623', 'customfield_10571', 'customfield_10653']],
    ['JiraEcosystem', ['customfield_19406', 'customfield_10133']],
    ['Mojang', []],
    ['MongoDB', ['customfield_10555']],
    ['Qt', ['customfield_10183']],
    ['RedHat', ['customfield_12310243']],
    ['Sakai', ['customfield_10026', 'customfield_10016']],
    ['SecondLife', ['customfield_10163']],
    ['Sonatype', ['customfield_10132']],
    ['Spring', ['customfield_10142']],
  ])('%s: %j', (site, expected) => {
    const found = sites()[site];
    const fields = [...(found?.storyPointCandidates ?? []), ...(found?.percentOrProgressLike ?? [])];
    expect(pointsFieldCandidates(fields).map(({ id }) => id)).toEqual(expected);
    expect(epicFields(found?.epicLink ?? []).link).toBe(found?.epicLink[0]?.id);
  });
});
