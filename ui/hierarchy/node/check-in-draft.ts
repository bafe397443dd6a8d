import type { Day } from '@throughline/core/model/day.ts';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { CheckInRequest, KeyResultSpot } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';
import type { CheckInView } from '@throughline/core/view/node-details.ts';
import type { Asks } from './measured-by.ts';
import { asTyped, typedValue } from './typed-value.ts';

/** A check-in as it stands in the form. */
export interface CheckInDraft {
  readonly value: string;
  readonly confidence: number | null;
  readonly note: string;
  readonly blockers: string;
  readonly on: string;
}

/** Field → what is wrong with it. */
export type Wrong = Readonly<Partial<Record<keyof CheckInDraft, string>>>;

export function draftOf(correcting: CheckInView | null, today: string, locale: string): CheckInDraft {
  return {
    value: correcting?.value ? asTyped(correcting.value, locale) : '',
    confidence: correcting?.confidence ?? null,
    note: correcting?.note ?? '',
    blockers: correcting?.blockers ?? '',
    on: correcting?.on ?? today,
  };
}

/** What is sent, or what is wrong before anything is sent. The function checks all of it again. */
export function checkInRequest(
  draft: CheckInDraft,
  spot: KeyResultSpot,
  asks: Asks,
  locale: string,
  words: HierarchyWords['checkIns'],
): { readonly request: CheckInRequest } | { readonly wrong: Wrong } {
  const typed = draft.value.trim();
  const value = asks.kind === 'words' || typed === '' ? null : read(typed, asks, locale);
  if (asks.kind !== 'words' && typed !== '' && value === null)
    return { wrong: { value: words.notANumber(typed) } };
  const [note, blockers] = [draft.note, draft.blockers].map((text) => text.trim() || null);
  const { confidence } = draft;
  if (value === null && confidence === null && !note && !blockers) {
    return { wrong: { [asks.kind === 'words' ? 'note' : 'value']: words.nothing } };
  }
  return {
    request: {
      ...spot,
      on: draft.on as Day,
      value,
      confidence,
      note: note ?? null,
      blockers: blockers ?? null,
    },
  };
}

/** The failure's own words at the fields that are in the form; what is left stands above them. */
export function wrongOf(
  failure: Failure,
  { said }: Pick<HierarchyWords, 'said'>,
): { readonly wrong: Wrong; readonly rest: Failure | null } {
  const fields = failure.fields ?? [];
  const known = fields.filter(({ field }) => FIELDS.has(field));
  const wrong = Object.fromEntries(known.map(({ field, message }) => [field, said(message)])) as Wrong;
  return { wrong, rest: known.length > 0 && known.length === fields.length ? null : failure };
}

const FIELDS: ReadonlySet<string> = new Set(['value', 'confidence', 'note', 'blockers', 'on']);

const read = (typed: string, asks: Asks, locale: string): string | null =>
  asks.kind === 'number' ? typedValue(typed, locale, asks.unit) : typed;
