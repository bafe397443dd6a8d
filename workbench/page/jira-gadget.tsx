import { useRef, useState } from 'preact/hooks';
import { moduleKeys } from '@throughline/jira-app/module-keys.ts';
import type { WidgetEdit } from '../jira-host/frame/attach-frame.ts';
import type { BoardAction, BoardGadget } from '../shell/board.ts';
import { JiraFrame } from './jira-frame.tsx';

/** What every frame of one host's page is given. */
export interface FrameProps {
  readonly origin: string;
  readonly person: string;
  readonly theme: 'light' | 'dark';
  readonly open: (key: string) => void;
  readonly openOkrs: (text: string, project: string | null) => void;
}

/**
 * One gadget of the dashboard, in one of two ways: Jira's own gadget, whose edit view submits what is kept, or a widget of
 * Atlassian Home, whose edit view tells what it would keep and whose page around has the button.
 */
export function JiraGadget(props: {
  readonly gadget: BoardGadget;
  readonly frame: FrameProps;
  readonly isEdited: boolean;
  readonly edit: (gadget: string | null) => void;
  readonly act: (action: BoardAction) => Promise<boolean>;
}) {
  const { gadget, frame, isEdited, edit, act } = props;
  const [refreshes, setRefreshes] = useState(0);
  const isWidget = gadget.module === moduleKeys.widget;
  const title = `Sprint review ${gadget.id}`;
  const typed = useRef<unknown>(null);
  const toKeep = useRef<((config: unknown) => unknown) | null>(null);
  const widgetEdit: WidgetEdit = {
    updateConfig: (config) => {
      typed.current = config;
    },
    onProductSave: (given) => {
      toKeep.current = given;
    },
    onSave: () => {},
    onSaveError: () => {},
  };

  const keep = async (configuration: unknown): Promise<void> => {
    if (await act({ do: 'configureGadget', gadget: gadget.id, configuration })) edit(null);
  };
  const save = async (): Promise<void> => {
    const configuration = await toKeep.current?.(typed.current);
    if (configuration) await keep(configuration);
  };

  return (
    <article class="gadget" data-columns={gadget.columns} aria-label={title}>
      <header>
        <h3>{isWidget ? 'Home widget' : 'Gadget'}</h3>
        <select
          aria-label={`Width of ${title}`}
          value={gadget.columns}
          onChange={(event) =>
            void act({
              do: 'resizeGadget',
              gadget: gadget.id,
              columns: Number(event.currentTarget.value),
              rows: 0,
            })
          }
        >
          <option value="4">a third</option>
          <option value="6">half</option>
          <option value="12">whole</option>
        </select>
        <button type="button" aria-label={`Refresh ${title}`} onClick={() => setRefreshes((n) => n + 1)}>
          Refresh
        </button>
        {isEdited ? (
          <button type="button" onClick={() => edit(null)}>
            Leave the settings
          </button>
        ) : (
          <button type="button" aria-label={`Configure ${title}`} onClick={() => edit(gadget.id)}>
            Configure
          </button>
        )}
        <button
          type="button"
          class="quiet"
          aria-label={`Remove ${title}`}
          onClick={() => void act({ do: 'removeGadget', gadget: gadget.id })}
        >
          ✕
        </button>
      </header>
      <JiraFrame
        // A gadget is loaded anew with what was kept for it.
        key={JSON.stringify([isEdited, gadget.configuration])}
        {...frame}
        place={{ kind: 'gadget', gadget: gadget.id, entry: isEdited ? 'edit' : 'view' }}
        changes={0}
        hash=""
        setHash={() => {}}
        refreshes={refreshes}
        {...(isEdited && !isWidget ? { submit: keep } : {})}
        {...(isEdited && isWidget ? { widgetEdit } : {})}
      />
      {isEdited && isWidget ? (
        <footer>
          <button type="button" onClick={() => void save()}>
            Save the widget
          </button>
        </footer>
      ) : null}
    </article>
  );
}
