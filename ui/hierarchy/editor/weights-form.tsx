import { useRef, useState } from 'preact/hooks';
import type { NodeSpot, WeightsRequest } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { FormContext } from './form-context.ts';
import { FormEnd } from './form-end.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { numberForm, plainNumber, type NumberForm } from './typed-number.ts';
import { useChange } from './use-change.ts';
import { useEscapeKey } from './use-escape-key.ts';
import { focusField } from './use-problems.ts';
import { WeightBar } from './weight-bar.tsx';
import { conflictOf, weightOf, isRowRight, sharesOfRows, withShares, type WeightRow } from './weight-rows.ts';
import { WeightsTable } from './weights-table.tsx';

interface WeightsFormProps {
  readonly node: HierarchyNode;
  readonly rows: readonly Omit<WeightRow, 'typed'>[];
  readonly close: () => void;
  readonly onLeave: (leave: () => void) => void;
}

/** Weights by typing, or by dragging shares that always add up to 100 %. */
export function WeightsForm({ node, rows: read, close, onLeave }: WeightsFormProps) {
  const { editor: say } = useHierarchyWords();
  const { model, page } = useHierarchy();
  const [numbers] = useState(() => numberForm(page.locale));
  const [rows, setRows] = useState<readonly WeightRow[]>(() =>
    read.map((row) => ({ ...row, typed: (row.from ?? '').replace('.', numbers.decimal) })),
  );
  const [leaving, setLeaving] = useState(false);
  const [tried, setTried] = useState(false);
  const { busy, failure, run, refuse } = useChange();
  const place = useRef<HTMLFormElement>(null);

  const shares = sharesOfRows(rows, numbers);
  // What weighs nothing is followed, not counted: it has no part of the bar, and gets one by typing alone.
  const counted = rows.flatMap((_, at) => ((shares[at] ?? 0) > 0 ? [at] : []));
  const changed = changedRows(rows, numbers);
  const wrong = rows.filter((row) => !isRowRight(row, numbers));
  const conflicts = failure?.conflicts ?? [];

  const leave = (): void => {
    if (leaving) setLeaving(false);
    else if (changed.length > 0 || wrong.length > 0) setLeaving(true);
    else close();
  };
  useEscapeKey(leave);
  onLeave(leave);

  const drag = (next: readonly number[]): void => {
    const all = shares.map((share, at) => next[counted.indexOf(at)] ?? share);
    setRows(withShares(rows, all, numbers));
  };
  const send = async (of: readonly WeightRow[]): Promise<void> => {
    const weights = changedRows(of, numbers);
    if (weights.length === 0) {
      close();
      return;
    }
    const spot: NodeSpot = { id: node.id, shard: node.shard };
    const done = await run(() =>
      model.change((client) => client.setWeights({ ...spot, weights }), say.weightsSaved),
    );
    if (done) close();
  };
  const save = async (): Promise<void> => {
    setTried(true);
    const first = wrong[0];
    if (first === undefined) await send(rows);
    else {
      refuse(say.badWeight);
      focusField(place.current, first.node.id);
    }
  };
  const settle = (keepMine: ReadonlySet<string>): void => {
    const next = rows.map((row) => {
      const conflict = conflictOf(failure, row.node.id);
      if (conflict === undefined) return row;
      const theirs = weightOf(conflict.theirs);
      return {
        ...row,
        from: theirs,
        typed: keepMine.has(conflict.field) ? row.typed : (theirs ?? '').replace('.', numbers.decimal),
      };
    });
    setRows(next);
    void send(next);
  };

  return (
    <FormContext.Provider
      value={{
        numbers,
        problem: (id) => (tried && wrong.some((row) => row.node.id === id) ? say.badWeight : null),
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
        {counted.length > 1 && (
          <>
            <p class="tl-ed-hint">{say.weightsHint}</p>
            <WeightBar
              parts={counted.map((at) => ({
                id: rows[at]?.node.id ?? '',
                title: rows[at]?.node.title ?? say.restricted,
              }))}
              shares={counted.map((at) => shares[at] ?? 0)}
              change={drag}
            />
          </>
        )}
        <WeightsTable
          rows={rows}
          shares={shares}
          type={(id, typed) => setRows(rows.map((row) => (row.node.id === id ? { ...row, typed } : row)))}
        />
        {conflicts.length > 0 ? (
          <ConflictChoice
            conflicts={conflicts}
            busy={busy}
            settle={settle}
            name={(field) =>
              rows.find((row) => conflictOf(failure, row.node.id)?.field === field)?.node.title ?? field
            }
          />
        ) : leaving ? (
          <LeaveQuestion stay={() => setLeaving(false)} leave={close} />
        ) : (
          <FormEnd label={say.save} busy={busy} failure={failure} again={() => void save()} cancel={leave} />
        )}
      </form>
    </FormContext.Provider>
  );
}

// ── below ──

/** What differs from what was read; an emptied weight is one that is not given. */
function changedRows(rows: readonly WeightRow[], numbers: NumberForm): WeightsRequest['weights'] {
  return rows.flatMap(({ node, from, typed }) => {
    const to = typed.trim() === '' ? null : plainNumber(typed, numbers);
    return to === from ? [] : [{ id: node.id, from, to }];
  });
}
