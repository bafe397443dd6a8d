import { Dialog } from '../../dialog.tsx';
import { PlanFile } from '../../plan-file.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';
import { useEscapeKey } from './use-escape-key.ts';

interface ImportHereProps {
  readonly opened: Extract<Opened, { kind: 'import' }>;
  readonly close: () => void;
}

/** Imports a plan file into what is shown. */
export function ImportHere({ close }: ImportHereProps) {
  const words = useHierarchyWords();
  const { editor: say } = words;
  const { model } = useHierarchy();
  useEscapeKey(close);
  return (
    <Dialog title={say.importTitle} close={close}>
      <div class="tl-editor">
        <p>{say.importMeans}</p>
        <PlanFile
          label={say.importChoose}
          main
          send={(file) => model.changeAll((client) => client.importPlan(file), say.imported(file.fileName))}
          done={close}
        />
        <div class="tl-actions tl-editor-actions">
          <button type="button" class="tl-button" onClick={close}>
            {say.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
