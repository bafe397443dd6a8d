import type { LinkChoice } from '../../epic-panel.ts';
import type { Format } from '../format.ts';
import { counted } from './plural.ts';

const reasons: Readonly<Record<NonNullable<LinkChoice['not']>, string>> = {
  'other-kind': 'not counted from work',
  closed: 'closed',
  linked: 'already linked',
};

/** Linking the epic to a key result. */
export const link = (format: Format) => ({
  linkOpen: 'Link this epic to a key result',
  linkFilter: 'Find a key result',
  linkFound: (count: number): string =>
    count === 0 ? 'No key result fits.' : counted(format, count, 'key result'),
  linkMore: (count: number): string => `${format.whole(count)} more: type to find them.`,
  linkNone: 'There is no key result in this project yet.',
  linkNot: (reason: NonNullable<LinkChoice['not']>): string => reasons[reason],
  linkWeight: 'Weight',
  linkWeightHint: '1 when left empty; 0 to 10,000',
  linkWeightBad: 'A weight is a number from 0 to 10,000 with at most 3 decimals.',
  linkChoose: 'Choose a key result first.',
  linkDo: 'Link',
  linkCancel: 'Cancel',
});
