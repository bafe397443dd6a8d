import type { JiraSiteData } from '../jira-host/site.ts';
import type { OrganisationData } from '../ado-host/organisation-data.ts';
import { pointsField, sampleSite, sampleSiteBegun } from '../sample/as-jira.ts';
import { sampleId, sampleOrganisation, sampleOrganisationBegun, userId } from '../sample/as-ado.ts';
import { sampleDays, samplePlan, type SampleNames } from '../sample/plan.ts';
import { people as samplePeople, projects } from '../sample/quarter.ts';
import { organisationFromWork } from '../own/as-ado.ts';
import { siteFromWork } from '../own/as-jira.ts';
import { owner } from '../own/owner.ts';
import type { OwnData } from '../serve.ts';
import type { Person } from './board.ts';

/** What the two hosts hold when they are new, and the plan that is imported into each. */
export interface World {
  readonly people: readonly Person[];
  readonly jira: JiraWorld | null;
  readonly ado: AdoWorld | null;
  readonly notices: readonly string[];
}

export interface JiraWorld {
  readonly site: JiraSiteData;
  readonly pointsField: string;
  readonly administrator: string;
  readonly plan: PlanFile | null;
  /** How it began, to be lived through; null = it has no past. */
  readonly begun: { readonly site: JiraSiteData; readonly plan: PlanFile } | null;
}

export interface AdoWorld {
  readonly organisation: OrganisationData;
  readonly administrator: string;
  /** A person of the shell → a user of the organisation. */
  readonly userOf: (person: string) => string;
  readonly plan: PlanFile | null;
  readonly begun: { readonly organisation: OrganisationData; readonly plan: PlanFile } | null;
}

export interface PlanFile {
  readonly fileName: string;
  readonly text: string;
}

/** @param now milliseconds */
export function sampleWorld(now: number): World {
  const days = sampleDays(new Date(now).toISOString().slice(0, 10));
  const nameOf = (key: string): string => projects.find((project) => project.key === key)?.name ?? key;
  const planFor = (names: SampleNames, as?: 'begun'): PlanFile => ({
    fileName: 'sample-plan.yaml',
    text: samplePlan(days, names, as),
  });
  const inJira: SampleNames = { item: (key) => key, project: (key) => key, bugs: jqlOfBugs };
  const inAdo: SampleNames = {
    item: (key) => String(sampleId(key)),
    project: nameOf,
    bugs: (key, open) => wiqlOfBugs(nameOf(key), open),
  };
  return {
    people: samplePeople,
    jira: {
      site: sampleSite(now),
      pointsField,
      administrator: 'maria',
      plan: planFor(inJira),
      begun: { site: sampleSiteBegun(now), plan: planFor(inJira, 'begun') },
    },
    ado: {
      organisation: sampleOrganisation(now),
      administrator: userId('maria'),
      userOf: userId,
      plan: planFor(inAdo),
      begun: { organisation: sampleOrganisationBegun(now), plan: planFor(inAdo, 'begun') },
    },
    notices: [],
  };
}

/** Exports of a person's own: each host shows the items that came from it. */
export function ownWorld({ plan, items }: OwnData): World {
  const of = (host: string) => items.filter(({ id }) => id.startsWith(`${host}:`));
  const [jira, ado] = [of('jira'), of('ado')];
  return {
    people: [owner],
    jira:
      jira.length > 0
        ? { site: siteFromWork(jira), pointsField, administrator: owner.id, plan, begun: null }
        : null,
    ado:
      ado.length > 0
        ? {
            organisation: organisationFromWork(ado),
            administrator: owner.id,
            userOf: () => owner.id,
            plan,
            begun: null,
          }
        : null,
    notices: [
      ...(jira.length === 0 ? ['No Jira issue is in the files: the Jira side stays empty.'] : []),
      ...(ado.length === 0 ? ['No Azure DevOps work item is in the files: that side stays empty.'] : []),
    ],
  };
}

// ── below ──

const jqlOfBugs = (project: string, open?: 'open'): string =>
  `project = ${project} AND issuetype = Bug${open ? ' AND statusCategory != Done' : ''}`;

const wiqlOfBugs = (project: string, open?: 'open'): string =>
  `[System.TeamProject] = '${project}' AND [System.WorkItemType] = 'Bug'${open ? " AND [System.State] <> 'Closed'" : ''}`;
