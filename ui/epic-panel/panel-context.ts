import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageHost } from '@throughline/core/use/client.ts';
import type { Look } from './last-look.ts';
import type { PanelModel } from './panel-model.ts';

/** What every part of the panel may reach. */
export interface PanelPlaces {
  readonly model: PanelModel;
  readonly page: PageHost;
  /** The reader's last look at this item; null on the first one. */
  readonly before: Look | null;
  /** The host's clock, going on since the view came. */
  readonly now: number;
}

export const PanelContext = createContext<PanelPlaces | null>(null);

/** @throws Error outside the panel. */
export function usePanel(): PanelPlaces {
  const places = useContext(PanelContext);
  if (places === null) throw new Error('A part of the epic panel stands outside it.');
  return places;
}
