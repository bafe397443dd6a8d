import type { Format } from '../format.ts';

/** „1 Arbeitselement“, „1.200 Arbeitselemente“: ein deutsches Wort nennt seine Mehrzahl selbst. */
export function counted(format: Format, count: number, one: string, other: string): string {
  return `${format.whole(count)} ${count === 1 ? one : other}`;
}
