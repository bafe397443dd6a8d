import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PageHost } from '@throughline/core/use/client.ts';
import { TraceContext, type TracePlaces } from '../trace-context.ts';
import { Announcer } from './announcer.tsx';
import { FailureNote } from './failure-note.tsx';
import { FullPanel } from './full-panel.tsx';
import { lastLook, lookOf } from './last-look.ts';
import { PanelContext } from './panel-context.ts';
import type { PanelModel } from './panel-model.ts';
import { ServesLines } from './serves-lines.tsx';
import { Skeleton } from './skeleton.tsx';
import { useTicking } from './use-ticking.ts';

/** The panel in whatever state it is. */
export function Panel({ model, page }: { model: PanelModel; page: PageHost }) {
  const [state, setState] = useState(() => model.state());
  useEffect(() => {
    const follow = (): void => setState(model.state());
    follow(); // the first answer may have come before this effect ran
    return model.subscribe(follow);
  }, [model]);
  const { view, failure, reading } = state;
  const passed = useTicking(state.viewAt);

  const item = view?.kind === 'full' ? view.item : null;
  const look = useMemo(() => (item === null ? null : lastLook(item)), [item]);
  useEffect(() => {
    if (view?.kind === 'full') look?.keep(lookOf(view));
  }, [view, look]);

  const now = (view?.kind === 'full' ? view.now : 0) + passed;
  const places = useMemo(
    () => ({ model, page, before: look?.before ?? null, now }),
    [model, page, look, now],
  );
  const trace = useMemo<TracePlaces>(
    () => ({
      explain: (request) => model.client.explain(request),
      openItem: (item) => page.openItem(item),
      now,
    }),
    [model, page, now],
  );

  if (view?.kind === 'nothing') return null;
  return (
    <PanelContext.Provider value={places}>
      <TraceContext.Provider value={trace}>
        <div class="tl-panel" aria-busy={reading}>
          {failure !== null && (
            <FailureNote failure={failure} kept={view !== null} again={() => void model.read()} />
          )}
          {view === null && failure === null && <Skeleton />}
          {view?.kind === 'line' && <ServesLines serves={view.serves} />}
          {view?.kind === 'full' && <FullPanel view={view} state={state} />}
          <Announcer state={state} />
        </div>
      </TraceContext.Provider>
    </PanelContext.Provider>
  );
}
