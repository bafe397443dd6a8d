import type { Host } from '@throughline/core/port/host.ts';
import { bad, type Answer } from '@throughline/core/use/answer.ts';
import type { EpicPanelClient, PanelPlace } from '@throughline/core/use/client.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';

/**
 * The screens' client in Azure DevOps: there is no back end, the use cases run in the page. What is not needed to
 * show the panel is loaded when it is asked for.
 */
export function panelClient(host: Host, place: PanelPlace): EpicPanelClient {
  return {
    openEpicPanel: () => openEpicPanel(host, place),
    explain: (request) => later(actions, ({ explain }) => explain(host, request)),
    listLinkChoices: () => later(actions, ({ listLinkChoices }) => listLinkChoices(host, place)),
    linkWorkItem: (request) => later(actions, ({ linkWorkItem }) => linkWorkItem(host, place, request)),
    unlinkWorkItem: (request) => later(actions, ({ unlinkWorkItem }) => unlinkWorkItem(host, place, request)),
    recount: (request) => later(actions, ({ recount }) => recount(host, place, request)),
    continueCount: (request) => later(actions, ({ continueCount }) => continueCount(host, place, request)),
    importPlan: (request) => later(planFile, ({ importPlanFile }) => importPlanFile(host, place, request)),
    choosePointsField: (request) =>
      later(actions, ({ choosePointsField }) => choosePointsField(host, place, request)),
  };
}

const actions = () => import('./panel-actions.ts');
/** Reading YAML with all its checks weighs more than the panel. */
const planFile = () => import('@throughline/core/use/import-plan-file.ts');

async function later<Part, T>(
  load: () => Promise<Part>,
  use: (part: Part) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const part = await load().catch(() => null);
  return part === null
    ? bad('unreachable', 'A part of the panel could not be loaded. Nothing was changed.')
    : use(part);
}
