import { invoke } from '@forge/bridge';
import type { Answer } from '@throughline/core/use/answer.ts';
import { bad } from '@throughline/core/use/answer.ts';
import type { EpicPanelClient } from '@throughline/core/use/client.ts';

/** Each call goes to the resolver function of the same name; the functions know the issue from Forge, not from us. */
export const jiraClient: EpicPanelClient = {
  openEpicPanel: () => ask('openEpicPanel'),
  explain: (request) => ask('explain', request),
  listLinkChoices: () => ask('listLinkChoices'),
  linkWorkItem: (request) => ask('linkWorkItem', request),
  unlinkWorkItem: (request) => ask('unlinkWorkItem', request),
  recount: (request) => ask('recount', request),
  continueCount: (request) => ask('continueCount', request),
  importPlan: async (request) =>
    bytesOf(request.text) > mostPlanBytes
      ? bad(
          'bad-input',
          'This plan is larger than 450 kB, more than Jira lets a page send. Nothing was changed.',
        )
      : ask('importPlan', request),
  choosePointsField: (request) => ask('choosePointsField', request),
};

/** Forge's bridge carries 500 kB; the text grows a little on its way, in quotes. */
const mostPlanBytes = 450_000;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

async function ask<T>(name: keyof EpicPanelClient, request: object = {}): Promise<Answer<T>> {
  try {
    return (await invoke(name, { ...request })) as Answer<T>;
  } catch {
    // A function that ran out of time, or a network that is gone: nobody can say what was kept.
    return bad('unreachable', 'Jira did not answer. Try again; what was already kept stays.');
  }
}
