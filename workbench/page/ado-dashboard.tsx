import { useEffect, useRef, useState } from 'preact/hooks';
import type { WidgetData } from '../ado-host/organisation-data.ts';
import type { WidgetConfigurationFrame } from '../ado-host/widget-frame.ts';
import type { AdoFrameView, Board, BoardAction, BoardGadget } from '../shell/board.ts';
import { AdoWidget, AdoWidgetConfiguration, type WidgetPlace } from './ado-widget.tsx';
import type { Shown } from './address.ts';
import { adoFrame } from './shell-api.ts';
import { sizeName, widgetSizes } from './widget-grid.ts';

/** A dashboard of Azure DevOps with the extension's widgets, each in the size that it was given. */
export function AdoDashboard(props: {
  readonly board: Board;
  readonly origin: string;
  readonly shown: Shown;
  /** To a work item, by its id. */
  readonly open: (id: string) => void;
  /** To an address of the host's. */
  readonly navigate: (url: string) => void;
  /** false = the host refused, and the page says so. */
  readonly act: (action: BoardAction) => Promise<boolean>;
  readonly failed: (message: string) => void;
}) {
  const { board, origin, shown, open, navigate, act, failed } = props;
  const [view, setView] = useState<AdoFrameView | null>(null);
  const [refreshes, setRefreshes] = useState(0);
  /** The widget whose configuration is open, as it would be saved now. */
  const [draft, setDraft] = useState<WidgetData | null>(null);
  const project = shown.adoProject ?? board.projects[0]?.id ?? '';

  useEffect(() => {
    let gone = false;
    adoFrame({ project }, shown.person)
      .then((read) => gone || setView(read))
      .catch((cause: Error) => failed(cause.message));
    return () => {
      gone = true;
    };
  }, [project, shown.person]);

  if (!view) return null;
  const place: WidgetPlace = { view, origin, shown, open, navigate };
  const [size] = widgetSizes;
  const add = (): void =>
    void act({ do: 'addGadget', module: widget, columns: size?.columnSpan ?? 2, rows: size?.rowSpan ?? 2 });

  return (
    <>
      <p class="notice">
        <button type="button" onClick={add}>
          Add widget
        </button>{' '}
        <button type="button" onClick={() => setRefreshes((before) => before + 1)}>
          Refresh dashboard
        </button>
      </p>
      <div class="ado-dashboard-page">
        <div class="ado-dashboard">
          {board.gadgets.map((gadget) => {
            const kept = widgetOf(gadget);
            const isEdited = draft?.id === kept.id;
            return (
              <article key={kept.id} class="gadget" aria-label={kept.name}>
                <header>
                  <h3>{kept.name}</h3>
                  <button type="button" aria-label={`Configure ${kept.name}`} onClick={() => setDraft(kept)}>
                    Configure
                  </button>
                  <button
                    type="button"
                    class="quiet"
                    aria-label={`Remove ${kept.name}`}
                    onClick={() => void act({ do: 'removeGadget', gadget: kept.id })}
                  >
                    ✕
                  </button>
                </header>
                <AdoWidget
                  place={place}
                  widget={isEdited ? draft : kept}
                  refreshes={refreshes}
                  configure={() => setDraft(kept)}
                />
              </article>
            );
          })}
        </div>
        {draft ? (
          <Configuration
            key={draft.id}
            place={place}
            draft={draft}
            change={(part) => setDraft((before) => before && { ...before, ...part })}
            close={() => setDraft(null)}
            act={act}
            failed={failed}
          />
        ) : null}
      </div>
    </>
  );
}

// ── below ──

/** As in the manifest. */
const widget = 'sprint-review-widget';

function widgetOf({ id, module, columns, rows, configuration }: BoardGadget): WidgetData {
  const { name, settings } = configuration as Pick<WidgetData, 'name' | 'settings'>;
  return { id, contribution: module, name, settings, size: { columnSpan: columns, rowSpan: rows } };
}

/** Beside the dashboard: name and size are the dashboard's own, the rest is the extension's page. */
function Configuration(props: {
  readonly place: WidgetPlace;
  readonly draft: WidgetData;
  readonly change: (part: Partial<WidgetData>) => void;
  readonly close: () => void;
  readonly act: (action: BoardAction) => Promise<boolean>;
  readonly failed: (message: string) => void;
}) {
  const { place, draft, change, close, act, failed } = props;
  const frame = useRef<WidgetConfigurationFrame | null>(null);
  const first = useRef(draft);
  const [refused, setRefused] = useState(false);

  const save = async (): Promise<void> => {
    const settings = (await frame.current?.save()) ?? null;
    setRefused(settings === null);
    if (settings === null) return;
    const { id, name, size } = draft;
    const { columnSpan: columns, rowSpan: rows } = size;
    const kept =
      (await act({ do: 'resizeGadget', gadget: id, columns, rows })) &&
      (await act({ do: 'configureGadget', gadget: id, configuration: { name, settings } }));
    if (kept) close();
  };

  return (
    <section class="ado-configuration" aria-label="Configuration">
      <h3>Configuration</h3>
      <label class="choice">
        Title
        <input value={draft.name} onInput={(event) => change({ name: event.currentTarget.value })} />
      </label>
      <label class="choice">
        Size
        <select
          value={sizeName(draft.size)}
          onChange={(event) => {
            const size = widgetSizes.find((one) => sizeName(one) === event.currentTarget.value);
            if (size) change({ size });
          }}
        >
          {widgetSizes.map((size) => (
            <option key={sizeName(size)}>{sizeName(size)}</option>
          ))}
        </select>
      </label>
      <AdoWidgetConfiguration
        place={place}
        widget={first.current}
        changed={(settings) => change({ settings })}
        failed={failed}
        ready={(made) => {
          frame.current = made;
        }}
      />
      {refused ? (
        <p class="notice" role="alert">
          Something is missing or wrong: nothing was saved.
        </p>
      ) : null}
      <p>
        <button type="button" onClick={() => void save()}>
          Save
        </button>{' '}
        <button type="button" onClick={close}>
          Cancel
        </button>
      </p>
    </section>
  );
}
