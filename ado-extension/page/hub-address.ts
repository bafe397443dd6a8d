import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import type { Around } from './connect.ts';
import { navigationService, organisationAddress } from './host-services.ts';

/** As in vss-extension.json. */
const hub = 'okr-hub';

/** The hub's own part of the address: the hash, which the host keeps in the browser's bar. */
export async function hubAddress(around: Around): Promise<HierarchyPage['address']> {
  const service = await navigationService();
  let shown = bare(await service.getHash().catch(() => ''));
  const site = await siteOf().catch(() => null);
  const listeners = new Set<(text: string) => void>();
  service.onHashChanged((hash) => {
    const text = bare(hash);
    // The host tells of what we wrote ourselves as well.
    if (text === shown) return;
    shown = text;
    for (const listener of listeners) listener(text);
  });
  return {
    read: () => shown,
    write(text) {
      if (text === shown) return;
      shown = text;
      service.replaceHash(text);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    link: (text) => (site === null || !around.project ? null : addressOf(site, around, text)),
  };
}

/**
 * Opens the hub at a node, in a window of its own: to leave a form would lose what is typed in it.
 * @param node null = the hub as it was left
 */
export async function openHub(around: Around, node: string | null): Promise<void> {
  const [service, site] = await Promise.all([navigationService(), siteOf()]);
  if (!around.project) return;
  const text = node === null ? '' : new URLSearchParams({ node }).toString();
  service.openNewWindow(addressOf(site, around, text), '');
}

// ── below ──

const siteOf = async (): Promise<string> => (await organisationAddress()()).replace(/\/*$/, '/');

function addressOf(site: string, { project, extension }: Around, text: string): string {
  const address = `${site}${encodeURIComponent(project?.name ?? '')}/_apps/hub/${extension}.${hub}`;
  return text === '' ? address : `${address}#${text}`;
}

const bare = (hash: string): string => hash.replace(/^#/, '');
