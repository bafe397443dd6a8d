import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { EpicPanelView } from '@throughline/core/view/epic-panel.ts';

/** Everything that the panel shows, at one moment. What is open or half typed stays with its component. */
export interface PanelState {
  /** The last view that could be read; kept while a newer one is read or could not be. */
  readonly view: EpicPanelView | null;
  /** The page's clock when `view` came, so that "2 min ago" goes on counting. */
  readonly viewAt: number;
  /** Why the last reading failed; null when it did not. */
  readonly failure: Failure | null;
  readonly reading: boolean;
  /** Counts that this page gave up driving, and why. */
  readonly stuck: ReadonlyMap<KeyResultId, Failure>;
  readonly notice: Notice | null;
}

/** What a person just did; unlinking has its way back. */
export interface Notice {
  readonly kind: 'linked' | 'unlinked';
  readonly title: string;
  readonly keyResult: KeyResultId;
  readonly shard: string;
  /** The weight of the link, as typed; null = none was given. */
  readonly weight: string | null;
}

export const nothingYet: PanelState = {
  view: null,
  viewAt: 0,
  failure: null,
  reading: true,
  stuck: new Map(),
  notice: null,
};
