import { createJiraSite } from '@throughline/workbench/jira-host/site.ts';
import type {
  JiraFieldDetails,
  JiraIssue,
  JiraSite,
  JiraSiteData,
} from '@throughline/workbench/jira-host/site.ts';

export const cloudId = '11223344-a1b2-3b33-c444-def123456789';
export const pointsField = 'customfield_10016';
export const sprintField = 'customfield_10020';

/** Two projects, three levels of types, a user for each right. */
export const emptySite: JiraSiteData = {
  cloudId,
  url: 'https://example.atlassian.net',
  projects: [
    { id: '10001', key: 'SUP', name: 'Support' },
    { id: '10002', key: 'PAY', name: 'Payments' },
  ],
  issueTypes: [
    { id: '10', name: 'Epic', hierarchyLevel: 1 },
    { id: '11', name: 'Story', hierarchyLevel: 0 },
    { id: '12', name: 'Sub-task', hierarchyLevel: -1 },
    { id: '13', name: 'Initiative', hierarchyLevel: 2 },
  ],
  statuses: [
    { id: '1', name: 'To Do', category: 'new' },
    { id: '2', name: 'In Progress', category: 'indeterminate' },
    { id: '3', name: 'Done', category: 'done' },
  ],
  resolutions: [
    { id: '100', name: 'Done' },
    { id: '101', name: "Won't Do" },
  ],
  fields: [
    { id: 'summary', name: 'Summary', custom: false, schema: { type: 'string' } },
    { id: 'timeoriginalestimate', name: 'Original estimate', custom: false, schema: { type: 'number' } },
    numberField(pointsField, 'Story point estimate', 'com.pyxis.greenhopper.jira:jsw-story-points'),
    numberField('customfield_10042', 'Value', 'com.atlassian.jira.plugin.system.customfieldtypes:float'),
    {
      id: sprintField,
      name: 'Sprint',
      custom: true,
      schema: { type: 'array', custom: 'com.pyxis.greenhopper.jira:gh-sprint', customId: 10_020 },
    },
  ],
  users: [
    { accountId: 'maria', displayName: 'Maria', may: { '*': 'administer' } },
    { accountId: 'tom', displayName: 'Tom', may: { '*': 'edit' } },
    { accountId: 'vera', displayName: 'Vera', may: { '*': 'see' } },
    { accountId: 'stranger', displayName: 'Stranger', may: {} },
  ],
  issues: [],
};

export function numberField(id: string, name: string, custom: string): JiraFieldDetails {
  return { id, name, custom: true, schema: { type: 'number', custom, customId: Number(id.split('_')[1]) } };
}

export function siteWith(issues: readonly JiraIssue[], more: Partial<JiraSiteData> = {}): JiraSite {
  let now = Date.parse('2026-11-01T09:00:00Z');
  return createJiraSite({ ...emptySite, ...more, issues }, () => (now += 1000));
}
