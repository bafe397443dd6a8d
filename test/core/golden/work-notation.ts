import { decimalText, readDecimal, scaleTo } from '@throughline/core/model/decimal.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import type { ItemId } from '@throughline/core/model/ids.ts';
import type { ItemLevel, ItemState, QueryAnswer, Work, WorkItem } from '@throughline/core/model/work-item.ts';
import { stateOf, workItem } from '../work-fixtures.ts';

const levels: Readonly<Record<string, ItemLevel>> = {
  epic: 'container',
  story: 'standard',
  sub: 'subtask',
};
const categories: readonly string[] = ['todo', 'doing', 'resolved', 'done', 'removed', 'unknown'];

/**
 * Work items, one a line, in any order:
 *
 *     K-1 epic done
 *     K-2 <K-1 done/Won't_Do 5p
 *     K-3 sub <K-2 doing log=3h rem=1h
 *
 * `K-2` is a Jira key, digits alone an Azure DevOps id; `story` and `todo` need not be said. `5p` points, `4h` original
 * estimate, `cf=2.5` a number field, `/` resolution, `name=` status, `rev=` revision. `_` stands for a space.
 */
export const readWorkTable = (table: string): readonly WorkItem[] =>
  table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readLine);

export function workOf(
  items: readonly WorkItem[],
  queries: Readonly<Record<string, string>>,
  readAt: string | undefined,
): Work {
  const answers = Object.entries(queries).map(([text, found]): [string, QueryAnswer] => [
    text,
    found === 'failed' ? { ok: false, reason: 'cut short' } : { ok: true, items: found.split(' ').map(idOf) },
  ]);
  return { items, queries: new Map(answers), readAt: readAt === undefined ? null : Date.parse(readAt) };
}

// ── below ──

function readLine(line: string): WorkItem {
  const [key = '', ...tokens] = line.split(/\s+/);
  return tokens.reduce(withToken, workItem({ id: idOf(key), key }));
}

function withToken(item: WorkItem, token: string): WorkItem {
  const level = levels[token];
  if (level !== undefined) return { ...item, level };
  if (token.startsWith('<')) return { ...item, parent: idOf(token.slice(1)) };
  const [category = '', resolution = null] = token.split('/');
  if (categories.includes(category))
    return { ...item, state: stateOf(category as ItemState['category'], resolution && spaced(resolution)) };
  const [, name = '', value = token] = /^(\w+)=(.+)$/.exec(token) ?? [];
  return withAmount(item, name, value);
}

function withAmount(item: WorkItem, name: string, value: string): WorkItem {
  const { sizes, state } = item;
  switch (name) {
    case '':
      return value.endsWith('p')
        ? { ...item, sizes: { ...sizes, points: thousandths(value.slice(0, -1)) } }
        : { ...item, sizes: { ...sizes, seconds: hours(value) } };
    case 'cf':
      return { ...item, sizes: { ...sizes, fields: { cf: thousandths(value) } } };
    case 'name':
      return { ...item, state: { ...state, name: spaced(value) } };
    case 'log':
      return { ...item, logged: hours(value) };
    case 'rem':
      return { ...item, remaining: hours(value) };
    case 'rev':
      return { ...item, revision: Number(value) };
    default:
      throw new Error(`Not a fact of a work item: ${name}=${value}`);
  }
}

const idOf = (key: string): ItemId =>
  /^\d+$/.test(key) ? itemId('ado', 'org', key) : itemId('jira', 's', key.replace(/^\D+/, ''));

const spaced = (text: string): string => text.replaceAll('_', ' ');

function thousandths(text: string): number {
  const decimal = readDecimal(text);
  if (!decimal || decimal.scale > 3) throw new Error(`Not a size: ${text}`);
  return Number(scaleTo(decimal, 3));
}

function hours(text: string): number {
  const decimal = readDecimal(text.replace(/h$/, ''));
  if (!decimal || !text.endsWith('h')) throw new Error(`Not a time: ${text}`);
  return Number(decimalText(decimal)) * 3600;
}
