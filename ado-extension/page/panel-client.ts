import type { Host } from '@throughline/core/port/host.ts';
import type { EpicPanelClient, PanelPlace } from '@throughline/core/use/client.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { withPart } from '@throughline/core/use/with-part.ts';

/**
 * The screens' client in Azure DevOps: there is no back end, the use cases run in the page. What is not needed to
 * show the panel is loaded when it is asked for.
 */
export function panelClient(host: Host, place: PanelPlace): EpicPanelClient {
  return {
    openEpicPanel: () => openEpicPanel(host, place),
    explain: (request) => withPart(actions, ({ explain }) => explain(host, request)),
    listLinkChoices: () => withPart(actions, ({ listLinkChoices }) => listLinkChoices(host, place)),
    linkWorkItem: (request) => withPart(actions, ({ linkWorkItem }) => linkWorkItem(host, place, request)),
    unlinkWorkItem: (request) =>
      withPart(actions, ({ unlinkWorkItem }) => unlinkWorkItem(host, place, request)),
    recount: (request) => withPart(actions, ({ recount }) => recount(host, place, request)),
    continueCount: (request) => withPart(actions, ({ continueCount }) => continueCount(host, place, request)),
    importPlan: (request) => withPart(planFile, ({ importPlanFile }) => importPlanFile(host, place, request)),
    choosePointsField: (request) =>
      withPart(actions, ({ choosePointsField }) => choosePointsField(host, place, request)),
  };
}

const actions = () => import('./panel-actions.ts');
/** Reading YAML with all its checks weighs more than the panel. */
const planFile = () => import('@throughline/core/use/import-plan-file.ts');
