import type { KeptAdo } from './create-ado-host.ts';

/**
 * What a run before this one kept; null = nothing.
 * @throws Error with one sentence where an earlier version kept it, without sprints and without a past
 */
export function readKeptAdo(kept: unknown): KeptAdo | null {
  const state = kept as KeptAdo | null;
  if (state?.organisation.items.some(({ revisions }) => revisions === undefined)) {
    throw new Error(
      'The Azure DevOps side was kept by an earlier version. Start with --reset to begin anew.',
    );
  }
  return state;
}
