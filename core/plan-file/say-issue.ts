import type * as z from 'zod';
import { didYouMean } from './did-you-mean.ts';
import type { Refusal, Report } from './report.ts';
import { follow, keyUnder, unreadable } from './source.ts';
import type { SourceNode, Spot } from './source.ts';

/** What zod found, in words and with its place. */
export function sayIssue(issue: z.core.$ZodIssue, root: Spot, report: Report): void {
  const spot = follow(root, issue.path);
  if (spot.node?.value === unreadable) return;
  switch (issue.code) {
    case 'unrecognized_keys':
      for (const key of issue.keys)
        report.refuse(keyUnder(spot, key), unknownKey(key, issue.message.split(' ')));
      return;
    case 'custom':
      report.refuse(spot, issue.params?.['refusal'] as Refusal);
      return;
    case 'invalid_value':
      report.refuse(spot, wrongWord(spot, issue.values.map(String)));
      return;
    default:
      report.refuse(spot, spot.node ? wrongType(spot.node, issue.message) : missing(spot, issue.message));
  }
}

/** "the text "abc"", "the number 12": a value as it looks to its writer, cut to what a line can hold. */
function seen(node: SourceNode): string {
  const { value } = node;
  if (node.fields) return 'a group of keys';
  if (node.items) return 'a list';
  if (value === null) return 'empty';
  if (typeof value === 'string') return `the text "${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  return typeof value === 'number' ? `the number ${value}` : JSON.stringify(value);
}

/** A value of the wrong type. */
export function wrongType(node: SourceNode, wanted: string): Refusal {
  const { value } = node;
  if (typeof value === 'number' && !Number.isFinite(value))
    return {
      reason: `This must be ${wanted}, but it is not a finite number.`,
      mend: 'Write the number itself.',
    };
  return { reason: `This must be ${wanted}, but it is ${seen(node)}.`, mend: mendType(node, wanted) };
}

function mendType({ value }: SourceNode, wanted: string): string {
  if (value === null) return 'Write a value, or leave the key out.';
  if (/\bday\b/.test(wanted)) return 'Write year, month and day, like 2026-10-01.';
  if (/\b(?:text|id)\b/.test(wanted) && (typeof value === 'number' || typeof value === 'boolean'))
    return `Put it in quotes: "${value}".`;
  if (
    /\bnumber\b/.test(wanted) &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  )
    return `Write it without quotes: ${value.trim()}.`;
  if (/\btrue\b/.test(wanted) && typeof value === 'string' && /^(?:yes|no|on|off|true|false)$/i.test(value))
    return `Write ${/^(?:yes|on|true)$/i.test(value) ? 'true' : 'false'}, without quotes.`;
  return `Write ${wanted}.`;
}

function unknownKey(key: string, known: readonly string[]): Refusal {
  const close = didYouMean(key, known);
  const shown = key.length > 60 ? `${key.slice(0, 60)}…` : key;
  return {
    reason: `The key \`${shown}\` is not known here.`,
    mend: close === null ? `Known here: ${known.join(', ')}.` : `Did you mean \`${close}\`?`,
  };
}

/** Not one of the words that are allowed here. */
function wrongWord(spot: Spot, words: readonly string[]): Refusal {
  if (!spot.node) return missing(spot, words.join(' or '));
  const { value } = spot.node;
  const close = typeof value === 'string' ? didYouMean(value, words) : null;
  return {
    reason: `This must be one of ${words.join(', ')}, but it is ${seen(spot.node)}.`,
    mend: close === null ? 'Write one of them.' : `Did you mean \`${close}\`?`,
  };
}

function missing(spot: Spot, wanted: string): Refusal {
  const key = /[^.[\]]+$/.exec(spot.path)?.[0] ?? spot.path;
  return { reason: `\`${key}\` is missing.`, mend: `Add \`${key}\`: ${wanted}.` };
}
