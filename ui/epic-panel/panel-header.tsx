import { useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { FullPanelView } from '@throughline/core/view/epic-panel.ts';
import { HierarchyIcon, RecountIcon } from '../icons.tsx';
import { useWords } from '../words-context.ts';
import { isCountable } from './countable.ts';
import { FailureNote } from './failure-note.tsx';
import { usePanel } from './panel-context.ts';

/** What the panel is, when its oldest number was counted, and counting anew. */
export function PanelHeader({ view, reading }: { view: FullPanelView; reading: boolean }) {
  const words = useWords();
  const { model, now, page } = usePanel();
  const [failure, setFailure] = useState<Failure | null>(null);
  const work = view.objectives.flatMap((objective) => objective.keyResults).filter(isCountable);

  // One objective is the way to it; from several, and from none, the way leads to all.
  const [only, another] = view.objectives;

  const recountAll = async (): Promise<void> => {
    setFailure(null);
    // One that fails must not keep the others from being counted.
    for (const { id, shard } of work) {
      const failed = await model.change((client) => client.recount({ keyResult: id, shard }));
      if (failed !== null) setFailure(failed);
    }
  };

  return (
    <>
      <header class="tl-header">
        <h2>{words.panelTitle}</h2>
        {work.length > 0 && (
          <p class="tl-quiet">{reading ? words.refreshing : words.countedAgo(view.countedAt, now)}</p>
        )}
        {work.length > 0 && view.may.link && (
          <button
            type="button"
            class="tl-icon-button"
            aria-label={words.recountAll}
            title={words.recountAll}
            onClick={() => void recountAll()}
          >
            <RecountIcon />
          </button>
        )}
        {page.openHierarchy !== undefined && (
          <button
            type="button"
            class="tl-icon-button"
            aria-label={words.openHierarchy}
            title={words.openHierarchy}
            onClick={() => page.openHierarchy?.(another === undefined ? (only?.id ?? null) : null)}
          >
            <HierarchyIcon />
          </button>
        )}
      </header>
      {failure !== null && <FailureNote failure={failure} again={() => void recountAll()} />}
    </>
  );
}
