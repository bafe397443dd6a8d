import type { JiraSprint } from './boards.ts';
import type { KvsContent } from './kvs.ts';
import type { JiraChange, JiraGadget, JiraIssue, JiraSite } from './site.ts';

interface SiteState {
  readonly v: 2;
  readonly issues: readonly JiraIssue[];
  readonly oldKeys: readonly (readonly [string, string])[];
  readonly sprints: readonly JiraSprint[];
  readonly changelogs: readonly (readonly [string, readonly JiraChange[]])[];
  readonly gadgets: readonly JiraGadget[];
}

export function siteState(site: JiraSite): SiteState {
  return {
    v: 2,
    issues: [...site.issues.values()],
    oldKeys: [...site.oldKeys],
    sprints: [...site.sprints.values()],
    changelogs: [...site.changelogs],
    gadgets: [...site.gadgets.values()],
  };
}

/**
 * Puts a site back where it was; without a kept state it stays as it was given.
 * @throws Error with one sentence where an earlier version kept it, without sprints and without a past
 */
export function restoreSite(site: JiraSite, kept: unknown): void {
  if (!kept) return;
  const state = kept as SiteState;
  if (state.v !== 2) {
    throw new Error('The Jira side was kept by an earlier version. Start with --reset to begin anew.');
  }
  put(site.issues, state.issues);
  put(site.sprints, state.sprints);
  put(site.gadgets, state.gadgets);
  site.changelogs.clear();
  for (const [id, changes] of state.changelogs) site.changelogs.set(id, changes);
  for (const [key, id] of state.oldKeys) site.oldKeys.set(key, id);
}

export function kvsState(content: KvsContent): unknown {
  return [...content];
}

export function kvsFrom(kept: unknown): KvsContent {
  return new Map((kept ?? []) as [string, { value: unknown; createdAt: number; updatedAt: number }][]);
}

// ── below ──

function put<Id, One extends { readonly id: Id }>(into: Map<Id, One>, all: readonly One[]): void {
  into.clear();
  for (const one of all) into.set(one.id, one);
}
