import type { Board, BoardAction, BoardItem } from '../shell/board.ts';

/** The work below one epic, as the host might list it; every control fires the host's real events. */
export function BoardView(props: {
  readonly board: Board;
  readonly epic: BoardItem;
  readonly busy: boolean;
  readonly act: (action: BoardAction) => void;
}) {
  const { board, epic, act, busy } = props;
  const children = board.items.filter((item) => item.parent === epic.id);
  return (
    <section class="work" aria-label={`Work items of ${epic.key}`}>
      <ul>
        {children.map((item) => (
          <li key={item.id}>
            <span class="key">{item.key}</span>
            <span class="title">
              {item.title}
              {item.restricted ? <small> restricted</small> : null}
            </span>
            <select
              aria-label={`State of ${item.key}`}
              disabled={busy}
              value={item.state}
              onChange={(event) => act({ do: 'move', id: item.id, state: event.currentTarget.value })}
            >
              {board.states.map((state) => (
                <option key={state} value={state}>
                  {state}
                </option>
              ))}
            </select>
            <input
              aria-label={`Points of ${item.key}`}
              type="number"
              min="0"
              step="0.5"
              disabled={busy}
              value={item.points ?? ''}
              placeholder="–"
              onChange={(event) => {
                const typed = event.currentTarget.value;
                act({ do: 'estimate', id: item.id, points: typed === '' ? null : Number(typed) });
              }}
            />
            <button
              type="button"
              class="quiet"
              aria-label={`Delete ${item.key}`}
              disabled={busy}
              onClick={() => act({ do: 'delete', id: item.id })}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const field = event.currentTarget.elements.namedItem('title') as HTMLInputElement;
          if (field.value.trim() === '') return;
          act({ do: 'add', parent: epic.id, title: field.value });
          field.value = '';
        }}
      >
        <input
          name="title"
          aria-label={`New work item under ${epic.key}`}
          placeholder="New work item"
          maxLength={255}
        />
        <button type="submit" disabled={busy}>
          Add
        </button>
      </form>
    </section>
  );
}
