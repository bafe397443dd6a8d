import type { Format } from '../format.ts';

/** "1 work item", "1,200 work items". */
export function counted(format: Format, count: number, one: string, other = `${one}s`): string {
  return `${format.whole(count)} ${count === 1 ? one : other}`;
}
