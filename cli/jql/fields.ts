import type { JqlField } from './facts.ts';

/** How a field of JQL is compared. */
export interface AskedField {
  /** As Jira calls it. */
  readonly name: string;
  readonly asks: readonly JqlField[];
  /** names: by name, id or key, without case. texts: words in it. dates: ordered. */
  readonly kind: 'names' | 'texts' | 'dates' | 'category' | 'resolution';
}

const fields: readonly AskedField[] = [
  { name: 'project', asks: ['project'], kind: 'names' },
  { name: 'key', asks: ['key'], kind: 'names' },
  { name: 'issuetype', asks: ['type'], kind: 'names' },
  { name: 'status', asks: ['status'], kind: 'names' },
  { name: 'statusCategory', asks: ['statusCategory'], kind: 'category' },
  { name: 'resolution', asks: ['resolution'], kind: 'resolution' },
  { name: 'labels', asks: ['labels'], kind: 'names' },
  { name: 'component', asks: ['component'], kind: 'names' },
  { name: 'fixVersion', asks: ['fixVersion'], kind: 'names' },
  { name: 'priority', asks: ['priority'], kind: 'names' },
  { name: 'assignee', asks: ['assignee'], kind: 'names' },
  { name: 'parent', asks: ['parent'], kind: 'names' },
  { name: 'Epic Link', asks: ['epicLink'], kind: 'names' },
  { name: 'sprint', asks: ['sprint'], kind: 'names' },
  { name: 'created', asks: ['created'], kind: 'dates' },
  { name: 'updated', asks: ['updated'], kind: 'dates' },
  { name: 'due', asks: ['due'], kind: 'dates' },
  { name: 'summary', asks: ['summary'], kind: 'texts' },
  { name: 'description', asks: ['description'], kind: 'texts' },
  { name: 'text', asks: ['summary', 'description'], kind: 'texts' },
];

const otherNames: Readonly<Record<string, string>> = {
  issuekey: 'key',
  issue: 'key',
  id: 'key',
  type: 'issuetype',
  createddate: 'created',
  updateddate: 'updated',
  duedate: 'due',
};

/** The field of that name, without case; null when it is not read over exports. */
export function fieldNamed(name: string): AskedField | null {
  const wanted = (otherNames[name.toLowerCase()] ?? name).toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === wanted) ?? null;
}
