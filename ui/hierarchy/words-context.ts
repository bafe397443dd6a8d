import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { hierarchyWordsFor, type HierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';

/** null = outside a page: in English, made when it is asked for and not while a page loads. */
export const HierarchyWordsContext = createContext<HierarchyWords | null>(null);

let inEnglish: HierarchyWords | undefined;

/** The sentences of the hierarchy page in the reader's language. */
export const useHierarchyWords = (): HierarchyWords =>
  useContext(HierarchyWordsContext) ?? (inEnglish ??= hierarchyWordsFor('en'));
