import type { Format } from './format.ts';

/** "1 work item", "1,200 work items": singular and plural as the language has them. */
export function counted(format: Format, count: number, one: string, other: string): string {
  return `${format.whole(count)} ${count === 1 ? one : other}`;
}
