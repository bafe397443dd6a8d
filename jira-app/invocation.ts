import type { ProjectId } from '@throughline/core/model/ids.ts';
import type { PanelPlace } from '@throughline/core/use/client.ts';
import type { HierarchyPlace } from '@throughline/core/use/hierarchy-client.ts';
import type { ReviewPlace } from '@throughline/core/use/sprint-client.ts';
import { idText, record, text } from '@throughline/core/tracker/json.ts';
import type { Caller } from './host.ts';
import { issueItem } from './issue-id.ts';

/**
 * Who calls a resolver function. Forge's resolver takes the account from the platform's own argument, whatever the
 * page wrote into its context, and so does this. null = the platform did not say which site, so nothing can be done.
 */
export function callerOf(context: unknown): Caller | null {
  const given = record(context);
  const cloudId = cloudIdOf(given?.['installContext']);
  if (!cloudId) return null;
  return { cloudId, siteUrl: siteUrlOf(given?.['siteUrl']), accountId: text(given?.['accountId']) };
}

/**
 * The app itself, on the site of a trigger: of an event or of the schedule.
 * @throws Error without a site: Forge then delivers the event again, and the log says why, rather than losing it.
 */
export function appOn(context: unknown): Caller {
  const cloudId = cloudIdOf(record(context)?.['installContext']);
  if (!cloudId) throw new Error('Forge did not say which site an event is of.');
  return { cloudId, siteUrl: null, accountId: null };
}

/**
 * Where the panel stands, from Forge's context of the module. It is not proof of any right: each use case asks Jira
 * what the person may do with this very issue and project.
 */
export function panelPlaceOf(context: unknown, cloudId: string): PanelPlace | null {
  const extension = record(record(context)?.['extension']);
  const issue = record(extension?.['issue']);
  const issueId = idText(issue?.['id']);
  const project = idText(record(extension?.['project'])?.['id']);
  const type = idText(issue?.['typeId']);
  if (!issueId || !project || !type || ![issueId, project].every((id) => /^\d{1,18}$/.test(id))) return null;
  return { item: issueItem(cloudId, issueId), project: project as ProjectId, type };
}

/**
 * Where a page of the hierarchy stands: a project's, or that of the whole site; null for any other module. As little
 * proof of a right as the panel's place.
 */
export function hierarchyPlaceOf(context: unknown): HierarchyPlace | null {
  const extension = record(record(context)?.['extension']);
  switch (extension?.['type']) {
    case 'jira:globalPage':
      return { project: null };
    case 'jira:projectPage': {
      const project = idText(record(extension['project'])?.['id']);
      return project && /^\d{1,18}$/.test(project) ? { project: project as ProjectId } : null;
    }
    default:
      return null;
  }
}

/**
 * Where a sprint review stands; null for any other module. A dashboard is of no project, and a sprint's board is asked for in
 * the request: each use case asks Jira what the person may see of it.
 */
export function reviewPlaceOf(context: unknown): ReviewPlace | null {
  const extension = record(record(context)?.['extension']);
  switch (extension?.['type']) {
    case 'jira:dashboardGadget':
    case 'dashboards:widget':
    case 'jira:sprintAction':
      return { project: null };
    default:
      return null;
  }
}

// ── below ──

/** `ari:cloud:jira::site/<cloud id>`; an app for several products may say another one. */
function cloudIdOf(installContext: unknown): string | null {
  return /^ari:cloud:[\w-]+::site\/([^/\s]+)$/.exec(text(installContext) ?? '')?.[1] ?? null;
}

/** Only as the beginning of links that the page shows. */
function siteUrlOf(siteUrl: unknown): string | null {
  return /^https:\/\/[\w.-]+(?::\d+)?$/.exec(text(siteUrl) ?? '')?.[0] ?? null;
}
