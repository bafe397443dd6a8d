import { useRef, useState } from 'preact/hooks';
import { Dialog } from '../../dialog.tsx';
import { FormContext } from '../editor/form-context.ts';
import { numberForm } from '../editor/typed-number.ts';
import { useAnswer } from '../editor/use-answer.ts';
import { useEscapeKey } from '../editor/use-escape-key.ts';
import { useStill } from '../editor/use-still.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';
import { Drafts } from './drafts.tsx';
import { draftOfEdits, nothingTried, readEdits, type EditsDraft, type NodeEdit } from './edits-draft.ts';
import { LoseQuestion } from './lose-question.tsx';
import { NodeEdits } from './node-edits.tsx';
import { NodePicker } from './node-picker.tsx';
import { Outcome } from './outcome.tsx';
import { WorkDrop } from './work-drop.tsx';

interface WhatIfProps {
  readonly opened: Extract<Opened, { kind: 'what-if' }>;
  readonly close: () => void;
}

/** Milliseconds that the edits stand still before they are tried. */
const STILL = 300;

/** Tries changes without saving any: every number that they move, before and after; kept as a draft, or discarded. */
export function WhatIf({ close }: WhatIfProps) {
  const { tryOut: words } = useHierarchyWords();
  const { model, page, state } = useHierarchy();
  const [draft, setDraft] = useState<EditsDraft>(nothingTried);
  const [newest, setNewest] = useState<string | null>(null);
  const [unkept, setUnkept] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  const { request, wrong } = readEdits(draft, state.nodes, state.view?.shards ?? [], page.locale, words);
  const now = request === null ? null : JSON.stringify(request);
  const still = useStill(now, STILL);
  // What was taken back is gone at once; what was added waits until it stands still.
  const key = now === null ? null : still;
  const result = useAnswer(key, () => model.client.tryOut(JSON.parse(key ?? '')));

  const change = (next: EditsDraft): void => {
    setDraft(next);
    setUnkept(next.nodes.length + next.drop.length > 0);
  };
  const changeNode = (edit: NodeEdit): void =>
    change({ ...draft, nodes: draft.nodes.map((one) => (one.id === edit.id ? edit : one)) });
  const takeOut = (id: string): void => {
    change({ ...draft, nodes: draft.nodes.filter((one) => one.id !== id) });
    place.current?.querySelector<HTMLElement>('[data-picker]')?.focus();
  };
  const leave = (): void => {
    if (unkept) setLeaving(true);
    else close();
  };
  useEscapeKey(leave);

  const chosen = draft.nodes.flatMap((edit) => {
    const node = state.nodes.get(edit.id);
    return node ? [{ node, edit }] : [];
  });
  return (
    <Dialog title={words.title} close={leave} aside>
      <div class="tl-node tl-what-if" ref={place}>
        <p class="tl-quiet">{words.intro}</p>
        <FormContext.Provider
          value={{ problem: (field) => wrong[field] ?? null, numbers: numberForm(page.locale) }}
        >
          <section aria-labelledby="tl-edits-title">
            <h3 id="tl-edits-title">{words.edits}</h3>
            <NodePicker
              chosen={new Set(draft.nodes.map(({ id }) => id))}
              choose={({ id }) => {
                setNewest(id);
                change({ ...draft, nodes: [...draft.nodes, { id, weight: '', days: '', value: '' }] });
              }}
            />
            {chosen.map(({ node, edit }) => (
              <NodeEdits
                key={node.id}
                node={node}
                edit={edit}
                change={changeNode}
                takeOut={() => takeOut(node.id)}
                isNew={node.id === newest}
              />
            ))}
            <WorkDrop dropped={draft.drop} change={(drop) => change({ ...draft, drop })} />
          </section>
        </FormContext.Provider>
        <Outcome tried={request !== null} result={result} />
        <Drafts
          edits={request}
          openEdits={(edits) => {
            setDraft(draftOfEdits(edits, page.locale));
            setUnkept(false);
          }}
          kept={() => setUnkept(false)}
        />
        {leaving && <LoseQuestion stay={() => setLeaving(false)} leave={close} />}
        <div class="tl-actions">
          {draft.nodes.length + draft.drop.length > 0 && (
            <button
              type="button"
              class="tl-button"
              onClick={() => {
                change(nothingTried);
                place.current?.querySelector<HTMLElement>('[data-picker]')?.focus();
              }}
            >
              {words.discard}
            </button>
          )}
          <button type="button" class="tl-button" onClick={leave}>
            {words.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
