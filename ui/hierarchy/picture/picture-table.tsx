import { useState } from 'preact/hooks';
import type { HierarchyPicture } from '@throughline/core/view/hierarchy-picture.ts';
import { HealthWord } from '../../epic-panel/health-word.tsx';
import { titleOf } from '../row-texts.ts';
import { useHierarchyWords } from '../words-context.ts';

/** What the picture says, as rows: for those who do not see it, and for copying. */
export function PictureTable({ picture }: { picture: HierarchyPicture }) {
  const words = useHierarchyWords();
  const [open, setOpen] = useState(false);
  const { nodes, edges } = picture;
  const above = (at: number, contributes: boolean): string =>
    edges
      .filter((edge) => edge.child === at && edge.contributes === contributes)
      .map(({ parent }) => titleOf(nodes[parent]!.node, words))
      .join('; ');
  return (
    <details class="tl-picture-twin" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.tree.pictureTable}</summary>
      {open && (
        // It scrolls by itself, and nothing in it takes the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section class="tl-table-scroll" aria-label={words.tree.pictureTable} tabIndex={0}>
          <table class="tl-table">
            <caption class="tl-unseen">{words.tree.pictureTitle}</caption>
            <thead>
              <tr>
                <th scope="col">{words.tree.nameColumn}</th>
                <th scope="col">{words.tree.serves}</th>
                <th scope="col">{words.tree.servesOnly}</th>
                <th scope="col">{words.tree.scoreColumn}</th>
                <th scope="col">{words.tree.healthColumn}</th>
              </tr>
            </thead>
            <tbody>
              {nodes.map(({ node }, at) => (
                <tr key={node.id}>
                  <th scope="row" dir="auto">
                    {titleOf(node, words)}
                  </th>
                  <td dir="auto">{above(at, true) || words.tree.servesNothingAbove}</td>
                  <td dir="auto">{above(at, false)}</td>
                  <td class="tl-figures">{words.percent(node.percent)}</td>
                  <td>
                    <HealthWord health={node.health} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
