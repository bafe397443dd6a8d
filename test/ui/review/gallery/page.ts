import { readReviewRequest, type ReviewRequest } from '@throughline/core/review/request.ts';
import type { ReviewPage } from '@throughline/core/use/sprint-client.ts';
import { mountSprintReview } from '@throughline/ui/sprint-review/mount.tsx';
import { mountReviewSettings } from '@throughline/ui/sprint-review/settings/mount.tsx';
import { fakeReviewClient } from './fake-client.ts';

// One state a page, named in the address: ?state=full&theme=dark&locale=de-DE; ?settings=own&request={…}

const asked = new URLSearchParams(location.search);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
const theme = asked.get('theme');
if (theme !== null) document.documentElement.dataset['tlTheme'] = theme;
const state = asked.get('state') ?? 'full';

const refreshers = new Set<() => void>();
const happened: { readonly what: string; readonly with: unknown }[] = [];
const tell = (what: string, how: unknown = null): void => void happened.push({ what, with: how });
const galleryOfPage = {
  client: fakeReviewClient(state),
  happened,
  refresh: () => refreshers.forEach((listener) => listener()),
  /** The next saving fails. */
  refuse: false,
  unmount: () => {},
};
const page: ReviewPage = {
  openItem: (item) => tell('openItem', item.key),
  openHierarchy: (node) => tell('openHierarchy', node),
  resize: (height) => tell('resize', height),
  ...(state === 'not-configured-elsewhere' ? {} : { configure: () => tell('configure') }),
  onRefresh(listener) {
    refreshers.add(listener);
    return () => refreshers.delete(listener);
  },
  locale: asked.get('locale') ?? 'en-GB',
  teams: asked.get('teams') === 'team' ? 'team' : 'board',
};
const request = readReviewRequest(JSON.parse(asked.get('request') ?? 'null'));
const shown: ReviewRequest = readReviewRequest({
  team: '12',
  span: { kind: 'last-closed' },
  unit: 'points',
})!;
const settings = asked.get('settings');
galleryOfPage.unmount =
  settings === null
    ? mountSprintReview(root, galleryOfPage.client, page, state.startsWith('not-configured') ? null : shown)
    : mountReviewSettings(root, galleryOfPage.client, page, request, {
        async save(wanted) {
          await Promise.resolve();
          if (galleryOfPage.refuse) throw new Error('refused');
          tell('save', wanted);
        },
        ...(settings === 'own' ? { cancel: () => tell('cancel') } : {}),
        ...(settings === 'host' ? { onValid: (wanted) => tell('valid', wanted) } : {}),
      });

declare global {
  /** What a test may reach from outside: what the client was asked, what the page was told. */
  var reviewGallery: ReviewGallery;
}
export type ReviewGallery = typeof galleryOfPage;
globalThis.reviewGallery = galleryOfPage;
