import { makeResolver } from '@forge/resolver';
import type { Request } from '@forge/resolver';
import type { Host } from '@throughline/core/port/host.ts';
import { bad } from '@throughline/core/use/answer.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import { choosePointsField } from '@throughline/core/use/choose-points-field.ts';
import type { EpicPanelClient, PanelPlace } from '@throughline/core/use/client.ts';
import { continueCount } from '@throughline/core/use/continue-count.ts';
import { explain } from '@throughline/core/use/explain.ts';
import { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
import { listLinkChoices } from '@throughline/core/use/list-link-choices.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { recount } from '@throughline/core/use/recount.ts';
import { unlinkWorkItem } from '@throughline/core/use/unlink-work-item.ts';
import { withstand } from '@throughline/core/use/withstand.ts';
import { jiraHost } from './host.ts';
import { callerOf, placeOf } from './invocation.ts';
import { readExplain, readField, readLink, readPlanFile, readSpot } from './requests.ts';

/**
 * One function for each call of the page. Anybody who can load any module of the app can call any of them with any
 * payload: who asks and where comes from Forge, and each use case asks Jira for this person's rights.
 */
export function panelResolver() {
  const functions: Readonly<Record<keyof EpicPanelClient, Call>> = {
    openEpicPanel: call(nothing, openEpicPanel),
    explain: call(readExplain, (host, _, request) => explain(host, request)),
    listLinkChoices: call(nothing, listLinkChoices),
    linkWorkItem: call(readLink, linkWorkItem),
    unlinkWorkItem: call(readSpot, unlinkWorkItem),
    recount: call(readSpot, recount),
    continueCount: call(readSpot, continueCount),
    choosePointsField: call(readField, choosePointsField),
    importPlan: call(readPlanFile, async (host, place, request) => {
      // The parser is large, and a panel is opened far more often than a plan is imported.
      const { importPlanFile } = await import('@throughline/core/use/import-plan-file.ts');
      return importPlanFile(host, place, request);
    }),
  };
  return makeResolver(functions);
}

// ── below ──

const nobody = 'Log in to Jira to see this. Nothing was changed.';
const notUnderstood = 'This request was not understood. Reload the page; nothing was changed.';

type Call = (request: Request) => Promise<Answer<unknown>>;
type Use<R> = (host: Host, place: PanelPlace, request: R) => Promise<Answer<unknown>>;

const nothing = () => ({});

function call<R>(read: (payload: unknown) => R | null, use: Use<R>): Call {
  return async ({ payload, context }) => {
    const caller = callerOf(context);
    const place = caller && placeOf(context, caller.cloudId);
    const request = read(payload);
    if (!caller || !place || request === null) return bad('bad-input', notUnderstood);
    if (caller.accountId === null) return bad('forbidden', nobody);
    return withstand('Reload the page to see what was kept.', () => use(jiraHost(caller), place, request));
  };
}
