import { said } from '../model/said.ts';
import type { ErrorCode } from 'yaml';
import type { Refusal } from './report.ts';

/** A syntax error in the words of somebody who writes plans, not parsers. */
export function saySyntax(code: ErrorCode, message: string): Refusal {
  return (
    known[code]?.(message) ?? {
      reason: said`This is not valid YAML: ${firstLine(message)}.`,
      mend: said`Mend this line.`,
    }
  );
}

export const tooDeep: Refusal = {
  reason: said`The file is nested too deep to be a plan.`,
  mend: said`Look for brackets that are never closed, or for indentation that grows.`,
};
export const tooMany: Refusal = {
  reason: said`The file has too many parts to be a plan.`,
  mend: said`Give a plan file; work items belong in their own file.`,
};

export function sayNoPlan(why: 'empty' | 'several'): Refusal {
  if (why === 'empty')
    return { reason: said`The file is empty.`, mend: said`Write a plan; it starts with \`throughline: 1\`.` };
  return {
    reason: said`The file holds several YAML documents; a plan is one.`,
    mend: said`Remove the line \`---\`, or give each plan its own file.`,
  };
}

const known: Partial<Record<ErrorCode, (message: string) => Refusal>> = {
  TAB_AS_INDENT: () => ({ reason: said`This line is indented with a tab.`, mend: said`Indent with spaces.` }),
  BAD_INDENT: (message) =>
    message.includes('end with a')
      ? unclosed(message)
      : {
          reason: said`This line is indented differently from the lines that it belongs to.`,
          mend: said`Start the keys of one group in the same column.`,
        },
  MISSING_CHAR: (message) =>
    message.includes('end with a')
      ? unclosed(message)
      : message.includes('quote')
        ? {
            reason: said`A text in quotes that began before here is never closed.`,
            mend: said`Close the quotes.`,
          }
        : {
            reason: said`Here stands a word where a key and its value should be.`,
            mend: said`Write \`key: value\`, with a space after the colon.`,
          },
  BLOCK_AS_IMPLICIT_KEY: () => colon,
  MULTILINE_IMPLICIT_KEY: () => colon,
  BAD_SCALAR_START: (message) => ({
    reason: said`A text cannot start with ${/[@`%]/.exec(message)?.[0] ?? 'this character'} unless it is in quotes.`,
    mend: said`Put the text in quotes.`,
  }),
  BAD_DQ_ESCAPE: () => ({
    reason: said`A backslash in a text in double quotes starts an escape, and this one does not exist.`,
    mend: said`Write the backslash twice, or use single quotes.`,
  }),
  TAG_RESOLVE_FAILED: (message) => ({
    reason: said`The YAML tag ${tagIn(message)} is not read in a plan.`,
    mend: said`Write the plain value without a tag.`,
  }),
};

const colon: Refusal = {
  reason: said`Here is a second colon in one line, or a key that runs over several lines.`,
  mend: said`Put a text that contains a colon in quotes, and line the keys up.`,
};

function unclosed(message: string): Refusal {
  const bracket = /end with a (\S)/.exec(message)?.[1] ?? ']';
  return {
    reason: said`A list or group is not closed: ${bracket} is missing. The file may have been cut short.`,
    mend: said`Close it with ${bracket}.`,
  };
}

/** As it was written: `!!set`. */
const tagIn = (message: string): string =>
  firstLine(message)
    .replace(/^.*?tag: ?/i, '')
    .replace(/^tag:yaml\.org,2002:/, '!!');

const firstLine = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/[.:]$/, '').slice(0, 160);
