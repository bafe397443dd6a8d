import { Dialog } from '@throughline/ui/dialog.tsx';
import { useHierarchy } from '@throughline/ui/hierarchy/hierarchy-context.ts';
import type { Opened } from '@throughline/ui/hierarchy/hierarchy-model.ts';

/**
 * In place of what opens over the rows, which has galleries of its own: says what was opened, and can save a change of
 * what it was opened for.
 */
export function OpenedPart({ opened, close }: { opened: Opened; close: () => void }) {
  const { model } = useHierarchy();
  const save = async (): Promise<void> => {
    if (!('id' in opened) || opened.id === null) return;
    const { id } = opened;
    await model.change(
      () => Promise.resolve({ ok: true, value: hierarchyGallery.client.saved(id, 77) }),
      `Saved ${opened.kind}.`,
    );
    close();
  };
  return (
    <Dialog title={JSON.stringify(opened)} close={close}>
      <button type="button" class="tl-button" onClick={close}>
        Close
      </button>
      <button type="button" class="tl-button" onClick={() => void save()}>
        Save
      </button>
    </Dialog>
  );
}
