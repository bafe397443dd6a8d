import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { wordsFor, type Words } from '@throughline/core/view/words/words.ts';

/** null = outside a page: in English, made when it is asked for and not while a page loads. */
export const WordsContext = createContext<Words | null>(null);

let inEnglish: Words | undefined;

/** The sentences in the reader's language. */
export const useWords = (): Words => useContext(WordsContext) ?? (inEnglish ??= wordsFor('en'));
