import type { Level } from '../model/plan.ts';
import type { Health } from '../progress/evaluation.ts';

/** What a reader wants to see; of a list any one fits, an empty one fits all. */
export interface HierarchyFilter {
  /** Every word of it stands in the title or the owner, whatever the case. */
  readonly text: string;
  /** '' = nobody owns it. */
  readonly owners: readonly string[];
  readonly levels: readonly Level[];
  readonly healths: readonly Health[];
  readonly projects: readonly string[];
  /** Only this node and what stands below it; null = all. */
  readonly below: string | null;
}

export const everything: HierarchyFilter = {
  text: '',
  owners: [],
  levels: [],
  healths: [],
  projects: [],
  below: null,
};

export interface Filtered {
  /** Those that fit; null = no filter, all of them. */
  readonly matches: ReadonlySet<string> | null;
  /** Those that are shown: what fits, and everything above it; null = all. */
  readonly kept: ReadonlySet<string> | null;
}

export const isFiltering = (filter: HierarchyFilter): boolean =>
  filter.text.trim() !== '' ||
  filter.below !== null ||
  filter.owners.length + filter.levels.length + filter.healths.length + filter.projects.length > 0;
