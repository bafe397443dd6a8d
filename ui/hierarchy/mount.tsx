import type { HierarchyClient, HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { loadHierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';
import { mountPage } from '../mount-page.ts';
import { WordsContext } from '../words-context.ts';
import { hierarchyModel } from './create-model.ts';
import { readLook } from './look.ts';
import { Screen } from './screen.tsx';
import { HierarchyWordsContext } from './words-context.ts';

/**
 * Shows the hierarchy in `root`, which must be empty, in the reader's language, until the returned function is called.
 * The styles are the page's to link: tokens.css, a host's map, epic-panel.css, dialog.css, hierarchy/hierarchy.css.
 */
export function mountHierarchy(root: HTMLElement, client: HierarchyClient, page: HierarchyPage): () => void {
  const model = hierarchyModel(client);
  root.classList.add('tl-page');
  // Before the words, which may have to be loaded: the two need not wait for each other.
  void model.read(readLook(page.address.read()).cycle);
  const takeAway = mountPage({
    root,
    words: loadHierarchyWords(page.locale),
    draw: (words) => (
      <WordsContext.Provider value={words}>
        <HierarchyWordsContext.Provider value={words}>
          <Screen model={model} page={page} />
        </HierarchyWordsContext.Provider>
      </WordsContext.Provider>
    ),
    resize: (height) => page.resize(height),
  });
  return () => {
    model.stop();
    takeAway();
  };
}
