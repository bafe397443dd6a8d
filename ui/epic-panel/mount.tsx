import type { EpicPanelClient, PageHost } from '@throughline/core/use/client.ts';
import { loadWords } from '@throughline/core/view/words/words.ts';
import { mountPage } from '../mount-page.ts';
import { WordsContext } from '../words-context.ts';
import { panelModel } from './panel-model.ts';
import { Panel } from './panel.tsx';

/**
 * Shows the epic panel in `root`, which must be empty, in the reader's language, and keeps it up to date with the host
 * until the returned function is called. The styles are the page's to link: tokens.css, a host's map, epic-panel.css.
 */
export function mountEpicPanel(root: HTMLElement, client: EpicPanelClient, page: PageHost): () => void {
  const model = panelModel(client);
  // Before the words, which may have to be loaded: the two need not wait for each other.
  void model.read();
  const offChange = page.onChange(() => void model.read());
  const takeAway = mountPage({
    root,
    words: loadWords(page.locale),
    draw: (words) => (
      <WordsContext.Provider value={words}>
        <Panel model={model} page={page} />
      </WordsContext.Provider>
    ),
    resize: (height) => page.resize(height),
  });
  return () => {
    offChange();
    model.stop();
    takeAway();
  };
}
