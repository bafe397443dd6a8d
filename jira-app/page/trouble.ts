import { wordsFor } from '@throughline/core/view/words/words.ts';

/** Says that a part of the page did not come, and offers to try again. Plain elements: nothing else may be there. */
export function showTrouble(root: HTMLElement, locale: string, again: () => void): void {
  const { failure, tryAgain } = wordsFor(locale);
  const text = document.createElement('p');
  text.setAttribute('role', 'alert');
  text.textContent = failure('unreachable');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'tl-button';
  button.textContent = tryAgain;
  button.addEventListener('click', again);
  root.classList.add('tl-root');
  root.replaceChildren(text, button);
}
