import type { HierarchyPicture } from '@throughline/core/view/hierarchy-picture.ts';

/** px: of a node, and how far nodes and layers stand apart. */
export const size = { width: 208, height: 48, apart: 64, between: 8 } as const;

export const leftOf = (layer: number): number => layer * (size.width + size.apart);
export const topOf = (y: number): number => Math.round(y * (size.height + size.between));

/** The edges: solid where it counts, dotted where it only supports; those of the chosen node stand out. */
export function PictureLines({ picture, chosen }: { picture: HierarchyPicture; chosen: number | null }) {
  const { nodes, edges } = picture;
  return (
    <svg class="tl-picture-lines" width="100%" height="100%" aria-hidden="true">
      {edges.map(({ parent, child, contributes }) => {
        const [from, to] = [nodes[parent]!, nodes[child]!];
        const [x1, y1] = [leftOf(from.layer) + size.width, topOf(from.y) + size.height / 2];
        const [x2, y2] = [leftOf(to.layer), topOf(to.y) + size.height / 2];
        const bend = Math.max(24, (x2 - x1) / 2);
        const classes = [
          contributes ? 'tl-line-counts' : 'tl-line-supports',
          ...(parent === chosen || child === chosen ? ['tl-line-chosen'] : []),
        ];
        return (
          <path
            key={`${parent} ${child}`}
            class={classes.join(' ')}
            d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
          />
        );
      })}
    </svg>
  );
}
