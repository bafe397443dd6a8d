import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyModel, HierarchyState, Opened } from './hierarchy-model.ts';

/** What every part of the hierarchy page may reach. */
export interface HierarchyPlaces {
  readonly model: HierarchyModel;
  readonly page: HierarchyPage;
  readonly state: HierarchyState;
  /** null = nothing: the rows alone. Focus goes back to where it was. */
  readonly open: (opened: Opened | null) => void;
}

export const HierarchyContext = createContext<HierarchyPlaces | null>(null);

/** @throws Error outside the page. */
export function useHierarchy(): HierarchyPlaces {
  const places = useContext(HierarchyContext);
  if (places === null) throw new Error('A part of the hierarchy page stands outside it.');
  return places;
}
