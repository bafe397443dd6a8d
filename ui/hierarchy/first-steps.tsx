import { useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { FailureNote } from '../epic-panel/failure-note.tsx';
import { useHierarchy } from './hierarchy-context.ts';
import { quarterOf } from './quarter-of.ts';
import { useHierarchyWords } from './words-context.ts';

/** Why there are no rows: no cycle, no objective, or none that this reader may see. */
export type FirstStep = 'cycle' | 'objective' | 'restricted';

export function firstStep({ cycle, nodes, restricted }: HierarchyView): FirstStep | null {
  if (cycle === null) return 'cycle';
  if (nodes.length > 0) return null;
  return restricted > 0 ? 'restricted' : 'objective';
}

/** In place of the rows: what is to be done first, for those who may do it. */
export function FirstSteps({ step, view }: { step: FirstStep; view: HierarchyView }) {
  const words = useHierarchyWords();
  const { open } = useHierarchy();
  const { may } = view;
  if (step === 'cycle') return <NoCycle view={view} />;
  return (
    <div class="tl-empty">
      {step === 'restricted' && <p>{words.tree.onlyRestricted(view.restricted)}</p>}
      {step === 'objective' && <p>{words.tree[noObjective(view)]}</p>}
      <div class="tl-actions">
        {may.write && (
          <button
            type="button"
            class="tl-button tl-button-main"
            onClick={() => open({ kind: 'edit', is: 'objective', id: null, parent: null })}
          >
            {step === 'objective' ? words.tree.writeFirst : words.tree.newObjective}
          </button>
        )}
        {may.administer && (
          <button type="button" class="tl-button" onClick={() => open({ kind: 'import' })}>
            {words.tree.importHere}
          </button>
        )}
      </div>
    </div>
  );
}

// ── below ──

const noObjective = ({ may, project }: HierarchyView) =>
  may.write ? 'noObjectiveYet' : project === null ? 'noObjectiveOfSite' : 'noObjectiveReader';

function NoCycle({ view }: { view: HierarchyView }) {
  const words = useHierarchyWords();
  const { model, open } = useHierarchy();
  const [failure, setFailure] = useState<Failure | null>(null);
  const quarter = quarterOf(view.today);
  const make = async (): Promise<void> => {
    setFailure(null);
    setFailure(
      await model.changeAll((client) => client.makeCycle(quarter), words.tree.madeCycle(quarter.id)),
    );
  };
  return (
    <div class="tl-empty">
      <p>
        {words.tree.noCycleYet}
        {!view.may.makeCycles && ` ${words.tree.askForCycle}`}
      </p>
      <div class="tl-actions">
        {view.may.makeCycles && (
          <>
            <button type="button" class="tl-button tl-button-main" onClick={() => void make()}>
              {words.tree.makeThisQuarter(quarter.id)}
            </button>
            <button type="button" class="tl-button" onClick={() => open({ kind: 'cycle' })}>
              {words.tree.otherCycle}
            </button>
          </>
        )}
        {view.may.administer && (
          <button type="button" class="tl-button" onClick={() => open({ kind: 'import' })}>
            {words.tree.importHere}
          </button>
        )}
      </div>
      {failure !== null && <FailureNote failure={failure} again={() => void make()} />}
    </div>
  );
}
