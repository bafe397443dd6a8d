import { english as panelEnglish } from './english.ts';
import { editor } from './english/editor.ts';
import { hierarchy } from './english/hierarchy.ts';
import { node } from './english/node.ts';
import type { Format } from './format.ts';
import { inEnglish, wordsOf, type DictionaryOf, type OtherLanguages } from './load.ts';

/** What the hierarchy page says, the panel's words among it: loaded with it, never by a panel. */
const english = (format: Format) => ({
  ...panelEnglish(format),
  ...hierarchy(format),
  ...editor(format),
  ...node(format),
});

export type HierarchyWords = ReturnType<typeof english>;
export type HierarchyDictionary = DictionaryOf<HierarchyWords>;

const others: OtherLanguages<HierarchyWords> = {
  de: async () => (await import('./german-hierarchy.ts')).germanHierarchy,
};

/** The words at once: in English, with numbers in the reader's own form. */
export const hierarchyWordsFor = (locale: string): HierarchyWords => inEnglish(english, locale);

/** The words in the reader's language (load.ts). */
export const loadHierarchyWords = (locale: string): HierarchyWords | Promise<HierarchyWords> =>
  wordsOf(english, others, locale);
