import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { wordsFor, type Words } from '@throughline/core/view/words/words.ts';

export const WordsContext = createContext<Words>(wordsFor('en'));

/** The sentences in the reader's language. */
export const useWords = (): Words => useContext(WordsContext);
