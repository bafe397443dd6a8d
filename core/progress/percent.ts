import type { Ppm } from '../model/plan.ts';
import { whole } from '../model/ppm.ts';

const point = 10_000;
/** "0" … "100": rows by the thousand show hardly anything else. */
const texts: readonly string[] = Array.from({ length: 101 }, (_, percent) => String(percent));

/**
 * What a reader sees (R4): half-up to a whole number; below 100 % never "100", above 0 never "0" but "<1"; null = no
 * value stays null, shown "–". Takes progress, or a raw value for attainment ("125", "-4").
 */
export function percentText(value: Ppm | null): string | null {
  if (value === null) return null;
  const percent = halfUp(value);
  if (percent === 0 && value > 0) return '<1';
  return percent >= 100 && value < whole ? '99' : textOf(percent);
}

/**
 * The shown parts of a shown percentage: they add up to it (R4). Largest remainder, of equal ones the first; the
 * largest part absorbs what "99" or "<1" took from plain rounding.
 * @param parent what the contributions make up, ppm: an objective's `computed` (its `progress` may be an override)
 * @param contributions of its children, ppm, each floored; in a fixed order
 */
export function shareOut(parent: Ppm | null, contributions: readonly Ppm[]): readonly string[] {
  const parts = contributions.map((part) => Math.floor(Math.max(part, 0) / point));
  if (parent === null || parts.length === 0) return parts.map(textOf);
  const missing = halfUp(parent) - parts.reduce((sum, part) => sum + part, 0);
  if (missing > 0) {
    const remainders = contributions.map((part, at) => part - parts[at]! * point);
    const byRemainder = parts.map((_, at) => at).sort((a, b) => remainders[b]! - remainders[a]! || a - b);
    for (const at of byRemainder.slice(0, missing)) parts[at]! += 1;
  }
  const largest = contributions.indexOf(contributions.reduce((a, b) => Math.max(a, b)));
  const shown = percentText(parent);
  if (shown === '<1') return parts.map((part, at) => (at === largest ? shown : textOf(part)));
  if (shown === '99' && halfUp(parent) === 100) parts[largest] = (parts[largest] ?? 0) - 1;
  return parts.map(textOf);
}

const halfUp = (value: Ppm): number => Math.floor((value + point / 2) / point) + 0;

const textOf = (percent: number): string => texts[percent] ?? String(percent);
