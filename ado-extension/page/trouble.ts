import { wordsFor } from '@throughline/core/view/words/words.ts';

/** Says that the panel could not start, and offers to try again. Plain elements: nothing else may be there yet. */
export function showTrouble(root: HTMLElement, message: string, again: () => void): void {
  const { tryAgain } = wordsFor(navigator.language);
  const text = document.createElement('p');
  text.setAttribute('role', 'alert');
  text.textContent = message;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'tl-button';
  button.textContent = tryAgain;
  button.addEventListener('click', again);
  root.classList.add('tl-root');
  root.replaceChildren(text, button);
}
