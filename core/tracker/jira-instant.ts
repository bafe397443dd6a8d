import type { Instant } from '../model/day.ts';
import { text } from './json.ts';

/** Jira's time, `2016-10-21T22:20:49.000+0000`; null when it is none. The colon is missing in what Jira writes, and not every browser reads it so. */
export function jiraInstant(value: unknown): Instant | null {
  const at = Date.parse((text(value) ?? '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(at) ? null : at;
}
