import { useEffect, useRef, useState } from 'preact/hooks';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { HierarchyState } from './hierarchy-model.ts';
import { titleOf } from './row-texts.ts';
import { useHierarchyWords } from './words-context.ts';

/** So many changed numbers are read out; the others are counted. */
const READ_OUT = 3;

/** Says politely what a person did, what came of it, and what the tree answers to a key. */
export function ChangeNews({ state, said }: { state: HierarchyState; said: string }) {
  const words = useHierarchyWords();
  const [news, setNews] = useState('');
  const before = useRef<{ cycle: string | null; nodes: ReadonlyMap<string, HierarchyNode> } | null>(null);
  const { nodes, notice, view } = state;

  useEffect(() => {
    const was = before.current;
    const cycle = view?.cycle?.id ?? null;
    before.current = { cycle, nodes };
    if (was === null || was.cycle !== cycle) return;
    const changed = [...nodes.values()].filter((node) => {
      const old = was.nodes.get(node.id);
      return old !== undefined && old.percent !== node.percent;
    });
    if (changed.length === 0) return;
    const lines = changed
      .slice(0, READ_OUT)
      .map((node) =>
        words.tree.nowAt(
          titleOf(node, words),
          words.percent(node.percent),
          words.percent(was.nodes.get(node.id)?.percent ?? null),
        ),
      );
    const rest = changed.length - lines.length;
    setNews([...lines, ...(rest > 0 ? [words.tree.andMoreChanged(rest)] : [])].join('; '));
  }, [nodes, view?.cycle?.id, words]);

  const done = notice === null ? '' : [notice.text, ...notice.more].map(words.said).join(' ');
  return (
    <>
      <output class="tl-unseen" aria-live="polite">
        {[done, news].filter(Boolean).join(' ')}
      </output>
      <output class="tl-unseen" aria-live="polite">
        {said}
      </output>
    </>
  );
}
