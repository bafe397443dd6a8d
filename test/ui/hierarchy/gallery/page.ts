import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { mountHierarchy } from '@throughline/ui/hierarchy/mount.ts';
import { fakeHierarchyClient } from './fake-client.ts';

// One state a page, named in the address: ?state=full&theme=dark&locale=de-DE#node=o-support

const asked = new URLSearchParams(location.search);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
const theme = asked.get('theme');
if (theme !== null) document.documentElement.dataset['tlTheme'] = theme;

const listeners = new Set<(text: string) => void>();
addEventListener('hashchange', () => listeners.forEach((listener) => listener(location.hash.slice(1))));
const galleryOfPage = {
  client: fakeHierarchyClient(asked.get('state') ?? 'full'),
  sizes: [] as number[],
  written: [] as string[],
  unmount: () => {},
};
const page: HierarchyPage = {
  openItem: () => {},
  resize: (height) => galleryOfPage.sizes.push(height),
  locale: asked.get('locale') ?? 'en-GB',
  address: {
    read: () => location.hash.slice(1),
    write(text) {
      galleryOfPage.written.push(text);
      history.replaceState(null, '', `#${text}`);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    link: (text) => `https://acme.example/okrs?${text}`,
  },
  memory: {
    read: (key) => localStorage.getItem(key),
    write: (key, text) => localStorage.setItem(key, text),
  },
  queries: 'JQL',
};
galleryOfPage.unmount = mountHierarchy(root, galleryOfPage.client, page, () => {
  document.title = 'lost';
});

declare global {
  /** What a test may reach from outside: what the client was asked, what it is to answer next. */
  var hierarchyGallery: HierarchyGallery;
}
export type HierarchyGallery = typeof galleryOfPage;
globalThis.hierarchyGallery = galleryOfPage;
