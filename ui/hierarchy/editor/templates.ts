import type { Field } from '@throughline/core/view/node-details.ts';

/** Well-formed beginnings. Their names and titles are in the words (`templateName`, `templateTitle`), by id. */
export type TemplateId =
  'metric-down' | 'metric-up' | 'milestones' | 'maintain' | 'work' | 'yes-no' | 'committed' | 'aspirational';

interface Template {
  readonly id: TemplateId;
  /** Of a key result its measure, of an objective how it is meant. */
  readonly fields: Readonly<Record<string, Field>>;
}

export const keyResultTemplates: readonly Template[] = [
  { id: 'metric-down', fields: { measure: { kind: 'metric' } } },
  { id: 'metric-up', fields: { measure: { kind: 'metric' } } },
  { id: 'milestones', fields: { measure: { kind: 'milestones', milestones: [{}, {}, {}] } } },
  { id: 'work', fields: { measure: { kind: 'work' } } },
  { id: 'maintain', fields: { measure: { kind: 'maintain' } } },
  { id: 'yes-no', fields: { measure: { kind: 'yesNo' } } },
];

export const objectiveTemplates: readonly Template[] = [
  { id: 'committed', fields: { kind: 'committed' } },
  { id: 'aspirational', fields: { kind: 'aspirational' } },
];
