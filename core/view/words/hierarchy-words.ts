import { formatFor, type Format } from './format.ts';
import { editor } from './english/editor.ts';
import { hierarchy } from './english/hierarchy.ts';
import { node } from './english/node.ts';
import { english as panelEnglish } from './english.ts';
import type { Words } from './words.ts';

/** What the hierarchy page says beside the panel's words: loaded with it, never by a panel. */
const english = (format: Format) => ({ ...hierarchy(format), ...editor(format), ...node(format) });

type OwnWords = ReturnType<typeof english>;
export type HierarchyWords = Words & OwnWords;

/** The words for a reader, as in `wordsFor`. */
export function hierarchyWordsFor(locale: string): HierarchyWords {
  const format = formatFor(locale, 'en');
  return { ...panelEnglish(format), ...english(format) };
}
