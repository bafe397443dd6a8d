import { useLayoutEffect, useState } from 'preact/hooks';
import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { FailureNote } from '../epic-panel/failure-note.tsx';
import type { FirstPicture } from './first/first-picture.ts';
import type { HierarchyModel } from './hierarchy-model.ts';
import { LoadedPage } from './loaded-page.tsx';
import { RowsToCome } from './rows-to-come.tsx';

interface ScreenProps {
  readonly model: HierarchyModel;
  readonly page: HierarchyPage;
  /** What stands there already; null = nothing. */
  readonly first: FirstPicture | null;
}

/** The page in whatever state it is; the first read is the mount's. */
export function Screen({ model, page, first }: ScreenProps) {
  const [state, setState] = useState(() => model.state());
  // Not after the next picture: an answer that is there already is drawn in this one.
  useLayoutEffect(() => {
    const follow = (): void => setState(model.state());
    const stop = model.subscribe(follow);
    follow();
    return stop;
  }, [model]);
  const { view, failure, reading } = state;
  return (
    <div class="tl-panel tl-hierarchy" aria-busy={reading}>
      {failure !== null && (
        <FailureNote
          failure={failure}
          kept={view !== null}
          // A cycle that is not there: the present one instead of the same answer again.
          again={() => void model.read(failure.code === 'not-found' ? null : undefined)}
        />
      )}
      {view === null && failure === null && <RowsToCome />}
      {view !== null && <LoadedPage key={view.project ?? ''} {...{ model, page, state, view, first }} />}
    </div>
  );
}
