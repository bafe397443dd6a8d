import { route } from '@forge/api';
import type { Rights, RightsQuestion } from '@throughline/core/port/host.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { list, record, text } from '@throughline/core/tracker/json.ts';
import { askJira } from './ask-jira.ts';
import { issueIdOf } from './issue-id.ts';

/** Of nobody: an anonymous viewer, or the app itself. */
export const noRights: Rights = {
  seeItem: false,
  editItem: false,
  see: new Set(),
  edit: new Set(),
  administer: new Set(),
  organisation: false,
};

/**
 * What the user of the request may do, from Jira's own permissions, in one call whatever is asked. Jira takes 1,000
 * projects in it, and passes over ids that it does not know.
 * @throws WorkFault
 */
export async function jiraRights(question: RightsQuestion, cloudId: string): Promise<Rights> {
  const issueId = question.item === null ? null : issueIdOf(question.item, cloudId);
  const projects = [...new Set(question.projects)].filter((id) => /^\d{1,18}$/.test(id));
  const some = issueId !== null || projects.length > 0;
  const answer = record(
    await askJira('user', route`/rest/api/3/permissions/check`, {
      globalPermissions: [administersSite],
      ...(some ? { projectPermissions: [aboutProjects(projects, issueId)] } : {}),
    }),
  );
  if (!answer || !Array.isArray(answer['projectPermissions'])) {
    throw new WorkFault('Jira answered a question about rights with something else.');
  }
  const granted = new Map(
    list(answer['projectPermissions']).map((one) => [text(record(one)?.['permission']), record(one)]),
  );
  const has = (permission: string, kind: 'projects' | 'issues') =>
    new Set(list(granted.get(permission)?.[kind]).map(String));
  const projectsWith = (permission: string) => {
    const ids = has(permission, 'projects');
    return new Set(question.projects.filter((id) => ids.has(id)));
  };
  return {
    seeItem: issueId !== null && has('BROWSE_PROJECTS', 'issues').has(issueId),
    editItem: issueId !== null && has('EDIT_ISSUES', 'issues').has(issueId),
    see: projectsWith('BROWSE_PROJECTS'),
    edit: projectsWith('EDIT_ISSUES'),
    administer: projectsWith('ADMINISTER_PROJECTS'),
    organisation: list(answer['globalPermissions']).includes(administersSite),
  };
}

// ── below ──

/** "Administer Jira", a global permission. */
const administersSite = 'ADMINISTER';

function aboutProjects(projects: readonly string[], issueId: string | null) {
  return {
    permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS'],
    ...(projects.length > 0 ? { projects: projects.map(Number) } : {}),
    ...(issueId === null ? {} : { issues: [Number(issueId)] }),
  };
}
