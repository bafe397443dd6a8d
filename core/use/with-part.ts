import { said } from '../model/said.ts';
import { bad } from './answer.ts';
import type { Answer } from './answer.ts';

/**
 * Uses a script that is loaded with the first call for it. One that does not come is an answer: the page is as old as
 * its scripts, and the host may have newer ones by now.
 */
export async function withPart<Part, T>(
  load: () => Promise<Part>,
  use: (part: Part) => Answer<T> | Promise<Answer<T>>,
): Promise<Answer<T>> {
  const part = await load().catch(() => null);
  return part === null
    ? bad('unreachable', said`A part of the page could not be loaded. Nothing was changed.`)
    : use(part);
}
