import { counted as countedIn } from '../counted.ts';
import type { Format } from '../format.ts';

/** "1 work item", "1,200 work items". */
export const counted = (format: Format, count: number, one: string, other = `${one}s`): string =>
  countedIn(format, count, one, other);
