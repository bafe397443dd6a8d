import { useEffect, useRef, useState } from 'preact/hooks';
import { moduleKeys } from '@throughline/jira-app/module-keys.ts';
import type { Board, BoardAction } from '../shell/board.ts';
import { JiraGadget, type FrameProps } from './jira-gadget.tsx';

/** A dashboard of Jira with the app's gadgets; a new one is configured first, as in Jira. */
export function JiraDashboard(props: {
  readonly board: Board;
  readonly frame: FrameProps;
  /** false = the host refused, and the page says so. */
  readonly act: (action: BoardAction) => Promise<boolean>;
}) {
  const { board, frame, act } = props;
  const [edited, setEdited] = useState<string | null>(null);
  const known = useRef(new Set(board.gadgets.map(({ id }) => id)));
  const adds = useRef(false);

  useEffect(() => {
    const added = board.gadgets.find(({ id }) => !known.current.has(id));
    known.current = new Set(board.gadgets.map(({ id }) => id));
    if (added && adds.current) {
      adds.current = false;
      setEdited(added.id);
    }
  }, [board.gadgets]);

  const add = (module: string): void => {
    adds.current = true;
    void act({ do: 'addGadget', module, columns: 12, rows: 0 });
  };

  return (
    <>
      <div class="dashboard">
        {board.gadgets.map((gadget) => (
          <JiraGadget
            key={gadget.id}
            gadget={gadget}
            frame={frame}
            isEdited={edited === gadget.id}
            edit={setEdited}
            act={act}
          />
        ))}
      </div>
      <p class="notice">
        <button type="button" onClick={() => add(moduleKeys.gadget)}>
          Add gadget
        </button>{' '}
        <button type="button" onClick={() => add(moduleKeys.widget)}>
          Add Home widget
        </button>
      </p>
    </>
  );
}
