import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Fields, NodeDetails } from '@throughline/core/view/node-details.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type { ObjectiveId } from '@throughline/core/model/ids.ts';
import type { NodeSpot } from '@throughline/core/use/hierarchy-client.ts';
import { Dialog } from '../../dialog.tsx';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';
import { offeredLevels } from './objective-fields.tsx';
import { NodeForm, type Then } from './node-form.tsx';
import { useAnswer } from './use-answer.ts';

interface NodeEditorProps {
  readonly opened: Extract<Opened, { kind: 'edit' }>;
  readonly close: () => void;
}

/** Writes an objective or a key result, new or there already. */
export function NodeEditor({ opened, close }: NodeEditorProps) {
  // Another one after this is another form.
  const [turn, setTurn] = useState(0);
  return (
    <One
      key={`${opened.is} ${opened.id} ${opened.parent} ${turn}`}
      opened={opened}
      close={close}
      another={() => setTurn(turn + 1)}
    />
  );
}

// ── below ──

function One({ opened, close, another }: NodeEditorProps & { readonly another: () => void }) {
  const { editor: say } = useHierarchyWords();
  const { state, open } = useHierarchy();
  const { view, nodes } = state;
  const node = useLast(opened.id === null ? null : (nodes.get(opened.id) ?? null));
  const leave = useRef(close);
  const above = useLast(opened.parent === null ? null : (nodes.get(opened.parent) ?? null));
  const objective = useLast(opened.is === 'objective' ? null : objectiveOf(nodes, node, above));

  const done = (spot: NodeSpot | null, then: Then): void => {
    if (then === 'nothing' || spot === null) close();
    else if (then === 'link') open({ kind: 'link', id: spot.id });
    else if (opened.is === 'keyResult') another();
    else open({ kind: 'edit', is: 'keyResult', id: null, parent: spot.id });
  };
  const all = {
    close,
    done,
    objective,
    onLeave: (ask: () => void) => {
      leave.current = ask;
    },
  };
  const name = opened.is === 'objective' ? 'Objective' : 'KeyResult';
  const cycleId = node?.cycle ?? above?.cycle ?? view?.cycle?.id;
  const cycle = view?.cycles.find(({ id }) => id === cycleId) ?? view?.cycle ?? null;
  return (
    <Dialog title={opened.id === null ? say[`new${name}`] : say[`edit${name}`]} close={() => leave.current()}>
      {objective !== null && <p class="tl-editor-of tl-quiet">{say.of(objective.title ?? say.restricted)}</p>}
      {view === null || cycle === null ? (
        <NoCycle close={close} />
      ) : opened.id === null ? (
        <NodeForm
          {...all}
          subject={{
            is: opened.is,
            id: null,
            shard: objective?.shard ?? null,
            objective: objective === null ? null : (objective.id as ObjectiveId),
            cycle: opened.is === 'objective' ? cycle.id : null,
          }}
          view={view}
          cycle={cycle}
          before={nothing}
          begun={opened.is === 'objective' ? begunObjective(view, above) : nothing}
          checkIns={[]}
          itemKeys={noItems}
        />
      ) : node === null ? (
        <Gone close={close} />
      ) : (
        <Read node={node} close={close}>
          {(details) => (
            <NodeForm
              {...all}
              subject={{ is: opened.is, id: node.id, shard: node.shard, objective: null, cycle: null }}
              view={view}
              cycle={cycle}
              before={details.fields}
              begun={details.fields}
              checkIns={details.checkIns}
              itemKeys={details.itemKeys}
            />
          )}
        </Read>
      )}
    </Dialog>
  );
}

/** What is taken away by others while it is written about stays here: what was typed must not go with it. */
function useLast<T>(now: T | null): T | null {
  const last = useRef(now);
  if (now !== null) last.current = now;
  return last.current;
}

const nothing: Fields = {};
const noItems = {};

function objectiveOf(
  nodes: ReadonlyMap<string, HierarchyNode>,
  node: HierarchyNode | null,
  above: HierarchyNode | null,
): HierarchyNode | null {
  if (node === null) return above;
  return nodes.get(node.parents[0]?.id ?? '') ?? null;
}

/** The project of the page, a level that may be written on, and what it was begun from. */
function begunObjective(view: HierarchyView, above: HierarchyNode | null): Fields {
  const writable = view.projects.filter(({ may }) => may === 'edit' || may === 'administer');
  const only = writable.length === 1 ? writable[0]?.id : undefined;
  const project =
    view.project ??
    (above !== null && writable.some(({ id }) => id === above.project) ? above.project : only);
  const levels = offeredLevels(view, 'team').filter(({ used }) => used);
  const level = levels.find(({ level }) => level === 'team') ?? levels.at(-1);
  return {
    ...(project === undefined ? {} : { project }),
    ...(level === undefined ? {} : { level: level.level }),
    ...(above === null
      ? {}
      : {
          parent: [
            {
              id: above.id,
              shard: above.shard,
              ...(above.is === 'objective' || above.measure === 'objectives' ? {} : { contributes: false }),
            },
          ],
        }),
  };
}

interface ReadProps {
  readonly node: HierarchyNode;
  readonly close: () => void;
  readonly children: (details: NodeDetails) => ComponentChildren;
}

/** Its fields, read when it is opened: the rows carry only what they show. */
function Read({ node, close, children }: ReadProps) {
  const { editor: say } = useHierarchyWords();
  const { model } = useHierarchy();
  const read = useAnswer(`${node.shard} ${node.id}`, () =>
    model.client.readNode({ id: node.id, shard: node.shard }),
  );
  const place = useRef<HTMLDivElement>(null);
  const there = read.value !== null;
  useEffect(() => {
    // The dialog opened before there was anything to write in.
    if (there) place.current?.querySelector<HTMLElement>('[data-field=title]')?.focus();
  }, [there]);
  return (
    <div ref={place}>
      {read.value !== null ? (
        children(read.value)
      ) : read.failure !== null ? (
        <>
          <FailureNote
            failure={{ ...read.failure, message: read.failure.message || say.notReadable }}
            again={read.again}
          />
          <CloseButton close={close} />
        </>
      ) : (
        <>
          <svg class="tl-skeleton" width="100%" height="160" aria-hidden="true">
            <rect y="4" width="20%" height="8" rx="2" />
            <rect y="20" width="100%" height="28" rx="2" />
            <rect y="68" width="20%" height="8" rx="2" />
            <rect y="84" width="48%" height="28" rx="2" />
          </svg>
          <CloseButton close={close} />
        </>
      )}
    </div>
  );
}

function Gone({ close }: { readonly close: () => void }) {
  const { editor: say } = useHierarchyWords();
  return (
    <>
      <p>{say.gone}</p>
      <CloseButton close={close} />
    </>
  );
}

function NoCycle({ close }: { readonly close: () => void }) {
  const { editor: say } = useHierarchyWords();
  const { open, state } = useHierarchy();
  return (
    <>
      <p>{say.noCycle}</p>
      <div class="tl-actions tl-editor-actions">
        {state.view?.may.makeCycles === true && (
          <button type="button" class="tl-button tl-button-main" onClick={() => open({ kind: 'cycle' })}>
            {say.makeCycle}
          </button>
        )}
        <button type="button" class="tl-button" onClick={close}>
          {say.close}
        </button>
      </div>
    </>
  );
}

function CloseButton({ close }: { readonly close: () => void }) {
  const { editor: say } = useHierarchyWords();
  return (
    <div class="tl-actions tl-editor-actions">
      <button type="button" class="tl-button" onClick={close}>
        {say.close}
      </button>
    </div>
  );
}
