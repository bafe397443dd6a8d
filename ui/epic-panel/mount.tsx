import { render } from 'preact';
import type { EpicPanelClient, PageHost } from '@throughline/core/use/client.ts';
import { wordsFor, type Words } from '@throughline/core/view/words/words.ts';
import { WordsContext } from '../words-context.ts';
import { panelModel } from './panel-model.ts';
import { Panel } from './panel.tsx';

/**
 * Shows the epic panel in `root`, which must be empty, and keeps it up to date with the host until the returned
 * function is called. Words other than English must be loaded first (loadWords). The styles are the page's to link: tokens.css, a host's map, epic-panel.css.
 */
export function mountEpicPanel(
  root: HTMLElement,
  client: EpicPanelClient,
  page: PageHost,
  words: Words = wordsFor(page.locale),
): () => void {
  const model = panelModel(client);
  root.classList.add('tl-root');
  root.lang = words.language;
  // The sentences' direction, not the host page's: English in a page that runs from right to left would be garbled.
  root.dir = words.direction;
  render(
    <WordsContext.Provider value={words}>
      <Panel model={model} page={page} />
    </WordsContext.Provider>,
    root,
  );
  const size = new ResizeObserver(() => page.resize(Math.ceil(root.getBoundingClientRect().height)));
  size.observe(root);
  const offChange = page.onChange(() => void model.read());
  void model.read();
  return () => {
    offChange();
    size.disconnect();
    model.stop();
    render(null, root);
  };
}
