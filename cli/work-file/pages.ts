/** One page of a longer list, as `startAt`, `count`, `total` say. */
export interface Page {
  readonly path: string;
  readonly startAt: number;
  readonly count: number;
  readonly total: number;
}

/**
 * The pages that leave a gap: what all files give together does not reach the total that a page speaks of (R22). All
 * pages of one search may come as several files, in any order.
 */
export function pagesWithGaps(pages: readonly Page[]): Page[] {
  const complete = new Set<number>();
  for (const total of new Set(pages.map((page) => page.total))) {
    let reached = 0;
    for (const page of pages.filter((one) => one.total === total).sort((a, b) => a.startAt - b.startAt)) {
      if (page.startAt <= reached) reached = Math.max(reached, page.startAt + page.count);
    }
    if (reached >= total) complete.add(total);
  }
  return pages.filter((page) => !complete.has(page.total));
}
