import { inEnglish } from '@throughline/core/model/said.ts';
import * as functions from '@throughline/jira-app/functions.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import type { EpicPanelClient } from '@throughline/core/use/client.ts';
import type { EpicPanelView, FullPanelView, KeyResultView } from '@throughline/core/view/epic-panel.ts';
import type { HierarchyCalls } from '@throughline/core/use/hierarchy-functions.ts';
import type { JiraPlace } from '@throughline/workbench/jira-host/place.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { changesOf } from '@throughline/workbench/jira-host/site-changes.ts';
import type { SiteChanges } from '@throughline/workbench/jira-host/site-changes.ts';
import { issueTypeField, projectField, statusField } from '@throughline/workbench/jira-host/issue-fields.ts';
import type { JiraIssue, JiraSite } from '@throughline/workbench/jira-host/site.ts';
import { createKvs } from '@throughline/workbench/jira-host/kvs.ts';
import type { KvsContent } from '@throughline/workbench/jira-host/kvs.ts';
import { entitiesOf } from '@throughline/workbench/jira-host/manifest.ts';
import { forgeFixture } from './forge-fixture.ts';
import type { ForgeFixture } from './forge-fixture.ts';
import { emptySite, pointsField, siteWith } from './site-fixture.ts';

export interface AppFixture extends ForgeFixture {
  readonly site: JiraSite;
  readonly jira: SiteChanges;
  /** A function of the resolver, as the page on this issue calls it. */
  ask<T = EpicPanelView>(
    name: keyof EpicPanelClient,
    options: { readonly as: string | null; readonly issue: string; readonly payload?: unknown },
  ): Promise<Answer<T>>;
  /** The same as a page of the hierarchy calls it: of a project, by its key, or (null) of the whole site. */
  askHierarchy<T = HierarchyView>(
    name: keyof HierarchyCalls,
    options: { readonly as: string | null; readonly project?: string | null; readonly payload?: unknown },
  ): Promise<Answer<T>>;
  /** The full panel, or what came instead as an error. */
  panel(issue: string, as?: string): Promise<FullPanelView>;
  /** One key result as maria sees it on an issue. */
  keyResult(issue: string, id?: string): Promise<KeyResultView>;
}

/** The app's own functions on a site, through Forge's packages. */
export function appOnSite(site: JiraSite, start: KvsContent = new Map()): AppFixture {
  const forge = forgeFixture(site, functions, createKvs({ entities: entitiesOf(), now: () => 0, start }));
  const fixture: AppFixture = Object.assign(forge, {
    site,
    jira: changesOf(site, 'maria'),
    async ask<T>(
      functionKey: string,
      { as, issue, payload }: { as: string | null; issue: string; payload?: unknown },
    ): Promise<Answer<T>> {
      const place: JiraPlace = { kind: 'issue', issue };
      return (await forge.platform.invoke({ accountId: as, place, functionKey, payload })) as Answer<T>;
    },
    async askHierarchy<T>(
      functionKey: string,
      { as, project = 'SUP', payload }: { as: string | null; project?: string | null; payload?: unknown },
    ): Promise<Answer<T>> {
      const place: JiraPlace = project === null ? { kind: 'global' } : { kind: 'project', project };
      return (await forge.platform.invoke({ accountId: as, place, functionKey, payload })) as Answer<T>;
    },
    async panel(issue: string, as = 'maria') {
      const answer = await fixture.ask('openEpicPanel', { as, issue });
      if (!answer.ok) throw new Error(inEnglish(answer.failure.message));
      if (answer.value.kind !== 'full') throw new Error(`The panel is "${answer.value.kind}".`);
      return answer.value;
    },
    async keyResult(issue: string, id = 'kr-work') {
      const view = await fixture.panel(issue);
      const found = view.objectives.flatMap(({ keyResults }) => keyResults).find((one) => one.id === id);
      if (!found) throw new Error(`${issue} does not serve ${id}.`);
      return found;
    },
  });
  return fixture;
}

/** The app on a site with these issues; nothing is stored, or what another one left. */
export const newApp = (issues: readonly JiraIssue[], start?: KvsContent): AppFixture =>
  appOnSite(siteWith(issues), start);

/** An epic SUP-1 (id 20001) with stories SUP-2 … : to do, in progress and done in turn, 1, 2, 3 points in turn. */
export function epicWith(stories: number, project = 'SUP'): readonly JiraIssue[] {
  const site = siteWith([]);
  const [epicType, storyType] = emptySite.issueTypes;
  const at = '2026-10-01T08:00:00.000+0000';
  const issue = (id: number, fields: object, number = id - 20_000): JiraIssue => ({
    id: String(id),
    key: `${project}-${number}`,
    fields: {
      project: projectField(site, project),
      resolution: null,
      assignee: null,
      updated: at,
      ...fields,
    },
  });
  const type = (index: typeof epicType) => (index ? issueTypeField(index) : {});
  const status = (index: number) =>
    statusField(emptySite.statuses[index % 3] as (typeof emptySite.statuses)[0]);
  return [
    issue(20_001, { summary: 'Epic', issuetype: type(epicType), status: status(1) }),
    ...Array.from({ length: stories }, (_, at_) =>
      issue(20_002 + at_, {
        summary: `Story ${at_}`,
        issuetype: type(storyType),
        status: status(at_),
        parent: { id: '20001', key: `${project}-1` },
        [pointsField]: 1 + (at_ % 3),
      }),
    ),
  ];
}

/** One objective with a work key result in points, another in issues, and a metric. */
export const plan = `
throughline: 1
cycle: { id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }
objectives:
  - id: o-support
    title: Customers get an answer while they still care
    project: SUP
    keyResults:
      - id: kr-work
        title: Ship the answer assistant
        measure: { kind: work, count: points, items: [] }
      - id: kr-count
        title: Close what is open
        measure: { kind: work, count: issues, items: [] }
      - id: kr-reply
        title: Average reply time from 45 to 25 minutes
        measure: { kind: metric, from: 45, to: 25, unit: min }
        readings: [{ on: 2026-10-20, value: 38 }]
`;

/** The plan imported by maria, and the epic linked to `kr-work`. */
export async function linkedApp(stories: number): Promise<AppFixture & { readonly shard: string }> {
  const app = appOnSite(siteWith(epicWith(stories)));
  await must(
    app.ask('importPlan', { as: 'maria', issue: 'SUP-1', payload: { fileName: 'plan.yaml', text: plan } }),
  );
  const choices = await must(
    app.ask<{ choices: readonly { keyResult: string; shard: string }[] }>('listLinkChoices', {
      as: 'maria',
      issue: 'SUP-1',
    }),
  );
  const shard = choices.choices.find(({ keyResult }) => keyResult === 'kr-work')?.shard ?? '';
  const payload = { keyResult: 'kr-work', shard, weight: null };
  await must(app.ask('linkWorkItem', { as: 'maria', issue: 'SUP-1', payload }));
  await app.platform.queue.drain();
  app.forget();
  return Object.assign(app, { shard });
}

export async function must<T>(answer: Promise<Answer<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok)
    throw new Error([given.failure.message, ...(given.failure.details ?? [])].map(inEnglish).join('; '));
  return given.value;
}
