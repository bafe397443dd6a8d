import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { HealthMark } from '../../health-mark.tsx';
import { levelName, titleOf } from '../row-texts.ts';
import type { Outline } from '../outline.ts';
import { useHierarchyWords } from '../words-context.ts';

interface PictureNodeProps {
  readonly node: HierarchyNode;
  readonly at: number;
  readonly outline: Outline;
  readonly view: HierarchyView;
  /** px */
  readonly left: number;
  readonly top: number;
  readonly tabIndex: number;
  readonly choose: () => void;
  readonly open: () => void;
}

/** One objective or key result of the picture. */
export function PictureNode({ node, at, outline, view, left, top, ...act }: PictureNodeProps) {
  const words = useHierarchyWords();
  const title = titleOf(node, words);
  const number = words.percent(node.percent);
  const health = words.health(node.health);
  const { matches } = outline.filtered;
  const dimmed = matches !== null && !matches.has(node.id);
  const shape = [
    'tl-picture-node',
    node.is === 'objective' ? 'tl-picture-objective' : '',
    dimmed ? 'tl-picture-dimmed' : '',
  ];
  return (
    <button
      type="button"
      class={shape.filter(Boolean).join(' ')}
      data-node-at={at}
      tabIndex={act.tabIndex}
      title={title}
      style={{ left: `${left}px`, top: `${top}px` }}
      onFocus={act.choose}
      onClick={act.open}
    >
      <span class="tl-unseen">{words.tree.kindSpoken(node.is, levelName(view, node.level, words))}</span>{' '}
      <span class="tl-picture-title" dir="auto">
        {title}
      </span>{' '}
      <span class="tl-picture-number">{number}</span> <HealthMark health={node.health} />
      <span class="tl-unseen">{health}</span>
    </button>
  );
}
