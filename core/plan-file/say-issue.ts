import type * as z from 'zod';
import { inEnglish, said, type Said } from '../model/said.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Refusal, Report } from './report.ts';
import { follow, keyUnder, unreadable } from './source.ts';
import type { SourceNode, Spot } from './source.ts';

/** What zod found, in words and with its place. Its message is what was wanted there, or the example of a group. */
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
      sayWanted(spot, wantedBy(issue), report);
  }
}

/** There is nothing here, or something of another type than was wanted. */
export function sayWanted(spot: Spot, wanted: Said, report: Report): void {
  if (spot.node?.value === unreadable) return;
  report.refuse(spot, spot.node ? wrongType(spot.node, wanted) : missing(spot, wanted));
}

/** A value of the wrong type. */
export function wrongType(node: SourceNode, wanted: Said): Refusal {
  const { value } = node;
  if (typeof value === 'number' && !Number.isFinite(value))
    return {
      reason: said`This must be ${wanted}, but it is not a finite number.`,
      mend: said`Write the number itself.`,
    };
  return { reason: said`This must be ${wanted}, but it is ${seen(node)}.`, mend: mendType(node, wanted) };
}

/** "metric or work or kpi" */
export const choiceOf = (words: readonly string[]): Said =>
  words.slice(1).reduce((before, word) => said`${before} or ${word}`, said`${words[0] ?? ''}`);

// ── below ──

const wantedBy = ({ code, message, ...more }: z.core.$ZodIssue): Said =>
  code === 'invalid_type' && 'expected' in more && more.expected === 'object'
    ? said`a group of keys, like ${message}`
    : { template: message };

/** "the text "abc"", "the number 12": a value as it looks to its writer, cut to what a line can hold. */
function seen(node: SourceNode): Said {
  const { value } = node;
  if (node.fields) return said`a group of keys`;
  if (node.items) return said`a list`;
  if (value === null) return said`empty`;
  if (typeof value === 'string')
    return said`the text "${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  return typeof value === 'number' ? said`the number ${String(value)}` : said`${JSON.stringify(value)}`;
}

function mendType({ value }: SourceNode, asked: Said): Said {
  const wanted = inEnglish(asked);
  if (value === null) return said`Write a value, or leave the key out.`;
  if (/\bday\b/.test(wanted)) return said`Write year, month and day, like 2026-10-01.`;
  if (/\b(?:text|id)\b/.test(wanted) && (typeof value === 'number' || typeof value === 'boolean'))
    return said`Put it in quotes: "${String(value)}".`;
  if (
    /\bnumber\b/.test(wanted) &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  )
    return said`Write it without quotes: ${value.trim()}.`;
  if (/\btrue\b/.test(wanted) && typeof value === 'string' && /^(?:yes|no|on|off|true|false)$/i.test(value))
    return said`Write ${/^(?:yes|on|true)$/i.test(value) ? 'true' : 'false'}, without quotes.`;
  return said`Write ${asked}.`;
}

function unknownKey(key: string, known: readonly string[]): Refusal {
  const close = didYouMean(key, known);
  const shown = key.length > 60 ? `${key.slice(0, 60)}…` : key;
  return {
    reason: said`The key \`${shown}\` is not known here.`,
    mend: close === null ? said`Known here: ${known.join(', ')}.` : said`Did you mean \`${close}\`?`,
  };
}

/** Not one of the words that are allowed here. */
function wrongWord(spot: Spot, words: readonly string[]): Refusal {
  if (!spot.node) return missing(spot, choiceOf(words));
  const { value } = spot.node;
  const close = typeof value === 'string' ? didYouMean(value, words) : null;
  return {
    reason: said`This must be one of ${words.join(', ')}, but it is ${seen(spot.node)}.`,
    mend: close === null ? said`Write one of them.` : said`Did you mean \`${close}\`?`,
  };
}

function missing(spot: Spot, wanted: Said): Refusal {
  const key = /[^.[\]]+$/.exec(spot.path)?.[0] ?? spot.path;
  return { reason: said`\`${key}\` is missing.`, mend: said`Add \`${key}\`: ${wanted}.` };
}
