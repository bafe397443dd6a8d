import { useMemo, useRef, useState } from 'preact/hooks';
import type { Failure, FieldConflict } from '@throughline/core/use/answer.ts';
import type { NodeSpot, SaveRequest } from '@throughline/core/use/hierarchy-client.ts';
import type { Fields } from '@throughline/core/view/node-details.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { checkDraft, type FormProblem } from './check-draft.ts';
import { circleProblems } from './circle.ts';
import { changesOf, fieldsOf, nodeDraft, type NodeDraft } from './node-draft.ts';
import { sameField } from './same-field.ts';
import { broughtUp, withTheirs } from './take-theirs.ts';
import type { NumberForm } from './typed-number.ts';

/** What is edited: the parts of a save that the form does not decide. */
export type Subject = Omit<SaveRequest, 'changes' | 'attempt'>;

export interface NodeForm {
  readonly draft: NodeDraft;
  readonly change: (part: Partial<NodeDraft>) => void;
  readonly dirty: boolean;
  readonly busy: boolean;
  /** What can be seen to be wrong; what the last save found wrong and was not touched since. */
  readonly problems: readonly FormProblem[];
  readonly refused: readonly FormProblem[];
  readonly circles: readonly FormProblem[];
  readonly failure: Failure | null;
  readonly conflicts: readonly FieldConflict[] | null;
  /** Saves what was changed. null = it did not come to that, and the form says why. */
  readonly save: () => Promise<NodeSpot | 'unchanged' | null>;
  /** After a conflict: mine stays in these fields, theirs is taken in the others. */
  readonly settle: (keepMine: ReadonlySet<string>) => Promise<NodeSpot | 'unchanged' | null>;
}

/**
 * The form's memory and its save. Nothing typed is lost by a failure: only a save that came through ends it.
 * @param before the fields as read; {} of a new one
 * @param begun what a new one begins with
 */
export function useNodeForm(subject: Subject, before: Fields, begun: Fields, numbers: NumberForm): NodeForm {
  const words = useHierarchyWords();
  const { model, state } = useHierarchy();
  const [base, setBase] = useState(before);
  const [draft, setDraft] = useState(() => nodeDraft(subject.is, begun, numbers));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refused, setRefused] = useState<readonly FormProblem[]>([]);
  // Two quick keys are one save: the state of the first is not yet drawn when the second comes.
  const under = useRef(false);
  const [attempt] = useState(() => (subject.id === null ? newAttempt() : null));

  const circles = useMemo(
    () => circleProblems(state.nodes, subject.id, draft.parents, words),
    [state.nodes, subject.id, draft.parents, words],
  );
  const problems = useMemo(() => checkDraft(draft, numbers, words), [draft, numbers, words]);
  const dirty = useMemo(
    () => !sameField(fieldsOf(draft, numbers), fieldsOf(nodeDraft(subject.is, begun, numbers), numbers)),
    [draft, begun, numbers, subject.is],
  );

  const send = async (edited: NodeDraft, ground: Fields): Promise<NodeSpot | 'unchanged' | null> => {
    if (under.current) return null;
    const changes = changesOf(edited, ground, numbers);
    if (changes.length === 0) return 'unchanged';
    under.current = true;
    setBusy(true);
    let made: NodeSpot | null = null;
    const { editor: say } = words;
    const failed = await model.change(
      async (client) => {
        const answer = await client.saveNode({ ...subject, attempt, changes });
        if (answer.ok) made = answer.value.node;
        return answer;
      },
      subject.id === null ? say.made(edited.title) : say.saved(edited.title),
    );
    under.current = false;
    setBusy(false);
    setFailure(failed);
    setRefused((failed?.fields ?? []).map((one) => ({ ...one, message: words.said(one.message) })));
    return failed === null ? made : null;
  };

  return {
    draft,
    change(part) {
      setDraft((now) => ({ ...now, ...part }));
      const changed = new Set(Object.keys(part).map((key) => (key === 'parents' ? 'parent' : key)));
      setRefused((now) => now.filter(({ field }) => !changed.has(field.split(/[.[]/, 1)[0] ?? field)));
    },
    dirty,
    busy,
    problems,
    refused,
    circles,
    failure,
    conflicts: failure?.conflicts && failure.conflicts.length > 0 ? failure.conflicts : null,
    save: async () => (problems.length > 0 || circles.length > 0 ? null : send(draft, base)),
    async settle(keepMine) {
      const conflicts = failure?.conflicts ?? [];
      const ground = broughtUp(base, conflicts);
      const edited = withTheirs(
        draft,
        conflicts.filter(({ field }) => !keepMine.has(field)),
        numbers,
      );
      setBase(ground);
      setDraft(edited);
      setFailure(null);
      return send(edited, ground);
    },
  };
}

// ── below ──

/** One for all tries to save this form: a try whose answer is lost makes no second one. */
const newAttempt = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
