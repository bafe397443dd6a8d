import { NavigationTarget, router, view } from '@forge/bridge';
import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { pageMemory } from '@throughline/ui/page-memory.ts';
import { moduleKeys } from '../module-keys.ts';

/**
 * What Jira's page does for the hierarchy.
 * @param projectKey of the project's page; null = the page of the whole site
 */
export async function hierarchyPage(locale: string, projectKey: string | null): Promise<HierarchyPage> {
  const [address, pattern] = await Promise.all([addressInJira(), wholeAddress(projectKey)]);
  return {
    openItem: ({ key }) => void router.open({ target: NavigationTarget.Issue, issueKey: key }),
    // Jira gives a page the height that there is.
    resize: () => {},
    locale,
    address: { ...address, link: (text) => linkOf(pattern, text) },
    memory: pageMemory,
    queries: 'JQL',
  };
}

// ── below ──

/** The path of the page within Jira's address: `/cycle=2026-Q4&node=o-1`. Without a history the page keeps none. */
async function addressInJira(): Promise<Omit<HierarchyPage['address'], 'link'>> {
  const history = await view.createHistory().catch(() => null);
  let current = history ? textIn(history.location) : '';
  const listeners = new Set<(text: string) => void>();
  history?.listen((given: unknown) => {
    // One major of the history package gives the location, the next an object that holds it.
    const text = textIn((given as { readonly location?: unknown })?.location ?? given);
    // Jira tells of our own steps too.
    if (text === current) return;
    current = text;
    listeners.forEach((listener) => listener(text));
  });
  return {
    read: () => current,
    write(text) {
      if (text === current) return;
      current = text;
      history?.replace(`/${text}`);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function textIn(location: unknown): string {
  const { pathname, search } = (location ?? {}) as { readonly pathname?: unknown; readonly search?: unknown };
  const path = typeof pathname === 'string' ? pathname.replace(/^\/+/, '') : '';
  // A link that somebody wrote by hand may carry it as a query.
  return path !== '' || typeof search !== 'string' ? path : search.replace(/^\?/, '');
}

/** Stands for the text in the address that Jira gives. */
const mark = 'throughline-address';

async function wholeAddress(projectKey: string | null): Promise<string | null> {
  const to = {
    target: NavigationTarget.Module,
    ...(projectKey === null ? { moduleKey: moduleKeys.site } : { moduleKey: moduleKeys.project, projectKey }),
    path: mark,
  };
  const url = await router.getUrl(to).catch(() => null);
  return url?.href.includes(mark) ? url.href : null;
}

function linkOf(pattern: string | null, text: string): string | null {
  if (pattern === null) return null;
  const isInQuery = pattern.indexOf('?') >= 0 && pattern.indexOf('?') < pattern.indexOf(mark);
  return pattern.replace(mark, () => (isInQuery ? encodeURIComponent(text) : text));
}
