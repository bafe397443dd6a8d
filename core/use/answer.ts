import type { Message, Said } from '../model/said.ts';
import type { Field } from '../view/node-details.ts';

/** A use case's answer: failures that a caller must handle are values; broken promises throw. JSON-safe. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export interface Failure {
  readonly code: FailureCode;
  /** One plain sentence for the person: what happened and what was kept. Never a stack trace. */
  readonly message: Message;
  /** Where several things are wrong, each one (a plan file). */
  readonly details?: readonly Message[];
  /** Seconds, where the host said when to come back. */
  readonly retryAfter?: number;
  /** What is wrong with single fields of a form. */
  readonly fields?: readonly { readonly field: string; readonly message: Message }[];
  /** Fields that somebody else changed meanwhile, as both want them; sent again with `from: theirs`, mine is kept. */
  readonly conflicts?: readonly FieldConflict[];
}

export interface FieldConflict {
  readonly field: string;
  readonly mine: Field;
  readonly theirs: Field;
  /** Who changed it, where that is known. */
  readonly by: string | null;
}

export type FailureCode =
  | 'forbidden' // asked and refused; nothing changed
  | 'not-found'
  | 'bad-input'
  | 'conflict' // somebody else changed it meanwhile; nothing of this change was kept
  | 'busy' // the host asks to wait
  | 'unreachable'; // the host did not answer

export const good = <T>(value: T): Answer<T> => ({ ok: true, value });
export const bad = (
  code: FailureCode,
  message: Said,
  more: Omit<Failure, 'code' | 'message'> = {},
): Answer<never> => ({ ok: false, failure: { code, message, ...more } });
