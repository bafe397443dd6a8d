import { useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { takesWork } from '../row-commands.ts';
import { useHierarchyWords } from '../words-context.ts';
import { mayCheckIn, mayEdit } from './may-check-in.ts';

/** What this viewer may do with it, and nothing else. */
export function NodeActions({ node }: { node: HierarchyNode }) {
  const { details: words } = useHierarchyWords();
  const { model, page, open } = useHierarchy();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id, is, shard, status, may } = node;
  const [edits, administers] = [mayEdit(may), may === 'administer'];
  const active = status === 'active' || status === 'draft';
  const choices: readonly (readonly [boolean, string, Opened])[] = [
    [mayCheckIn(node), words.checkIn, { kind: 'check-in', id }],
    [edits && active, words.edit, { kind: 'edit', is, id, parent: null }],
    [edits && active && takesWork(node), words.linkWork, { kind: 'link', id }],
    [
      edits && active && is === 'objective',
      words.addKeyResult,
      { kind: 'edit', is: 'keyResult', id: null, parent: id },
    ],
    [edits && active && is === 'objective', words.weights, { kind: 'weights', id }],
    [administers && active, words.closeIt, { kind: 'close', id }],
    [administers, words.remove, { kind: 'delete', id }],
  ];
  const offered = choices.filter(([may]) => may);
  const link = page.address.link(new URLSearchParams({ cycle: node.cycle, node: id }).toString());
  const reopen = async (): Promise<void> => {
    setFailure(
      await model.change((client) => client.reopenNode({ id, shard }), words.reopened(node.title ?? '')),
    );
  };
  return (
    <>
      <div class="tl-actions tl-node-actions">
        {offered.map(([, label, opened], at) => (
          <button
            key={label}
            type="button"
            class={at === 0 && mayCheckIn(node) ? 'tl-button tl-button-main' : 'tl-button'}
            onClick={() => open(opened)}
          >
            {label}
          </button>
        ))}
        {administers && status === 'closed' && (
          <button type="button" class="tl-button" onClick={() => void reopen()}>
            {words.reopen}
          </button>
        )}
        {link !== null && /^https?:\/\//i.test(link) && (
          <a class="tl-node-link" href={link} target="_blank" rel="noopener">
            {words.newTab}
          </a>
        )}
      </div>
      {failure !== null && <FailureNote failure={failure} again={() => void reopen()} />}
    </>
  );
}
