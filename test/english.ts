import { inEnglish, type Message } from '@throughline/core/model/said.ts';
import type { Answer, Failure } from '@throughline/core/use/answer.ts';

export interface EnglishFailure extends Failure {
  readonly message: string;
  readonly details?: readonly string[];
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
}

/** A failure as an English reader reads it: its sentences as texts. */
export const englishFailure = ({ message, details, fields, ...rest }: Failure): EnglishFailure => ({
  ...rest,
  message: inEnglish(message),
  ...(details ? { details: details.map(inEnglish) } : {}),
  ...(fields ? { fields: fields.map((one) => ({ ...one, message: inEnglish(one.message) })) } : {}),
});

/** An answer likewise. */
export const inEnglishWords = <T>(
  answer: Answer<T>,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: EnglishFailure } =>
  answer.ok ? answer : { ok: false, failure: englishFailure(answer.failure) };

/** Sentences as texts. */
export const englishOf = (messages: readonly Message[]): readonly string[] => messages.map(inEnglish);
