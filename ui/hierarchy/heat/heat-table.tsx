import { useId, useMemo } from 'preact/hooks';
import { hierarchyHeat, type HeatCell } from '@throughline/core/view/hierarchy-heat.ts';
import { HealthMark } from '../../health-mark.tsx';
import { ownerName } from '../group-name.ts';
import { titleOf } from '../row-texts.ts';
import type { Outline } from '../outline.ts';
import { useHierarchyWords } from '../words-context.ts';

/** More columns are no longer a table that one looks at. */
const COLUMNS = 24;

interface HeatTableProps {
  readonly outline: Outline;
  /** Shows a node among the rows. */
  readonly show: (node: string) => void;
}

/** Teams × top objectives: where each works, and what is worst there. Never a mean of healths (R33). */
export function HeatTable({ outline, show }: HeatTableProps) {
  const words = useHierarchyWords();
  const { joined, filtered, compare } = outline;
  const heat = useMemo(() => hierarchyHeat(joined, filtered, compare), [joined, filtered, compare]);
  const captionId = useId();
  const columns = heat.columns.slice(0, COLUMNS);
  const rows = heat.rows.filter(({ cells }) => cells.slice(0, COLUMNS).some((cell) => cell !== null));
  return (
    <section class="tl-heat" aria-label={words.tree.heatTitle}>
      {heat.columns.length > COLUMNS && (
        <p class="tl-notice">{words.tree.heatCut(COLUMNS, heat.columns.length)}</p>
      )}
      <p class="tl-quiet" id={captionId}>
        {words.tree.heatCaption}
      </p>
      <div class="tl-table-scroll">
        <table class="tl-table tl-heat-table" aria-describedby={captionId}>
          <caption class="tl-unseen">{words.tree.heatTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{words.tree.teamColumn}</th>
              {columns.map((top) => (
                <th key={top.id} scope="col" dir="auto">
                  {titleOf(top, words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ owner, cells }) => (
              <tr key={owner ?? '\0'}>
                <th scope="row" dir="auto">
                  {ownerName(owner, words)}
                </th>
                {columns.map((top, at) => (
                  <td key={top.id}>
                    <Cell cell={cells[at] ?? null} team={ownerName(owner, words)} show={show} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

// ── below ──

interface CellProps {
  readonly cell: HeatCell | null;
  readonly team: string;
  readonly show: (node: string) => void;
}

function Cell({ cell, team, show }: CellProps) {
  const words = useHierarchyWords();
  if (cell === null) return <span class="tl-unseen">{words.tree.heatNothing}</span>;
  const number = words.percent(cell.node.percent);
  const count = words.tree.heatCount(cell);
  const worst = words.tree.heatWorst(
    words.health(cell.worst),
    cell.ofWorst,
    cell.objectives + cell.keyResults,
  );
  return (
    <button
      type="button"
      class={`tl-heat-cell tl-heat-${cell.worst}`}
      title={titleOf(cell.node, words)}
      onClick={() => show(cell.node.id)}
      // The browser leaves alone what is seen in part.
      onFocus={(event) => event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
    >
      <span class="tl-unseen">{team}</span> <span class="tl-heat-number">{number}</span>{' '}
      <span class="tl-health">
        <HealthMark health={cell.worst} />
        <span>{worst}</span>
      </span>{' '}
      <span class="tl-quiet">{count}</span>
    </button>
  );
}
