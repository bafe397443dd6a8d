import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { viewsAs, type ViewAs } from './look.ts';

/** Which rows are folded: all but these, or only these; by node or group. */
export interface Folds {
  readonly all: boolean;
  readonly except: ReadonlySet<string>;
}

export const nothingFolded: Folds = { all: false, except: new Set() };
export const isFolded = ({ all, except }: Folds, id: string): boolean => all !== except.has(id);

export function folded(folds: Folds, ids: readonly string[], fold: boolean): Folds {
  const except = new Set(folds.except);
  for (const id of ids) {
    if (fold === folds.all) except.delete(id);
    else except.add(id);
  }
  return { ...folds, except };
}

/** What this browser keeps of a project's hierarchy, beside the address. */
export interface Kept {
  readonly folds: Folds;
  readonly view: ViewAs;
  /** Rows of 28 instead of 32 px. */
  readonly dense: boolean;
}

/** So many folded rows are remembered; a larger set is not worth its room. */
const FOLDS = 2000;

const placeOf = (project: string | null): string => `hierarchy:${project ?? ''}`;

/** What was kept; anything that is not understood is as at first. */
export function readKept({ memory }: Pick<HierarchyPage, 'memory'>, project: string | null): Kept {
  const found = parsed(memory.read(placeOf(project)));
  const except = Array.isArray(found['except']) ? found['except'] : [];
  return {
    folds: {
      all: found['all'] === true,
      except: new Set(except.filter((id): id is string => typeof id === 'string').slice(0, FOLDS)),
    },
    view: viewsAs.find((view) => view === found['view']) ?? 'tree',
    dense: found['dense'] === true,
  };
}

export function keep({ memory }: Pick<HierarchyPage, 'memory'>, project: string | null, kept: Kept): void {
  const { folds, view, dense } = kept;
  const except = [...folds.except].slice(0, FOLDS);
  memory.write(placeOf(project), JSON.stringify({ all: folds.all, except, view, dense }));
}

function parsed(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(text ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
