import type { Page } from 'playwright-core';
import { germanHierarchy } from '@throughline/core/view/words/german-hierarchy.ts';
import { formatFor } from '@throughline/core/view/words/format.ts';
import { hierarchyWordsFor } from '@throughline/core/view/words/hierarchy-words.ts';

/** Words that stand alone in a dictionary, whatever group they are in. */
function plainWords(dictionary: unknown): readonly string[] {
  if (typeof dictionary === 'string') return [dictionary];
  if (typeof dictionary !== 'object' || dictionary === null) return [];
  return Object.values(dictionary).flatMap(plainWords);
}

/** What a page may say, and what it would say in English, each with numbers in German form. */
export interface Dictionaries {
  readonly german: unknown;
  readonly english: unknown;
}

const hierarchy: Dictionaries = {
  german: germanHierarchy(formatFor('de-DE', 'de')),
  english: hierarchyWordsFor('de-DE'),
};

/** Words of the English dictionary that the German one has not; two letters and less are signs, or the same in many languages. */
function onlyEnglish({ german, english }: Dictionaries): readonly string[] {
  const said = new Set(plainWords(german));
  return plainWords(english).filter((word) => word.length > 2 && !said.has(word));
}

/** What a German page still says in English: texts and names of its elements that are words of the English dictionary. */
export const leftInEnglish = (
  page: Page,
  dictionaries: Dictionaries = hierarchy,
): Promise<readonly string[]> =>
  page.evaluate((words) => {
    const known = new Set(words);
    const found: string[] = [];
    const look = (text: string | null | undefined): void => {
      if (text && known.has(text.trim())) found.push(text.trim());
    };
    for (const element of document.querySelectorAll('.tl-root *')) {
      look(element.getAttribute('aria-label'));
      look(element.getAttribute('placeholder'));
      look(element.getAttribute('title'));
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) look(node.nodeValue);
    }
    return found;
  }, onlyEnglish(dictionaries));

/** Pixels that the page is wider than its window, and elements of an open dialog whose text is cut off at the side. */
export const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const over = document.documentElement.scrollWidth - window.innerWidth;
    const cut = [
      ...document.querySelectorAll('dialog[open], dialog[open] button, dialog[open] label, dialog[open] p'),
    ]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      .filter((element) => getComputedStyle(element).display !== 'inline')
      .map((element) => `${element.tagName} "${(element.textContent ?? '').slice(0, 40)}"`);
    return [...(over > 0 ? [`${over} px too wide`] : []), ...cut];
  });

/** Columns of the tree whose words do not fit: cells that are cut, and heads that stand on each other. */
export const cutColumns = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const cut = [...document.querySelectorAll('.tl-tree-day, .tl-tree-health, .tl-tree-head > *')]
      .filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
      .map((cell) => `${cell.className}: ${cell.textContent}`);
    const numbers = document.querySelector('.tl-tree-numbers');
    const score = numbers?.querySelector('span');
    const pen = document.createElement('canvas').getContext('2d');
    if (!numbers || !score || !pen) return [...cut, 'no head'];
    pen.font = getComputedStyle(numbers).font;
    const weight = pen.measureText(numbers.getAttribute('data-weight') ?? '').width;
    const room = score.getBoundingClientRect().left - numbers.getBoundingClientRect().left;
    return [
      ...cut,
      ...(room < weight + 4 ? [`weight over score by ${Math.ceil(weight + 4 - room)} px`] : []),
    ];
  });
