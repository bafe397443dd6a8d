import type { Message } from '../../../model/said.ts';
import type { Format } from '../format.ts';
import { saidIn } from '../said-in.ts';
import { messages } from './messages.ts';

const sentences = {
  forbidden: 'Das dürfen Sie nicht. Es wurde nichts geändert.',
  'not-found': 'Das gibt es nicht mehr. Es wurde nichts geändert.',
  'bad-input': 'Das war nicht lesbar. Es wurde nichts geändert.',
  conflict:
    'Jemand anderes hat das gleichzeitig geändert. Von Ihrer Änderung blieb nichts; versuchen Sie es noch einmal.',
  busy: 'Der Dienst bittet um Geduld. Es ging nichts verloren.',
  unreachable: 'Der Dienst hat nicht geantwortet. Es ging nichts verloren.',
} as const;

export const failures = (format: Format) => ({
  failure: (code: keyof typeof sentences): string => sentences[code],
  said: (message: Message): string =>
    saidIn(message, format, (template) => messages.get(template) ?? template),
  kept: 'Sie sehen den Stand vom letzten Mal, als er lesbar war.',
  waitFor: (seconds: number): string =>
    `Warten Sie ${format.whole(seconds)} s und versuchen Sie es dann noch einmal.`,
  tryAgain: 'Noch einmal versuchen',
  partNotLoaded: 'Dieser Teil konnte nicht geladen werden. Es ging nichts verloren.',
});
