import { useState } from 'preact/hooks';
import { Dialog } from '../../dialog.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';
import { FormContext } from './form-context.ts';
import { FormEnd } from './form-end.tsx';
import { TextField } from './field.tsx';
import { useChange } from './use-change.ts';
import { useEscapeKey } from './use-escape-key.ts';

interface LevelsEditorProps {
  readonly opened: Extract<Opened, { kind: 'levels' }>;
  readonly close: () => void;
}

/** There are no numbers here. */
const numbers = { decimal: '.', group: '' };

/** What the levels are called here, and which of them new objectives are offered. */
export function LevelsEditor({ close }: LevelsEditorProps) {
  const { editor: say } = useHierarchyWords();
  const { model, state } = useHierarchy();
  const [rows, setRows] = useState(() =>
    (state.view?.levels ?? []).map(({ level, name, used }) => ({ level, name: name ?? '', used })),
  );
  const { busy, failure, run, refuse, refusedAt } = useChange();
  useEscapeKey(close);
  const edit = (at: number, part: Partial<(typeof rows)[number]>): void =>
    setRows(rows.map((row, place) => (place === at ? { ...row, ...part } : row)));
  const save = async (): Promise<void> => {
    if (!rows.some(({ used }) => used)) {
      refuse(say.needsLevel);
      return;
    }
    const levels = rows.map((row) => ({ ...row, name: row.name.trim() === '' ? null : row.name.trim() }));
    const done = await run(() => model.changeAll((client) => client.saveLevels({ levels }), say.levelsSaved));
    if (done) close();
  };
  return (
    <Dialog title={say.levelsTitle} close={close}>
      <FormContext.Provider value={{ numbers, problem: refusedAt }}>
        <form
          class="tl-editor"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <p class="tl-ed-hint">{say.levelsHint}</p>
          {rows.map(({ level, name, used }, at) => (
            <div key={level} class="tl-ed-level">
              <TextField
                path={level}
                label={say.levelName(level)}
                placeholder={say.levelName(level)}
                value={name}
                change={(value) => edit(at, { name: value })}
              />
              <label class="tl-ed-check">
                <input
                  type="checkbox"
                  aria-label={say.levelUse(say.levelName(level))}
                  checked={used}
                  onChange={(event) => edit(at, { used: event.currentTarget.checked })}
                />
                <span aria-hidden="true">{say.levelUsed}</span>
              </label>
            </div>
          ))}
          <FormEnd label={say.save} busy={busy} failure={failure} again={() => void save()} cancel={close} />
        </form>
      </FormContext.Provider>
    </Dialog>
  );
}
