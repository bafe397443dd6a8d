import { Dialog } from '../dialog.tsx';
import { useHierarchyWords } from './words-context.ts';

/** Which keys the tree knows. */
export function KeysDialog({ close }: { close: () => void }) {
  const words = useHierarchyWords();
  return (
    <Dialog title={words.tree.keysTitle} close={close}>
      <table class="tl-keys">
        <thead>
          <tr>
            <th scope="col">{words.tree.keyColumn}</th>
            <th scope="col">{words.tree.doesColumn}</th>
          </tr>
        </thead>
        <tbody>
          {words.tree.keys.map(([key, does]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" class="tl-button" onClick={close}>
        {words.tree.done}
      </button>
    </Dialog>
  );
}
