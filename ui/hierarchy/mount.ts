import type { HierarchyClient, HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { loadFirstWords, type FirstWords } from '@throughline/core/view/words/first-words.ts';
import { settled } from '../epic-panel/settled.ts';
import { element } from './draw.ts';
import { firstPicture, type FirstPicture } from './first/first-picture.ts';
import { holdEvents } from './first/held-events.ts';
import { readLook } from './look.ts';
import type { Opening } from './opening.ts';
import { skeleton } from './skeleton.ts';

/** Milliseconds: a page that nobody sees draws no pictures, and is made ready all the same. */
const UNSEEN = 1000;

/**
 * Shows the hierarchy in `root`, which must be empty, in the reader's language, until the returned function is called.
 * The first rows are drawn by what is loaded here, a tenth of the page; the page itself comes after them and takes over
 * (app.tsx). What is pressed and typed until then is done then.
 * The styles are the page's to link: tokens.css, a host's map, epic-panel.css, dialog.css, hierarchy/hierarchy.css.
 * @param lost told when the rest of the page could not be loaded
 */
export function mountHierarchy(
  root: HTMLElement,
  client: HierarchyClient,
  page: HierarchyPage,
  lost: () => void,
): () => void {
  const { cycle } = readLook(page.address.read());
  // Before the words, which may have to be loaded: the two need not wait for each other.
  const opening: Opening = { cycle, answer: settled(client.openHierarchy({ cycle })) };
  const loading = Promise.resolve(loadFirstWords(page.locale));
  const events = holdEvents(root);
  /** Something is drawn that is more than a sign that something comes. */
  let stands = false;
  let gone = false;
  let takeAway = (): void => root.replaceChildren();

  root.classList.add('tl-page');
  const first = drawn();
  const app = nextPicture().then(() => {
    void loading.then((words) => {
      if (stands || gone) return;
      clothe(root, words);
      root.replaceChildren(
        element('div', { class: 'tl-panel tl-hierarchy', 'aria-busy': true }, skeleton(element, words.tree)),
      );
    });
    return import('./app.tsx');
  });
  Promise.all([app, first]).then(
    ([{ takeOver }, picture]) => {
      if (gone) return;
      stands = true;
      takeAway = takeOver({
        root,
        client,
        page,
        opening,
        first: picture,
        done: () => void events.release(),
      });
    },
    () => {
      if (gone) return;
      // What is said now has a button of its own.
      events.drop();
      lost();
    },
  );
  return () => {
    gone = true;
    events.drop();
    takeAway();
  };

  /** Once it is on the screen. null = there is none to draw. */
  async function drawn(): Promise<FirstPicture | null> {
    const [answer, words] = await Promise.all([opening.answer, loading]);
    if (gone || !answer.ok) return null;
    // Before it is drawn: the height of its rows follows the width of the root.
    clothe(root, words);
    const picture = firstPicture(root, page, answer.value, words);
    if (picture === null) return null;
    stands = true;
    await nextPicture();
    return picture;
  }
}

// ── below ──

/** The reader's language and direction, as mount-page.ts sets them. */
function clothe(root: HTMLElement, { language, direction }: FirstWords): void {
  root.classList.add('tl-root');
  root.lang = language;
  root.dir = direction;
}

/**
 * When what is drawn now is on the screen: the second picture from now is begun when the one before it was handed on.
 */
const nextPicture = (): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, UNSEEN);
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        clearTimeout(timer);
        setTimeout(done);
      });
    });
  });
