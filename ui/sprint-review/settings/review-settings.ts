import type { ReviewRequest } from '@throughline/core/review/request.ts';

/** What becomes of what was chosen. */
export interface ReviewSettings {
  /** Told by the button "Save". What fails is told, and nothing of it is lost. */
  save(request: ReviewRequest): void | Promise<void>;
  /** Absent = there is no way back but the host's own. */
  cancel?(): void;
  /**
   * Told at once and with every change what would be saved; null = something is missing or wrong. With it the host saves
   * by its own button, and there is none here unless there is `cancel`.
   */
  onValid?(request: ReviewRequest | null): void;
}
