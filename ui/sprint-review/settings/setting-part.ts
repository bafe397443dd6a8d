import type { ReviewPage, SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import type { DraftField, ReviewDraft } from '@throughline/core/view/review-draft.ts';

/** What each part of the settings is given. */
export interface SettingPart {
  readonly client: SprintReviewClient;
  readonly teams: ReviewPage['teams'];
  readonly draft: ReviewDraft;
  /** @param field what was touched, so that what is wrong with it may be said */
  readonly change: (part: Partial<ReviewDraft>, field?: DraftField) => void;
}
