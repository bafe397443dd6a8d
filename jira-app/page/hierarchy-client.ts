import type { HierarchyClient } from '@throughline/core/use/hierarchy-client.ts';
import { previewHere } from '@throughline/core/use/preview-here.ts';
import { ask, askWithPlan } from './ask.ts';

/** Each call of the hierarchy goes to the resolver function of the same name; a preview is made in the page. */
export const hierarchyClient: HierarchyClient = {
  openHierarchy: (request) => ask('openHierarchy', request),
  refresh: (request) => ask('refresh', request),
  readTrends: (request) => ask('readTrends', request),
  readNode: (request) => ask('readNode', request),
  explain: (request) => ask('explain', request),
  saveNode: (request) => ask('saveNode', request),
  setWeights: (request) => ask('setWeights', request),
  closeNode: (request) => ask('closeNode', request),
  reopenNode: (request) => ask('reopenNode', request),
  deleteNode: (request) => ask('deleteNode', request),
  undo: (request) => ask('undo', request),
  checkIn: (request) => ask('checkIn', request),
  correctCheckIn: (request) => ask('correctCheckIn', request),
  removeCheckIn: (request) => ask('removeCheckIn', request),
  makeCycle: (request) => ask('makeCycle', request),
  saveLevels: (request) => ask('saveLevels', request),
  importPlan: (request) => askWithPlan('importPlan', request),
  findPeople: (request) => ask('findPeople', request),
  findWork: (request) => ask('findWork', request),
  countQuery: (request) => ask('countQuery', request),
  linkItem: (request) => ask('linkItem', request),
  unlinkItem: (request) => ask('unlinkItem', request),
  countOn: (request) => ask('countOn', request),
  preview: previewHere,
  tryOut: (request) => ask('tryOut', request),
  listScenarios: () => ask('listScenarios'),
  keepScenario: (request) => ask('keepScenario', request),
  openScenario: (request) => ask('openScenario', request),
  dropScenario: (request) => ask('dropScenario', request),
};
