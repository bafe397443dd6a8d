import { fill, type Message } from '../../model/said.ts';
import type { Format } from './format.ts';

/**
 * What a person is told, in a dictionary's language. A text alone may be a stored sentence, which is its own template, or
 * in that language already.
 * @param of the template in the language; what it has not, unchanged
 */
export const saidIn = (message: Message, format: Format, of: (template: string) => string): string =>
  typeof message === 'string'
    ? of(message)
    : fill(message, { of, number: (value) => format.typed(String(value)) });
