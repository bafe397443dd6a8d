import { useMemo, useRef, useState } from 'preact/hooks';
import { hierarchyPicture } from '@throughline/core/view/hierarchy-picture.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Outline } from '../outline.ts';
import { useHierarchyWords } from '../words-context.ts';
import { alongLines } from './along-lines.ts';
import { leftOf, PictureLines, size, topOf } from './picture-lines.tsx';
import { PictureNode } from './picture-node.tsx';
import { PictureTable } from './picture-table.tsx';

interface PictureProps {
  readonly outline: Outline;
  readonly view: HierarchyView;
  readonly lookBelow: (node: string) => void;
}

/** Who serves whom: objectives and key results in layers, what serves to the right of what it serves. */
export function Picture({ outline, view, lookBelow }: PictureProps) {
  const words = useHierarchyWords();
  const { open } = useHierarchy();
  const { joined, filtered } = outline;
  const picture = useMemo(() => hierarchyPicture(joined, filtered), [joined, filtered]);
  const { nodes, wanted } = picture;
  const [chosen, setChosen] = useState<number | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const at = Math.min(chosen ?? nodes.findIndex(({ layer }) => layer === 0), nodes.length - 1);

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = alongLines(event.key, picture, at);
    if (to === null) return;
    event.preventDefault();
    setChosen(to);
    place.current?.querySelector<HTMLElement>(`[data-node-at="${to}"]`)?.focus();
  };
  const cut = wanted > nodes.length;
  return (
    <section class="tl-picture" aria-label={words.tree.pictureTitle}>
      <p class="tl-quiet">
        {words.tree.pictureHint} {words.tree.pictureKeys}
      </p>
      {cut && <p class="tl-notice">{words.tree.pictureCut(nodes.length, wanted)}</p>}
      <div class="tl-picture-scroll" ref={place}>
        {/* The keys are its nodes', which bubble here. */}
        {/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions */}
        <div
          class="tl-picture-sheet"
          role="group"
          aria-label={words.tree.pictureTitle}
          style={{
            width: `${leftOf(picture.layers) - size.apart}px`,
            height: `${topOf(picture.height)}px`,
          }}
          onKeyDown={onKeyDown}
        >
          <PictureLines picture={picture} chosen={chosen} />
          {nodes.map(({ node, layer, y }, one) => (
            <PictureNode
              key={node.id}
              node={node}
              at={one}
              outline={outline}
              view={view}
              left={leftOf(layer)}
              top={topOf(y)}
              tabIndex={one === at ? 0 : -1}
              choose={() => setChosen(one)}
              open={() => open({ kind: 'details', id: node.id, tab: 'why' })}
            />
          ))}
        </div>
      </div>
      {cut && nodes[at] !== undefined && (
        <button type="button" class="tl-button" onClick={() => lookBelow(nodes[at]?.node.id ?? '')}>
          {words.tree.lookBelow}
        </button>
      )}
      <PictureTable picture={picture} />
    </section>
  );
}
