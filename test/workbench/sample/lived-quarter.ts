import * as functions from '@throughline/jira-app/functions.ts';
import { moduleKeys } from '@throughline/jira-app/module-keys.ts';
import type { UserId } from '@throughline/core/model/ids.ts';
import type { Host } from '@throughline/core/port/host.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import { hierarchyFunctions, type HierarchyCalls } from '@throughline/core/use/hierarchy-functions.ts';
import { importPlanHere } from '@throughline/core/use/import-plan-here.ts';
import { sprintFunctions } from '@throughline/core/use/sprint-functions.ts';
import type { SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import { createAdoHost } from '@throughline/workbench/ado-host/create-ado-host.ts';
import { adoOrganisation, type AdoOrganisation } from '@throughline/workbench/ado-host/organisation.ts';
import { arrangeGadgets } from '@throughline/workbench/jira-host/dashboard.ts';
import { installForgeSeam } from '@throughline/workbench/jira-host/forge-seam.ts';
import { createKvs } from '@throughline/workbench/jira-host/kvs.ts';
import { entitiesOf } from '@throughline/workbench/jira-host/manifest.ts';
import { createForgePlatform } from '@throughline/workbench/jira-host/platform.ts';
import type { JiraPlace } from '@throughline/workbench/jira-host/place.ts';
import { changesOf } from '@throughline/workbench/jira-host/site-changes.ts';
import { createJiraSite, type JiraSite } from '@throughline/workbench/jira-host/site.ts';
import { clockAt, under } from '@throughline/workbench/sample/lived/clock.ts';
import { liveInAdo } from '@throughline/workbench/sample/lived/in-ado.ts';
import { liveInJira } from '@throughline/workbench/sample/lived/in-jira.ts';
import { people } from '@throughline/workbench/sample/quarter.ts';
import { adoApp } from '@throughline/workbench/shell/ado-app.ts';
import { sampleWorld } from '@throughline/workbench/shell/world.ts';

installForgeSeam();

export type Calls = HierarchyCalls & SprintReviewClient;

/** The sample in one host, on the present day of the quarter that was lived through in it. */
export interface LivedHost {
  /** A call of a page, by a person of the sample. */
  ask<Name extends keyof Calls>(
    name: Name,
    request: Parameters<Calls[Name]>[0],
    by?: string,
  ): Promise<Awaited<ReturnType<Calls[Name]>>>;
}

/** With the app's functions from their sources. @param now milliseconds; what is asked is asked then */
export async function livedJira(now: number): Promise<LivedHost & { readonly site: JiraSite }> {
  const { jira } = sampleWorld(now);
  if (!jira?.begun) throw new Error('The sample has no past.');
  const { begun, administrator } = jira;
  const clock = clockAt(0);
  const site = createJiraSite(begun.site, clock.now);
  arrangeGadgets(site, { do: 'addGadget', module: moduleKeys.gadget, columns: 6 });
  const [gadget = ''] = site.gadgets.keys();
  const kvs = createKvs({ entities: entitiesOf(), now: clock.now });
  const platform = createForgePlatform({ app: functions, site, kvs });
  const ask = async (by: string, functionKey: string, payload: unknown): Promise<Answer<unknown>> => {
    const isReview = Object.hasOwn(sprintFunctions, functionKey);
    const place: JiraPlace = isReview ? { kind: 'gadget', gadget, entry: 'view' } : { kind: 'global' };
    const call = { accountId: by, place, functionKey, payload };
    return (await platform.invoke(call)) as Answer<unknown>;
  };
  const host = {
    site,
    platform,
    async change(by: string, act: Parameters<Parameters<typeof liveInJira>[0]['change']>[1]) {
      for (const event of act(changesOf(site, by))) await platform.fire(event);
    },
    schedule: () => platform.schedule(),
  };
  await liveInJira(host, clock, now, async () => {
    const answer = await ask(administrator, 'importPlan', begun.plan);
    await platform.queue.drain();
    return answer;
  });
  clock.at = now;
  return {
    site,
    ask: async (name, request, by = administrator) =>
      under(clock, () => ask(by, name, request)) as ReturnType<LivedHost['ask']> as never,
  };
}

/** With the use cases as a page runs them. */
export async function livedAdo(now: number): Promise<LivedHost & { readonly organisation: AdoOrganisation }> {
  const { ado } = sampleWorld(now);
  if (!ado?.begun) throw new Error('The sample has no past.');
  const { begun, userOf } = ado;
  const clock = clockAt(0);
  const organisation = adoOrganisation(begun.organisation, clock.now);
  const host = createAdoHost({ organisation, persistence: null });
  const app = (person: string): Host =>
    adoApp(
      host,
      { publisher: 'publisher', id: 'throughline', version: '1' },
      {
        id: userOf(person) as UserId,
        name: people.find(({ id }) => id === person)?.name ?? '',
      },
      clock.now,
    );
  await liveInAdo(organisation, app, clock, now, (page) =>
    importPlanHere(page, { project: null }, begun.plan),
  );
  clock.at = now;
  const calls = { ...hierarchyFunctions, ...sprintFunctions } as unknown as Record<
    string,
    (host: Host, place: { project: null }, request: unknown) => Promise<Answer<unknown>>
  >;
  return {
    organisation,
    ask: async (name, request, by = 'maria') =>
      under(clock, async () => calls[name]?.(app(by), { project: null }, request)) as never,
  };
}
