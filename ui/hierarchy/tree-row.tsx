/* A grid of elements that come and go as one scrolls; a table would lay out all of them anew each time. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { h, type VNode } from 'preact';
import type { Draw } from './draw.ts';
import { headRow, nodeRow, rowAttributes, type NodeRowProps, type RowPlace } from './row-markup.ts';
import { useHierarchyWords } from './words-context.ts';

/** By Preact, what the first picture draws by itself (draw.ts). */
export const draw: Draw<VNode> = (tag, attributes, ...children) => h(tag, attributes, ...children);

/** One objective or key result. */
export const NodeRow = (props: NodeRowProps) => nodeRow(draw, props);

/** The names of the columns. */
export const TreeHead = () => headRow(draw, useHierarchyWords().tree);

interface GroupRowProps extends RowPlace {
  readonly name: string;
  readonly count: string;
}

/** A heading: a team or a project, and how many objectives stand below it. */
export function GroupRow({ name, count, ...place }: GroupRowProps) {
  const shape = place.active ? 'tl-tree-row tl-tree-group tl-tree-active' : 'tl-tree-row tl-tree-group';
  return (
    <div {...rowAttributes(place)} class={shape} style={{ '--tl-depth': 0 }}>
      <div
        role="gridcell"
        class="tl-tree-name tl-tree-opens"
        aria-colspan={5}
        data-remark={` · ${count}`}
        aria-label={`${name}; ${count}`}
      >
        {name}
      </div>
    </div>
  );
}
