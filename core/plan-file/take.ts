import * as z from 'zod';
import type { Said } from '../model/said.ts';
import type { Report } from './report.ts';
import { sayIssue, sayWanted } from './say-issue.ts';
import { has, itemOf, under, unreadable } from './source.ts';
import type { Spot } from './source.ts';

/**
 * Reads a group of keys and reports all that is wrong in it. What was right comes back even so, that the checks which
 * need only that part can go on; a key that is missing here is either absent from the file or already reported.
 */
export function take<S extends z.ZodObject>(shape: S, spot: Spot, report: Report): Partial<z.output<S>> {
  if (spot.node?.value === unreadable) return {};
  const read = shape.safeParse(spot.node?.value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) sayIssue(issue, spot, report);
  const wrong = new Set(read.error.issues.map((issue) => issue.path[0]));
  const right: Record<string, unknown> = {};
  for (const [key, leaf] of Object.entries(shape.shape)) {
    const field = spot.node?.fields?.get(key);
    if (field && !wrong.has(key)) right[key] = z.safeParse(leaf, field.node.value).data;
  }
  return right as Partial<z.output<S>>;
}

/** One value that no group holds. `undefined` = absent or reported. */
export function takeValue<S extends z.ZodType>(leaf: S, spot: Spot, report: Report): z.output<S> | undefined {
  if (!spot.node || spot.node.value === unreadable) return undefined;
  const read = leaf.safeParse(spot.node.value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) sayIssue(issue, spot, report);
  return undefined;
}

/** The entries of a list, each with its place; empty where there is no list. Anything but a list is reported. */
export function entries(spot: Spot, wanted: Said, report: Report): readonly Spot[] {
  const { node } = spot;
  if (!node || node.value === unreadable) return [];
  if (node.items) return node.items.map((_, index) => itemOf(spot, index));
  sayWanted(spot, wanted, report);
  return [];
}

/** Whether a required key is there; reports it where it is not. */
export function demand(spot: Spot, key: string, wanted: Said, report: Report): boolean {
  if (has(spot, key)) return true;
  if (spot.node?.fields) sayWanted(under(spot, key), wanted, report);
  return false;
}
