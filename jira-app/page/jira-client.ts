import type { EpicPanelClient } from '@throughline/core/use/client.ts';
import { ask, askWithPlan } from './ask.ts';

/** Each call of the panel goes to the resolver function of the same name. */
export const jiraClient: EpicPanelClient = {
  openEpicPanel: () => ask('openEpicPanel'),
  explain: (request) => ask('explain', request),
  listLinkChoices: () => ask('listLinkChoices'),
  linkWorkItem: (request) => ask('linkWorkItem', request),
  unlinkWorkItem: (request) => ask('unlinkWorkItem', request),
  recount: (request) => ask('recount', request),
  continueCount: (request) => ask('continueCount', request),
  importPlan: (request) => askWithPlan('importPlan', request),
  choosePointsField: (request) => ask('choosePointsField', request),
};
