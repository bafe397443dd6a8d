import type { Person } from '../shell/board.ts';

/** On exported data there is one person, who may do everything. */
export const owner: Person = { id: 'you', name: 'You', may: 'administer' };
