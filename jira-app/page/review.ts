import type { view } from '@forge/bridge';
import { mountSprintReview } from '@throughline/ui/sprint-review/mount.tsx';
import { reviewClient } from './review-client.ts';
import { reviewPage } from './review-page.ts';
import { reviewPlaceOf } from './review-place.ts';
import { styles } from './styles.ts';

type Context = Awaited<ReturnType<typeof view.getContext>>;

/** Shows the sprint review, or what it is configured with, wherever Jira put it. */
export async function showReview(
  root: HTMLElement,
  locale: string,
  { extension, cloudId }: Context,
): Promise<void> {
  const place = reviewPlaceOf(extension, cloudId ?? null);
  const page = reviewPage(locale, place.gadget);
  if (place.isEdited) {
    const [{ showSettings }] = await Promise.all([
      import('./review-settings.ts'),
      styles('review-settings.css'),
    ]);
    root.replaceChildren();
    await showSettings(root, reviewClient, page, place);
    return;
  }
  await styles('review.css');
  root.replaceChildren();
  mountSprintReview(root, reviewClient, page, place.request);
}
