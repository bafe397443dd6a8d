import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ItemId } from '@throughline/core/model/ids.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import type { ExplainRequest } from '@throughline/core/use/client.ts';
import type { TraceView } from '@throughline/core/view/trace.ts';

/** What a number's explanation needs of the screen that it stands on: the same in the panel and in the hierarchy. */
export interface TracePlaces {
  readonly explain: (request: ExplainRequest) => Promise<Answer<TraceView>>;
  readonly openItem: (item: { id: ItemId; key: string; url: string | null }) => void;
  /** The host's clock, going on since the view came. */
  readonly now: number;
}

export const TraceContext = createContext<TracePlaces | null>(null);

/** @throws Error outside a screen that explains its numbers. */
export function useTracePlaces(): TracePlaces {
  const places = useContext(TraceContext);
  if (places === null) throw new Error('A number is explained outside a screen.');
  return places;
}
