import { ownerOf } from '@throughline/core/view/hierarchy-owner.ts';
import { healthOrder } from '@throughline/core/view/hierarchy-order.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { FilterChip, type Choice } from './choices.tsx';
import type { Look } from './look.ts';
import { ownerName } from './group-name.ts';
import { levelName, titleOf } from './row-texts.ts';
import type { ChangeLook } from './use-look.ts';
import type { Outline } from './outline.ts';
import { useHierarchyWords } from './words-context.ts';

interface FilterChipsProps {
  readonly view: HierarchyView;
  readonly outline: Outline;
  readonly look: Look;
  readonly change: ChangeLook;
}

/** Owner, level, health, project: only values that occur are offered. */
export function FilterChips({ view, outline, look, change }: FilterChipsProps) {
  const words = useHierarchyWords();
  const { joined, compare } = outline;
  const { filter } = look;
  const choose =
    (name: 'owners' | 'levels' | 'healths' | 'projects') =>
    (values: readonly string[]): void =>
      change({ filter: { ...filter, [name]: values } });
  const occurring = (of: (node: HierarchyNode) => string): ReadonlySet<string> =>
    new Set(joined.nodes.map(of));
  const named = (values: Iterable<string>, nameOf: (value: string) => string): readonly Choice[] =>
    [...values]
      .map((value) => ({ value, name: nameOf(value) }))
      .sort((a, b) => Number(a.value === '') - Number(b.value === '') || compare(a.name, b.name));

  const owner = (value: string): string => ownerName(value, words);
  const level = (value: string): string => levelName(view, value as HierarchyNode['level'], words);
  const health = (value: string): string => words.health(value as HierarchyNode['health']);
  const project = (id: string): string => view.projects.find((one) => one.id === id)?.name ?? id;
  const below = filter.below === null ? undefined : joined.byId.get(filter.below);
  return (
    <>
      <FilterChip
        name={words.tree.filterOwner}
        choices={() => named(new Set(joined.nodes.flatMap((node) => ownerOf(joined, node) ?? [])), owner)}
        nameOf={owner}
        chosen={filter.owners}
        choose={choose('owners')}
      />
      <FilterChip
        name={words.tree.filterLevel}
        choices={() => view.levels.map(({ level: value }) => ({ value, name: level(value) }))}
        nameOf={level}
        chosen={filter.levels}
        choose={choose('levels')}
      />
      <FilterChip
        name={words.tree.filterHealth}
        choices={() => {
          const there = occurring((node) => node.health);
          return healthOrder
            .filter((value) => there.has(value))
            .map((value) => ({ value, name: health(value) }));
        }}
        nameOf={health}
        chosen={filter.healths}
        choose={choose('healths')}
      />
      {view.project === null && (
        <FilterChip
          name={words.tree.filterProject}
          choices={() =>
            named(
              occurring((node) => node.project),
              project,
            )
          }
          nameOf={project}
          chosen={filter.projects}
          choose={choose('projects')}
        />
      )}
      {filter.below !== null && (
        <button
          type="button"
          class="tl-button tl-chip tl-chip-on tl-chip-below"
          aria-label={words.tree.removeFilter(
            words.tree.filterBelow(below ? titleOf(below, words) : filter.below),
          )}
          onClick={() => change({ filter: { ...filter, below: null } })}
        >
          {words.tree.filterBelow(below ? titleOf(below, words) : filter.below)}
        </button>
      )}
    </>
  );
}
