import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { hierarchyWordsFor, type HierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';

export const HierarchyWordsContext = createContext<HierarchyWords>(hierarchyWordsFor('en'));

/** The sentences of the hierarchy page in the reader's language. */
export const useHierarchyWords = (): HierarchyWords => useContext(HierarchyWordsContext);
