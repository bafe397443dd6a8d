import { inEnglish } from '@throughline/core/model/said.ts';
import type { Answer } from '@throughline/core/use/answer.ts';

/** What a person must know of an import's answer; nothing when it went well. */
export function noticesOf(host: string, answer: unknown): readonly string[] {
  const given = answer as Answer<unknown> | undefined;
  if (given?.ok) return [];
  const { message, details = [] } = given?.failure ?? { message: 'The app gave no answer.' };
  return [
    `${host}: the plan was not imported. ${inEnglish(message)}`,
    ...details.map((detail) => `  ${inEnglish(detail)}`),
  ];
}
