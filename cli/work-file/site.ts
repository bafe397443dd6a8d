import type { Json } from '@throughline/core/tracker/json.ts';
import { text } from '@throughline/core/tracker/json.ts';

/** The Jira site that an issue's own address names; empty when it has none. */
export function jiraSite(issue: Json): string {
  const url = address(issue['self']);
  if (!url) return '';
  // A server may live under a path: example.com/jira/rest/api/2/issue/10001
  const path = url.pathname.slice(0, Math.max(url.pathname.indexOf('/rest/'), 0)).replace(/\/+$/, '');
  // An item id is `jira:<site>/<issue id>`: a site has no slash.
  return `${url.host}${path.replaceAll('/', '~')}`;
}

/**
 * The organisation (or, on premises, the collection) that a work item's own address names; empty when it has none:
 * dev.azure.com/ORG/PROJECT/_apis/…, ORG.visualstudio.com/…, server/tfs/COLLECTION/PROJECT/_apis/…
 */
export function adoOrganisation(item: Json): string {
  const url = address(item['url']);
  if (!url) return '';
  const hosted = /^([^.]+)\.visualstudio\.com$/.exec(url.host)?.[1];
  if (hosted) return hosted.toLowerCase();
  const before = url.pathname.split('/_apis')[0]?.split('/').filter(Boolean) ?? [];
  const named =
    url.host === 'dev.azure.com' ? before.slice(0, 1) : before.filter((part) => !isProjectId(part)).slice(-1);
  return decodeURIComponent(named[0] ?? '').toLowerCase();
}

function isProjectId(part: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(part);
}

function address(value: unknown): URL | null {
  const given = text(value);
  if (given === null) return null;
  try {
    return new URL(given);
  } catch {
    return null;
  }
}
