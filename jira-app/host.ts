import { randomUUID } from 'node:crypto';
import { Queue } from '@forge/events';
import type { ProjectId, UserId } from '@throughline/core/model/ids.ts';
import type { Host, LaterJob } from '@throughline/core/port/host.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { fieldsOnce } from './fields.ts';
import type { JiraSite } from './issue-items.ts';
import { jiraPeople } from './people.ts';
import { jiraRights, noRights } from './rights.ts';
import { jiraSprints } from './sprints.ts';
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

/**
 * Made for one request and let go: a warm process serves several tenants.
 * @param writes the request changes OKRs, and the ledger names who did it: their name is asked for beside their rights,
 * at the same time. A request that only reads never pays for it.
 */
export function jiraHost(caller: Caller, { writes = false }: { readonly writes?: boolean } = {}): Host {
  const id = (caller.accountId ?? '') as UserId;
  const site: JiraSite = {
    id: caller.cloudId,
    url: caller.siteUrl,
    pointsFields,
    fields: fieldsOnce(),
    now: () => Date.now(),
  };
  let name = '';
  let learned: Promise<void> | null = null;
  const learnName = async (): Promise<void> => {
    // A name that Jira does not say keeps nobody from their work: the account stands in the ledger.
    const names = await jiraPeople.names([id]).catch(unlessForge);
    name = names.get(id) ?? '';
  };
  return {
    store: forgeStore,
    work: jiraWorkItems(site),
    sprints: jiraSprints(site),
    now: site.now,
    user: {
      id,
      // Known once rights were asked for, which every use case does before it writes.
      get name() {
        return name;
      },
    },
    newId: () => randomUUID().replaceAll('-', ''),
    people: jiraPeople,
    rights: async (question) => {
      if (caller.accountId === null) return noRights;
      const asked = jiraRights(question, caller.cloudId);
      if (!writes) return asked;
      learned ??= learnName();
      const [rights] = await Promise.all([asked, learned]);
      return rights;
    },
    later: (job) => later(job, caller.cloudId),
    capabilities: { changes: false },
  };
}

// ── below ──

/** What is no fault of Jira (Forge asking for consent) goes on to Forge. */
function unlessForge(cause: unknown): ReadonlyMap<UserId, string> {
  if (cause instanceof WorkFault) return new Map();
  throw cause;
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
    case 'queries':
      return job.project;
    case 'recount':
    case 'snapshot':
      return job.shard;
    case 'sprint-left':
      return job.sprint;
  }
}

/**
 * Jobs that touch the same sums wait for one another; the rest run side by side. The site goes along: Forge gives a
 * consumer nothing but the event.
 */
async function later(job: LaterJob, site: string): Promise<void> {
  const key = `${job.kind}:${storeKey(subjectOf(job))}`;
  // One asking serves all that happens meanwhile.
  const wait = job.kind === 'queries' ? { delayInSeconds: 300 } : {};
  try {
    await new Queue({ key: 'later' }).push({
      body: { ...job, site },
      concurrency: { key, limit: 1 },
      ...wait,
    });
  } catch (cause) {
    throw new WorkFault('Forge did not take a job for later.', { cause });
  }
}
