import type { HierarchyClient, HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { loadHierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';
import { mountPage } from '../mount-page.ts';
import { WordsContext } from '../words-context.ts';
import { hierarchyModel } from './create-model.ts';
import type { FirstPicture } from './first/first-picture.ts';
import type { Opening } from './opening.ts';
import { Screen } from './screen.tsx';
import { HierarchyWordsContext } from './words-context.ts';

interface TakenOver {
  readonly root: HTMLElement;
  readonly client: HierarchyClient;
  readonly page: HierarchyPage;
  readonly opening: Opening;
  /** null = nothing is drawn, or it is not to be kept. */
  readonly first: FirstPicture | null;
  /** Called in the moment when the page stands there with all that it can do. */
  readonly done: () => void;
}

/**
 * Puts the whole page in place of its first picture, element for element: Preact compares what it draws with what is
 * there, so what looks alike stays, with its focus and where it is scrolled to.
 * @returns how to take it away again
 */
export function takeOver({ root, client, page, opening, first, done }: TakenOver): () => void {
  const model = hierarchyModel(client, opening);
  let gone = false;
  let takeAway = (): void => {};
  const show = async (): Promise<void> => {
    const [words] = await Promise.all([loadHierarchyWords(page.locale), model.read()]);
    if (gone) return;
    first?.hold();
    takeAway = mountPage({
      root,
      words,
      draw: () => (
        <WordsContext.Provider value={words}>
          <HierarchyWordsContext.Provider value={words}>
            <Screen model={model} page={page} first={first} />
          </HierarchyWordsContext.Provider>
        </WordsContext.Provider>
      ),
      resize: (height) => page.resize(height),
    });
    done();
  };
  void show();
  return () => {
    gone = true;
    model.stop();
    takeAway();
  };
}
