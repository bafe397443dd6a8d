import { render } from 'preact';
import type { HierarchyClient, HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { hierarchyWordsFor } from '@throughline/core/view/words/hierarchy-words.ts';
import { WordsContext } from '../words-context.ts';
import { hierarchyModel } from './create-model.ts';
import { Screen } from './screen.tsx';
import { HierarchyWordsContext } from './words-context.ts';

/**
 * Shows the hierarchy in `root`, which must be empty, until the returned function is called. The styles are the page's
 * to link: tokens.css, a host's map, epic-panel.css, dialog.css, hierarchy/hierarchy.css.
 */
export function mountHierarchy(root: HTMLElement, client: HierarchyClient, page: HierarchyPage): () => void {
  const words = hierarchyWordsFor(page.locale);
  const model = hierarchyModel(client);
  root.classList.add('tl-root', 'tl-page');
  root.lang = words.language;
  root.dir = words.direction;
  render(
    <WordsContext.Provider value={words}>
      <HierarchyWordsContext.Provider value={words}>
        <Screen model={model} page={page} />
      </HierarchyWordsContext.Provider>
    </WordsContext.Provider>,
    root,
  );
  const size = new ResizeObserver(() => page.resize(Math.ceil(root.getBoundingClientRect().height)));
  size.observe(root);
  return () => {
    size.disconnect();
    model.stop();
    render(null, root);
  };
}
