import { useState } from 'preact/hooks';
import { everything, isFiltering } from '@throughline/core/view/hierarchy-filter.ts';
import { sorts, type SortBy, groupings, type GroupBy } from '@throughline/core/view/hierarchy-order.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { OneOf } from './choices.tsx';
import { FilterChips } from './filter-chips.tsx';
import type { Look } from './look.ts';
import { findAttributes } from './tool-attributes.ts';
import type { ChangeLook } from './use-look.ts';
import type { Outline } from './outline.ts';
import { useHierarchyWords } from './words-context.ts';

interface ToolbarProps {
  readonly view: HierarchyView;
  readonly outline: Outline;
  readonly look: Look;
  readonly change: ChangeLook;
  readonly foldAll: (fold: boolean) => void;
  readonly folded: boolean;
}

/** Above the rows: what is shown of them, in which order, and how many there are. */
export function Toolbar({ view, outline, look, change, foldAll, folded }: ToolbarProps) {
  const words = useHierarchyWords();
  const [open, setOpen] = useState(false);
  const { filter, sort, group } = look;
  const { owners, levels, healths, projects, below } = filter;
  const filters = [owners, levels, healths, projects].filter((list) => list.length > 0).length;
  const all = outline.joined.nodes.length;
  return (
    <section class={open ? 'tl-tools tl-tools-open' : 'tl-tools'} aria-label={words.tree.tools}>
      <input
        {...findAttributes(words.tree.findText)}
        value={filter.text}
        onInput={(event) => change({ filter: { ...filter, text: event.currentTarget.value } })}
      />
      <button
        type="button"
        class="tl-button tl-tools-more"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {words.tree.filters(filters + Number(below !== null))}
      </button>
      <FilterChips view={view} outline={outline} look={look} change={change} />
      {look.view === 'tree' && (
        <>
          <OneOf
            name={words.tree.groupBy}
            choices={groupings
              .filter((value) => value !== 'project' || view.project === null)
              .map((value) => ({ value, name: words.tree.group(value) }))}
            chosen={group}
            choose={(value) => change({ group: value as GroupBy })}
          />
          <OneOf
            name={words.tree.sortBy}
            choices={sorts.map((value) => ({ value, name: words.tree.sort(value) }))}
            chosen={sort}
            choose={(value) => change({ sort: value as SortBy })}
          />
          <button type="button" class="tl-button tl-chip" onClick={() => foldAll(!folded)}>
            {folded ? words.tree.unfoldAll : words.tree.foldAll}
          </button>
        </>
      )}
      {isFiltering(filter) && (
        <button type="button" class="tl-button tl-clear" onClick={() => change({ filter: everything })}>
          {words.tree.clearFilters}
        </button>
      )}
      <output class="tl-quiet tl-count" aria-live="polite">
        {words.tree.countOf(outline.filtered.matches?.size ?? all, all)}
      </output>
    </section>
  );
}
