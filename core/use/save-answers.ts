import { said, type Said } from '../model/said.ts';
import type { LedgerDocument } from '../port/documents.ts';
import type { FieldChange, Field, Fields } from '../view/node-details.ts';
import { bad } from './answer.ts';
import type { Answer, FieldConflict } from './answer.ts';
import type { NodeSpot } from './hierarchy-client.ts';
import { partOf, topOf } from './merge-changes.ts';
import type { FieldProblem } from './read-edited.ts';
import { isSameJson } from './same.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { NOTHING_CHANGED } from './withstand.ts';

/** What laying a change on the desk came to. */
export type Laid =
  | {
      readonly is: 'laid';
      readonly node: NodeSpot;
      /** Of the ledger; null = everything was so already. */
      readonly change: number | null;
      readonly notices: readonly Said[];
      readonly started: readonly StartedCount[];
    }
  /** Nothing is on the desk: these two trees must lie in one shard first. */
  | { readonly is: 'apart'; readonly child: NodeSpot; readonly parent: NodeSpot };

/** Fields that cannot be saved, all of them at once. */
export const refuse = (fields: readonly FieldProblem[]): Answer<never> =>
  bad(
    'bad-input',
    fields.length === 1
      ? said`One entry cannot be kept as it is. ${NOTHING_CHANGED}`
      : said`${fields.length} entries cannot be kept as they are. ${NOTHING_CHANGED}`,
    { fields },
  );

/** Fields that somebody else changed meanwhile, with who it was. */
export function conflictOf(
  conflicts: readonly Omit<FieldConflict, 'by'>[],
  ledger: LedgerDocument | null,
): Answer<never> {
  return bad(
    'conflict',
    said`Somebody else changed the same meanwhile. ${NOTHING_CHANGED} Choose which to keep.`,
    { conflicts: conflicts.map((one) => ({ ...one, by: lastToTouch(ledger, one.field) })) },
  );
}

/** From what fields were to what they are, by name; null = absent. */
export const differences = (before: Fields, after: Fields): readonly FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }))
    .filter(({ from, to }) => !isSameJson(from, to));

/** What every node must have, and what is not said by an edit. */
export function plainProblems(
  fields: Fields,
  changes: readonly FieldChange[],
  known: ReadonlySet<string>,
  wasClosed: boolean,
): readonly FieldProblem[] {
  const { title } = fields;
  const problems: FieldProblem[] = changes
    .filter(({ field }) => !known.has(topOf(field)))
    .map(({ field }) => ({ field, message: said`This is not a part of it that can be edited.` }));
  if (title === undefined) problems.push({ field: 'title', message: said`Give it a title.` });
  for (const name of ['title', 'owner']) {
    const text = fields[name];
    if (typeof text === 'string' && text.length > MOST_CHARACTERS)
      problems.push({
        field: name,
        message: said`This is ${text.length} characters long; it can have ${MOST_CHARACTERS}.`,
      });
  }
  if (fields['status'] === 'closed' && !wasClosed)
    problems.push({
      field: 'status',
      message: said`Close it with its final score instead: that is kept with it.`,
    });
  return problems;
}

/** Only the words of what is closed may still change (R36). */
export const touchesClosed = (changed: readonly string[]): boolean =>
  changed.some((field) => field !== 'title' && field !== 'owner');

export const CLOSED = said`It is closed, so only its title and its owner can still be changed. ${NOTHING_CHANGED} Reopen it first.`;

/** What a request may bring; a whole shard holds no more than a few of these. */
export const MOST_BYTES_OF_NODE = 20_000;

// ── below ──

const MOST_CHARACTERS = 500;

/** As the host called them; null = nobody is known to have. */
function lastToTouch(ledger: LedgerDocument | null, field: string): string | null {
  const isOf = ({ fields }: { readonly fields: readonly FieldLike[] }) =>
    fields.some(
      (one) =>
        one.field === topOf(field) && !isSameJson(sideOf(one, 'from', field), sideOf(one, 'to', field)),
    );
  const entry = ledger?.entries.findLast(isOf);
  return entry?.name ? entry.name : null;
}

interface FieldLike {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

const sideOf = (one: FieldLike, side: 'from' | 'to', field: string): Field =>
  partOf({ [one.field]: one[side] as Field }, field);
