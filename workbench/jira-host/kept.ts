import type { KvsContent } from './kvs.ts';
import type { JiraIssue, JiraSite } from './site.ts';

interface SiteState {
  readonly issues: readonly JiraIssue[];
  readonly oldKeys: readonly (readonly [string, string])[];
}

export function siteState(site: JiraSite): SiteState {
  return { issues: [...site.issues.values()], oldKeys: [...site.oldKeys] };
}

/** Puts a site back where it was; without a kept state it stays as it was given. */
export function restoreSite(site: JiraSite, kept: unknown): void {
  if (!kept) return;
  const { issues, oldKeys } = kept as SiteState;
  site.issues.clear();
  for (const issue of issues) site.issues.set(issue.id, issue);
  for (const [key, id] of oldKeys) site.oldKeys.set(key, id);
}

export function kvsState(content: KvsContent): unknown {
  return [...content];
}

export function kvsFrom(kept: unknown): KvsContent {
  return new Map((kept ?? []) as [string, { value: unknown; createdAt: number; updatedAt: number }][]);
}
