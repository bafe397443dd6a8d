import type { Host } from '@throughline/core/port/host.ts';
import type { ReviewPage, ReviewPlace, SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import { sprintFunctions } from '@throughline/core/use/sprint-functions.ts';
import type { Transport } from '../transport.ts';
import type { Around } from './connect.ts';
import { hostOf } from './host-of.ts';
import { openItem } from './host-services.ts';
import { openHub } from './hub-address.ts';

/** What the widget, its configuration and the tab of a sprint have in common; for one page load. */
export interface ReviewFrame {
  readonly around: Around;
  readonly client: SprintReviewClient;
  readonly page: ReviewPage;
  readonly send: Transport;
  /** The host wants everything read anew. */
  refresh(): void;
}

/** @param resize the frame's height is to be this; a frame that has its height from the host needs none */
export function reviewFrame(around: Around, resize: ReviewPage['resize'] = () => {}): ReviewFrame {
  const { host, send } = hostOf(around);
  const listeners = new Set<() => void>();
  return {
    around,
    send,
    client: reviewClient(host, { project: around.project?.id ?? null }),
    page: {
      openItem: ({ id }) => openItem({ id }),
      openHierarchy: (node) => void openHub(around, node).catch(() => undefined),
      resize,
      onRefresh(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      locale: around.locale,
      teams: 'team',
    },
    refresh: () => {
      for (const listener of listeners) listener();
    },
  };
}

// ── below ──

/** There is no back end: the use cases run in the page. */
function reviewClient(host: Host, place: ReviewPlace): SprintReviewClient {
  const { openReview, findTeams, listSprints, listReviewObjectives } = sprintFunctions;
  return {
    openReview: (request) => openReview(host, place, request),
    findTeams: (request) => findTeams(host, place, request),
    listSprints: (request) => listSprints(host, place, request),
    listReviewObjectives: (request) => listReviewObjectives(host, place, request),
  };
}
