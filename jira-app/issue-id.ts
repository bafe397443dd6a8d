import { itemId, readItemId } from '@throughline/core/model/ids.ts';
import type { ItemId } from '@throughline/core/model/ids.ts';
import type { ItemReference } from '@throughline/core/model/plan.ts';

/** The issue id of an item of this site, as digits; null for an item of another site or host. */
export function issueIdOf(item: ItemId, site: string): string | null {
  const parts = readItemId(item);
  return parts?.host === 'jira' && parts.site === site && digits.test(parts.local) ? parts.local : null;
}

/**
 * What Jira can look up for a reference: an issue id, or a key in capitals. `jira:` before it, with or without this
 * site, is understood; null for another host's or site's, and for text that is neither id nor key.
 */
export function lookUpName(reference: ItemReference, site: string): string | null {
  const bare = reference.trim().replace(/^jira:/, '');
  const here = bare.startsWith(`${site}/`) ? bare.slice(site.length + 1) : bare;
  if (digits.test(here)) return here;
  return key.test(here) ? here.toUpperCase() : null;
}

/** The key, in capitals, where a text is nothing but one. */
export function keyIn(words: string): string | null {
  const name = words.trim();
  return key.test(name) && name.length <= 255 ? name.toUpperCase() : null;
}

export function issueItem(site: string, issueId: string): ItemId {
  return itemId('jira', site, issueId);
}

const digits = /^\d{1,18}$/;
const key = /^[A-Za-z][A-Za-z0-9_]*-\d+$/;
