import type { Message } from '../../../model/said.ts';
import type { Format } from '../format.ts';
import { saidIn } from '../said-in.ts';

/** By failure code (use/answer.ts, which a view may not import). */
const sentences = {
  forbidden: 'You may not do this. Nothing was changed.',
  'not-found': 'This is no longer there. Nothing was changed.',
  'bad-input': 'This could not be read. Nothing was changed.',
  conflict: 'Somebody else changed this at the same time. Nothing of your change was kept; try again.',
  busy: 'The host asks to wait. Nothing was lost.',
  unreachable: 'The host did not answer. Nothing was lost.',
} as const;

/** What went wrong, where a use case did not say it better itself. */
export const failures = (format: Format) => ({
  failure: (code: keyof typeof sentences): string => sentences[code],
  /** A sentence from elsewhere (model/said.ts), whose English is its key. */
  said: (message: Message): string => saidIn(message, format, (template) => template),
  /** Beside content that is still shown. */
  kept: 'What you see is from the last time it could be read.',
  waitFor: (seconds: number): string => `Wait ${format.whole(seconds)} s, then try again.`,
  tryAgain: 'Try again',
  /** A script of the panel that is loaded when it is first needed. */
  partNotLoaded: 'This part of the panel could not be loaded. Nothing was lost.',
});
