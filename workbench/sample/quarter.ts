/**
 * A product quarter of an invented company, for the workbench: four teams, their epics and some sixty work items,
 * messy on purpose: unestimated and cancelled work, an item in two key results, a story linked beside its epic,
 * a reopened item with an old resolution, an epic without children, an item that only some may see, work that serves no
 * key result. How it came to be so is told in past.ts.
 * Neutral: as-jira.ts and as-ado.ts say the same in the terms of each host.
 */
export interface SampleItem {
  /** Jira key; the Azure DevOps id is made from it (as-ado.ts). */
  readonly key: string;
  readonly type: 'epic' | 'story' | 'bug' | 'task' | 'subtask';
  readonly title: string;
  readonly state: SampleState;
  readonly parent?: string;
  /** Absent = not estimated. */
  readonly points?: number;
  /** Hours. */
  readonly estimate?: number;
  readonly assignee?: string;
  /** Seen by administrators only. */
  readonly restricted?: true;
}

/** reopened: in progress again, with the resolution of its first end still on it. */
export type SampleState = 'todo' | 'doing' | 'done' | 'cancelled' | 'reopened';

export interface SampleProject {
  readonly key: string;
  readonly name: string;
}

export interface SamplePerson {
  readonly id: string;
  readonly name: string;
  /** Of every project: administer includes edit, edit includes see. */
  readonly may: 'administer' | 'edit' | 'see';
}

export const people: readonly SamplePerson[] = [
  { id: 'maria', name: 'Maria Okafor', may: 'administer' },
  { id: 'tom', name: 'Tom Lindqvist', may: 'edit' },
  { id: 'vera', name: 'Vera Sato', may: 'see' },
];

export const projects: readonly SampleProject[] = [
  { key: 'SUP', name: 'Support' },
  { key: 'PAY', name: 'Payments' },
  { key: 'PLT', name: 'Platform' },
  // Work, and no OKRs yet: where one begins.
  { key: 'OPS', name: 'Operations' },
];

const epic = (key: string, title: string, state: SampleState = 'doing'): SampleItem => ({
  key,
  type: 'epic',
  title,
  state,
});

/** children(epic key, first number, rows): one row an item: title, state, points, who. */
type Row = readonly [title: string, state: SampleState, points?: number | null, assignee?: string];
const children = (parent: string, first: number, rows: readonly Row[]): readonly SampleItem[] =>
  rows.map(([title, state, points, assignee], index) => ({
    key: `${parent.split('-')[0]}-${first + index}`,
    type: /^(Fix|Stop)\b/.test(title) ? 'bug' : 'story',
    title,
    state,
    parent,
    ...(points === null || points === undefined ? {} : { points }),
    ...(assignee ? { assignee } : {}),
  }));

/** A story below no epic, done. */
const alone = (key: string, title: string, points: number, assignee: string): SampleItem => ({
  key,
  type: 'story',
  title,
  state: 'done',
  points,
  assignee,
});

