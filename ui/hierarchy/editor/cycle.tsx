import { useRef, useState } from 'preact/hooks';
import type { Day } from '@throughline/core/model/day.ts';
import { Dialog } from '../../dialog.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';
import { cycleOffers } from './cycle-offers.ts';
import { SelectField, TextField } from './field.tsx';
import { FormContext } from './form-context.ts';
import { FormEnd } from './form-end.tsx';
import { useChange } from './use-change.ts';
import { useEscapeKey } from './use-escape-key.ts';
import { focusField } from './use-problems.ts';

interface CycleEditorProps {
  readonly opened: Extract<Opened, { kind: 'cycle' }>;
  readonly close: () => void;
}

/** A new cycle: a usual one by one click, or any other; empty, or with what goes on from an earlier one. */
export function CycleEditor({ close }: CycleEditorProps) {
  const { editor: say } = useHierarchyWords();
  const { model, state } = useHierarchy();
  const cycles = state.view?.cycles ?? [];
  const known = new Set(cycles.map(({ id }) => id));
  const offers = state.view === null ? [] : cycleOffers(state.view.today).filter(({ id }) => !known.has(id));
  const [id, setId] = useState('');
  const [start, setStart] = useState('');
  const [end, setEnd] = useState('');
  const [copyFrom, setCopyFrom] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, run, refusedAt } = useChange();
  const place = useRef<HTMLFormElement>(null);
  useEscapeKey(close);

  const wrong: Readonly<Record<string, string | null>> = {
    id: id.trim() === '' ? say.needsName : known.has(id.trim()) ? say.cycleKnown : null,
    start: start === '' ? say.needsDay : null,
    end: end === '' ? say.needsDay : start !== '' && end < start ? say.endBeforeStart : null,
  };
  const save = async (): Promise<void> => {
    setTried(true);
    const first = Object.keys(wrong).find((field) => wrong[field] !== null);
    if (first !== undefined) {
      focusField(place.current, first);
      return;
    }
    const cycle = {
      id: id.trim(),
      start: start as Day,
      end: end as Day,
      copyFrom: copyFrom === '' ? null : copyFrom,
    };
    const done = await run(() =>
      model.changeAll((client) => client.makeCycle(cycle), say.cycleMade(cycle.id)),
    );
    if (done) close();
  };

  return (
    <Dialog title={say.cycleTitle} close={close}>
      <FormContext.Provider
        value={{
          numbers: { decimal: '.', group: ',' },
          problem: (field) => refusedAt(field) ?? (tried ? (wrong[field] ?? null) : null),
        }}
      >
        <form
          class="tl-editor"
          ref={place}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <div class="tl-ed-grid">
            {offers.length > 0 && (
              <fieldset class="tl-ed-span-12 tl-ed-templates" aria-label={say.cycleOffers}>
                {offers.map((offer) => (
                  <button
                    key={offer.id}
                    type="button"
                    class="tl-button"
                    aria-pressed={id === offer.id && start === offer.start && end === offer.end}
                    onClick={() => {
                      setId(offer.id);
                      setStart(offer.start);
                      setEnd(offer.end);
                    }}
                  >
                    {say.cycleOffer(offer.id, offer.start, offer.end)}
                  </button>
                ))}
              </fieldset>
            )}
            <TextField path="id" label={say.field('name')} span={4} value={id} change={setId} />
            <TextField
              path="start"
              label={say.field('start')}
              span={4}
              type="date"
              value={start}
              change={setStart}
            />
            <TextField path="end" label={say.lastDay} span={4} type="date" value={end} change={setEnd} />
            {cycles.length > 0 && (
              <SelectField
                path="copyFrom"
                label={say.copyFrom}
                hint={copyFrom === '' ? say.copyNothingHint : say.copyHint}
                value={copyFrom}
                options={[
                  ['', say.copyNothing],
                  ...cycles.map((cycle) => [cycle.id, say.copyOf(cycle.id)] as const),
                ]}
                change={setCopyFrom}
              />
            )}
          </div>
          <FormEnd
            label={say.cycleMake}
            busy={busy}
            failure={failure}
            again={() => void save()}
            cancel={close}
          />
        </form>
      </FormContext.Provider>
    </Dialog>
  );
}
