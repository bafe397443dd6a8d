import { useHierarchyWords } from '../words-context.ts';
import { TextField } from './field.tsx';
import { apportion, shownShares } from './shares.ts';
import { bringsOf, type WeightRow } from './weight-rows.ts';

interface WeightsTableProps {
  readonly rows: readonly WeightRow[];
  readonly shares: readonly number[];
  readonly type: (id: string, typed: string) => void;
}

/** Each child with its weight, the share that it makes, its own progress and what it brings to the whole. */
export function WeightsTable({ rows, shares, type }: WeightsTableProps) {
  const words = useHierarchyWords();
  const { editor: say } = words;
  const shown = shownShares(shares);
  const brings = rows.map(({ node }, at) => bringsOf(node, shares[at] ?? 0));
  const whole = Math.round(brings.reduce((sum, each) => sum + each, 0) / 10_000);
  // The shown parts add up to the shown whole (R4).
  const parts = whole === 0 ? brings.map(() => 0) : apportion(brings, whole);
  return (
    <table class="tl-ed-weights">
      <thead>
        <tr>
          <th scope="col">{say.child}</th>
          <th scope="col">{say.field('weight')}</th>
          <th scope="col">{say.share}</th>
          <th scope="col" class="tl-ed-wide">
            {say.progress}
          </th>
          <th scope="col">{say.brings}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ node, usual, typed }, at) => (
          <tr key={node.id}>
            <th scope="row">
              {node.title ?? say.restricted}
              {(shares[at] ?? 0) === 0 && <span class="tl-ed-aside">{words.notCounted}</span>}
            </th>
            <td>
              <TextField
                path={node.id}
                label={say.weightOf(node.title ?? say.restricted)}
                unseen
                number
                placeholder={usual}
                value={typed}
                change={(value) => type(node.id, value)}
              />
            </td>
            <td>{say.percentOf(shown[at] ?? 0)}</td>
            <td class="tl-ed-wide">{words.percent(node.percent)}</td>
            <td>{say.percentOf(parts[at] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say.together}</th>
          <td>{null}</td>
          <td>{say.percentOf(shown.reduce((sum, share) => sum + share, 0))}</td>
          <td class="tl-ed-wide">{null}</td>
          <td>{say.percentOf(whole)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
