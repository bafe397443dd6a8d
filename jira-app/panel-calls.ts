import { choosePointsField } from '@throughline/core/use/choose-points-field.ts';
import type { EpicPanelClient, PanelPlace } from '@throughline/core/use/client.ts';
import { continueCount } from '@throughline/core/use/continue-count.ts';
import { explain } from '@throughline/core/use/explain.ts';
import { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
import { listLinkChoices } from '@throughline/core/use/list-link-choices.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { recount } from '@throughline/core/use/recount.ts';
import { unlinkWorkItem } from '@throughline/core/use/unlink-work-item.ts';
import type { Guard } from './guards.ts';
import { panelPlaceOf } from './invocation.ts';
import { pageCall } from './page-call.ts';
import type { PageCall } from './page-call.ts';
import { readExplain, readField, readLink, readPlanFile, readSpot } from './requests.ts';

/** One function for each call of the panel beside an issue. */
export const panelCalls: Readonly<Record<keyof EpicPanelClient, PageCall>> = {
  openEpicPanel: call(nothing, openEpicPanel),
  explain: call(readExplain, (host, _, request) => explain(host, request)),
  listLinkChoices: call(nothing, listLinkChoices),
  linkWorkItem: writing(readLink, linkWorkItem),
  unlinkWorkItem: writing(readSpot, unlinkWorkItem),
  recount: call(readSpot, recount),
  continueCount: call(readSpot, continueCount),
  choosePointsField: call(readField, choosePointsField),
  importPlan: writing(readPlanFile, async (host, place, request) => {
    // The parser is large, and a panel is opened far more often than a plan is imported.
    const { importPlanFile } = await import('@throughline/core/use/import-plan-file.ts');
    return importPlanFile(host, place, request);
  }),
};

// ── below ──

type Use<Asked> = Parameters<typeof pageCall<PanelPlace, Asked>>[2];

function nothing(): object {
  return {};
}

function call<Asked>(read: Guard<Asked>, use: Use<Asked>): PageCall {
  return pageCall(panelPlaceOf, read, use);
}

function writing<Asked>(read: Guard<Asked>, use: Use<Asked>): PageCall {
  return pageCall(panelPlaceOf, read, use, { writes: true });
}
