import { loadWords, wordsFor, type Words } from '@throughline/core/view/words/words.ts';

/**
 * Says that a page could not start, and offers to try again. Plain elements, for nothing else may be there yet. At once
 * in English; in the reader's language when that could be loaded.
 * @param locale BCP 47, the reader's
 */
export function showTrouble(root: HTMLElement, locale: string, again: () => void): void {
  const text = document.createElement('p');
  text.setAttribute('role', 'alert');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'tl-button';
  button.addEventListener('click', again);
  const say = ({ failure, tryAgain, language }: Words): void => {
    text.textContent = failure('unreachable');
    button.textContent = tryAgain;
    root.lang = language;
  };
  say(wordsFor(locale));
  root.classList.add('tl-root');
  root.replaceChildren(text, button);
  void Promise.resolve(loadWords(locale)).then((words) => text.isConnected && say(words));
}