export const items: readonly SampleItem[] = [
  epic('SUP-1', 'Answer assistant'),
  ...children('SUP-1', 11, [
    ['Draft an answer from the help centre', 'done', 8, 'Tom Lindqvist'],
    ['Hand over to a person with the whole story', 'doing', 5, 'Maria Okafor'],
    ['Show the source beside every sentence', 'done', 5, 'Tom Lindqvist'],
    ['Suggest a macro while typing', 'done', 3, 'Vera Sato'],
    ['Answer in the language of the question', 'todo', 8],
    ['Fix answers that quote deleted articles', 'done', 2, 'Tom Lindqvist'],
    ['Fix slow first answer after a quiet night', 'reopened', 3, 'Maria Okafor'],
    ['Thumbs up and down on every draft', 'done', null, 'Vera Sato'],
    ['Voice answers', 'cancelled', 13],
    ['Weekly report of unanswerable questions', 'todo', null],
  ]),
  {
    key: 'SUP-21',
    type: 'subtask',
    title: 'Copy deck for the hand-over screen',
    state: 'done',
    parent: 'SUP-12',
  },
  {
    key: 'SUP-22',
    type: 'subtask',
    title: 'Keep attachments in the hand-over',
    state: 'todo',
    parent: 'SUP-12',
  },
  epic('SUP-2', 'Help centre that answers before the ticket'),
  ...children('SUP-2', 31, [
    ['Rewrite the twenty most read articles', 'done', 13, 'Vera Sato'],
    ['Search that forgives spelling', 'done', 5, 'Tom Lindqvist'],
    ['Show related articles in the contact form', 'doing', 3, 'Tom Lindqvist'],
    ['Retire articles about the old checkout', 'done', 2, 'Vera Sato'],
    ['Videos for the five hardest tasks', 'todo', 8],
    ['Fix broken links from the product', 'done', 1, 'Maria Okafor'],
    ['Printed manual', 'cancelled', 5],
    ['Ask "did this help?" on every article', 'todo', 2],
  ]),
  epic('SUP-3', 'Macros for the ten most asked questions', 'done'),
  epic('PAY-1', 'One-page checkout'),
  ...children('PAY-1', 11, [
    ['Merge address and delivery into one step', 'done', 8, 'Lena Hoffmann'],
    ['Pay with a saved card', 'done', 5, 'Ravi Nair'],
    ['Guest checkout', 'done', 8, 'Lena Hoffmann'],
    ['Check the card number while typing', 'done', 3, 'Ravi Nair'],
    ['Show delivery days before paying', 'doing', 5, 'Lena Hoffmann'],
    ['Fix double click on "Pay now"', 'done', 2, 'Ravi Nair'],
    ['Keep the basket when the session ends', 'todo', 5],
    ['Fix totals that differ by a cent', 'done', 0, 'Ravi Nair'],
    ['Pay by instalments', 'cancelled', 13],
    ['Order summary that prints on one page', 'todo', null],
    ['Measure each step of the funnel', 'done', 3, 'Lena Hoffmann'],
  ]),
  epic('PAY-2', 'Refunds without a ticket'),
  ...children('PAY-2', 31, [
    ['Refund button in the order history', 'done', 8, 'Ravi Nair'],
    ['Partial refunds', 'doing', 5, 'Lena Hoffmann'],
    ['Tell the customer when the money arrives', 'todo', 3],
    ['Limit refunds by amount and role', 'done', 3, 'Ravi Nair'],
    ['Fix refunds of split payments', 'todo', 5],
    ['Daily report for accounting', 'todo', 2],
  ]),
  epic('PLT-1', 'Releases that nobody notices'),
  ...children('PLT-1', 11, [
    ['Deploy without closing connections', 'done', 8, 'Ines Costa'],
    ['Roll back with one command', 'done', 5, 'Ines Costa'],
    ['Database changes in two steps', 'doing', 8, 'Jonas Berg'],
    ['Stop releases while an incident is open', 'done', 2, 'Jonas Berg'],
    ['Canary of five per cent', 'todo', 5],
    ['Fix alarms that cry wolf after a deploy', 'done', 3, 'Ines Costa'],
    ['Release notes from the commits', 'cancelled', 2],
    ['Smoke test in every region', 'todo', 5],
  ]),
  epic('PLT-2', 'Know before the customer does'),
  ...children('PLT-2', 31, [
    ['One dashboard for the five user journeys', 'done', 5, 'Jonas Berg'],
    ['Page the owner, not everyone', 'done', 3, 'Ines Costa'],
    ['Trace one order through every service', 'doing', 8, 'Jonas Berg'],
    ['Budget of errors per journey', 'todo', 3],
    ['Practice an outage every month', 'todo', null],
  ]),
  {
    key: 'PLT-41',
    type: 'story',
    title: 'Close the hole found by the security audit',
    state: 'doing',
    parent: 'PLT-2',
    points: 5,
    restricted: true,
  },
  epic('OPS-1', 'Deliveries that keep their day'),
  ...children('OPS-1', 11, [
    ['Tell the carrier at once', 'done', 5, 'Sam Adeyemi'],
    ['Pack in the order of the routes', 'doing', 3, 'Sam Adeyemi'],
    ['Show the driver what is missing', 'todo', 8],
    ['Fix labels that do not stick', 'done', 2, 'Kim Larsen'],
  ]),
  // Work of the teams that serves none of their key results.
  alone('SUP-41', 'Renew the certificates of the mail gateway', 3, 'Tom Lindqvist'),
  alone('PAY-41', 'Answer the questions of the auditors', 3, 'Ravi Nair'),
  alone('PLT-42', 'Move the build servers to the new data centre', 5, 'Ines Costa'),
];
