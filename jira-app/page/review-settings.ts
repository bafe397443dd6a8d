import { view } from '@forge/bridge';
import type { ReviewRequest } from '@throughline/core/review/request.ts';
import type { ReviewPage, SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import { mountReviewSettings } from '@throughline/ui/sprint-review/settings/mount.tsx';
import type { ReviewPlaceInJira } from './review-place.ts';
import { widgetEdit } from './widget-edit.ts';

/**
 * Shows what a review is configured with. Jira's gadget submits it, and Jira then shows the review; a widget of Atlassian
 * Home tells it with every change, and is asked for it when its page saves.
 */
export async function showSettings(
  root: HTMLElement,
  client: SprintReviewClient,
  page: ReviewPage,
  place: ReviewPlaceInJira,
): Promise<void> {
  const submit = (request: ReviewRequest): Promise<void> => view.submit({ ...request });
  if (place.in !== 'widget') {
    mountReviewSettings(root, client, page, place.request, { save: submit });
    return;
  }
  const host = await widgetEdit();
  let valid = place.request;
  host.onProductSave(async () => valid && { ...valid });
  mountReviewSettings(root, client, page, place.request, {
    save: submit,
    onValid(request) {
      valid = request;
      if (request) host.updateConfig({ ...request });
    },
  });
}
