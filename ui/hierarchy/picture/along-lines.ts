import type { HierarchyPicture } from '@throughline/core/view/hierarchy-picture.ts';

/**
 * Where a key leads from a node: left to what it serves, right to what serves it (the nearest in height of several), up
 * and down inside its layer. null = not a key of the picture; the node itself where there is nothing.
 */
export function alongLines(key: string, { nodes, edges }: HierarchyPicture, at: number): number | null {
  const here = nodes[at];
  if (here === undefined) return null;
  const nearest = (places: readonly number[]): number =>
    places.reduce((best, place) => (best < 0 || away(place) < away(best) ? place : best), -1);
  const away = (place: number): number => Math.abs(nodes[place]!.y - here.y);
  const orHere = (place: number): number => (place < 0 ? at : place);
  const inLayer = (side: 1 | -1): readonly number[] =>
    nodes.flatMap(({ layer, y }, place) => (layer === here.layer && (y - here.y) * side > 0 ? [place] : []));
  switch (key) {
    case 'ArrowLeft':
      return orHere(nearest(edges.flatMap(({ parent, child }) => (child === at ? [parent] : []))));
    case 'ArrowRight':
      return orHere(nearest(edges.flatMap(({ parent, child }) => (parent === at ? [child] : []))));
    case 'ArrowUp':
      return orHere(nearest(inLayer(-1)));
    case 'ArrowDown':
      return orHere(nearest(inLayer(1)));
    case 'Home':
      return 0;
    case 'End':
      return nodes.length - 1;
    default:
      return null;
  }
}
