import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeyResultView } from '@throughline/core/view/epic-panel.ts';
import { useWords } from '../words-context.ts';
import type { PanelState } from './panel-state.ts';

/** Says politely what changed while the panel stood open: numbers, counts, what a person just did. */
export function Announcer({ state }: { state: PanelState }) {
  const words = useWords();
  const before = useRef<ReadonlyMap<string, KeyResultView> | null>(null);
  const [said, say] = useState('');
  const { view, notice } = state;

  useEffect(() => {
    if (view?.kind !== 'full') return;
    const now = new Map(view.objectives.flatMap(({ keyResults }) => keyResults).map((kr) => [kr.id, kr]));
    const was = before.current;
    before.current = now;
    if (was === null) return;
    const news = [...now.values()].flatMap((keyResult) => {
      const old = was.get(keyResult.id);
      if (old === undefined) return [];
      const lines: string[] = [];
      if (old.counting === null && keyResult.counting !== null) lines.push(words.countingStarted);
      if (old.counting !== null && keyResult.counting === null && keyResult.failed === null) {
        lines.push(words.countingDone);
      }
      if (old.percent !== keyResult.percent) {
        const [fresh, stale] = [words.percent(keyResult.percent), words.percent(old.percent)];
        lines.push(words.changed(keyResult.title, fresh, stale));
      }
      return lines;
    });
    if (news.length > 0) say([...new Set(news)].join(' '));
  }, [view, words]);

  useEffect(() => {
    if (notice !== null) {
      say(notice.kind === 'linked' ? words.linked(notice.title) : words.unlinked(notice.title));
    }
  }, [notice, words]);

  return (
    <output class="tl-unseen" aria-live="polite">
      {said}
    </output>
  );
}
