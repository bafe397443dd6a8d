import { route } from '@forge/api';
import { Queue } from '@forge/events';
import type { ProjectId, UserId } from '@throughline/core/model/ids.ts';
import type { Host, LaterJob, Rights, RightsQuestion } from '@throughline/core/port/host.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { list, record, text } from '@throughline/core/tracker/json.ts';
import { askJira } from './ask-jira.ts';
import { issueIdOf } from './issue-id.ts';
import { storeKey } from './store-key.ts';
import { forgeStore } from './store.ts';
import { jiraWorkItems } from './work-items.ts';

/** Who and where, as Forge says it; never as a page says it. */
export interface Caller {
  readonly cloudId: string;
  readonly siteUrl: string | null;
  /** null = nobody: an anonymous viewer, or a job of the app's own. */
  readonly accountId: string | null;
}

/** Made for one request and let go: a warm process serves several tenants. */
export function jiraHost(caller: Caller): Host {
  return {
    store: forgeStore,
    work: jiraWorkItems({ id: caller.cloudId, url: caller.siteUrl, pointsFields }),
    now: () => Date.now(),
    // The name would need a scope of its own, and nothing shows it.
    user: { id: (caller.accountId ?? '') as UserId, name: '' },
    rights: async (question) => (caller.accountId === null ? none : rights(question, caller.cloudId)),
    later: (job) => later(job, caller.cloudId),
    capabilities: { changes: false },
  };
}

// ── below ──

const none: Rights = {
  seeItem: false,
  editItem: false,
  see: new Set(),
  edit: new Set(),
  administer: new Set(),
};

const asked = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS'];

/** One call, whatever is asked; Jira takes 1,000 projects in it, and passes over ids that it does not know. */
async function rights(question: RightsQuestion, cloudId: string): Promise<Rights> {
  const issueId = question.item === null ? null : issueIdOf(question.item, cloudId);
  const projects = [...new Set(question.projects)].filter((id) => /^\d+$/.test(id));
  if (issueId === null && projects.length === 0) return none;
  const answer = record(
    await askJira('user', route`/rest/api/3/permissions/check`, {
      projectPermissions: [
        {
          permissions: asked,
          ...(projects.length > 0 ? { projects: projects.map(Number) } : {}),
          ...(issueId === null ? {} : { issues: [Number(issueId)] }),
        },
      ],
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
  };
}

async function pointsFields(projects: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, string | null>> {
  const found = new Map<ProjectId, string | null>();
  for (let from = 0; from < projects.length; from += forgeStore.limits.keys) {
    const keys = projects
      .slice(from, from + forgeStore.limits.keys)
      .map((id) => ({ kind: 'project', id }) as const);
    for (const { key, value } of await forgeStore.get(keys)) {
      found.set(key.id as ProjectId, value?.pointsField?.id ?? null);
    }
  }
  return found;
}

function subjectOf(job: LaterJob): string {
  switch (job.kind) {
    case 'count':
      return job.keyResult;
    case 'settle':
      return job.item;
    case 'recount':
      return job.shard;
  }
}

/**
 * Jobs that touch the same sums wait for one another; the rest run side by side. The site goes along: Forge gives a
 * consumer nothing but the event.
 */
async function later(job: LaterJob, site: string): Promise<void> {
  const key = `${job.kind}:${storeKey(subjectOf(job))}`;
  try {
    await new Queue({ key: 'later' }).push({ body: { ...job, site }, concurrency: { key, limit: 1 } });
  } catch (cause) {
    throw new WorkFault('Forge did not take a job for later.', { cause });
  }
}
