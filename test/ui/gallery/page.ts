import { mountEpicPanel } from '@throughline/ui/epic-panel/mount.tsx';
import { fakeClient } from './fake-client.ts';

// One state a page, named in the address: ?state=full&theme=dark&dir=rtl&locale=de-DE

const asked = new URLSearchParams(location.search);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
const html = document.documentElement;
html.dir = asked.get('dir') ?? 'ltr';
const theme = asked.get('theme');
if (theme !== null) html.dataset['tlTheme'] = theme;
if (asked.has('vars')) {
  // As the Azure DevOps SDK does it: variables on the root element, through the object model.
  const text = await (await fetch('ado-theme-variables.txt')).text();
  for (const line of text.split('\n')) {
    const at = line.indexOf(':');
    if (at > 0) html.style.setProperty(line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
}

const client = fakeClient(asked.get('state') ?? 'full');
// ?percent=58: the linked key result stands there.
const percent = asked.get('percent');
if (percent !== null) client.showAt('kr-assistant', percent);
const listeners = new Set<() => void>();
const galleryOfPage = {
  client,
  opened: [] as string[],
  sizes: [] as number[],
  change: () => listeners.forEach((listener) => listener()),
  unmount: () => {},
};
galleryOfPage.unmount = mountEpicPanel(root, client, {
  openItem: ({ key }) => galleryOfPage.opened.push(key),
  resize: (height) => galleryOfPage.sizes.push(height),
  onChange(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  locale: asked.get('locale') ?? 'en-GB',
});

declare global {
  /** What a test may reach from outside: what the client was asked, what it is to answer next. */
  var gallery: Gallery;
}
export type Gallery = typeof galleryOfPage;
globalThis.gallery = galleryOfPage;
