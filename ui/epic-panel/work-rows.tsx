import type { Amount } from '@throughline/core/model/amount.ts';
import type { TraceRow, WorkTraceView } from '@throughline/core/view/trace.ts';
import type { Words } from '@throughline/core/view/words/words.ts';
import { StageMark } from '../stage-mark.tsx';
import { useWords } from '../words-context.ts';
import { ItemLink } from './item-link.tsx';
import type { Trace } from './use-trace.ts';

interface WorkRowsProps {
  readonly trace: Trace;
  readonly work: WorkTraceView;
  readonly amount: Amount;
}

/** The work items behind a number, a page at a time. Those that the viewer may not see are counted, never named. */
export function WorkRows({ trace, work, amount }: WorkRowsProps) {
  const words = useWords();
  const unit = amount.kind === 'work' ? amount.unit : work.unit;
  const counted = trace.rows.filter(({ why }) => why === 'counted' || why === 'dropped').length;
  const left = work.counted + work.dropped - counted - trace.restricted;
  return (
    <>
      {trace.rows.length > 0 && (
        <ul class="tl-items" aria-label={words.items}>
          {trace.rows.map((row) => (
            <WorkRow key={`${row.item} ${row.milestone ?? ''}`} row={row} unit={unit} />
          ))}
        </ul>
      )}
      {trace.restricted > 0 && <p class="tl-quiet">{words.restrictedItems(trace.restricted)}</p>}
      {trace.next !== null && (
        <p class="tl-more">
          {left > 0 && <span class="tl-quiet">… {words.more(left)}</span>}
          <button type="button" class="tl-button" disabled={trace.reading} onClick={trace.more}>
            {words.showMore}
          </button>
        </p>
      )}
    </>
  );
}

/** Time logged against the estimate, where the host told both or one; nothing where nobody logged or estimated. */
function loggedOf(words: Words, { logged = null, estimate = null }: TraceRow): string | null {
  if (logged === null && estimate === null) return null;
  return (logged ?? 0) === 0 && (estimate ?? 0) === 0 ? null : words.timeLogged(logged ?? 0, estimate);
}

function WorkRow({ row, unit }: { row: TraceRow; unit: Extract<Amount, { kind: 'work' }>['unit'] }) {
  const words = useWords();
  const aside = [
    row.milestone ?? null,
    row.size === null && row.why === 'counted' ? words.notEstimated : null,
    row.assignee,
    // The mark says as much where work is open or done; in between, the host's own word says more.
    row.stage === 'todo' || row.stage === 'done' ? null : row.state,
    loggedOf(words, row),
    row.via === null ? null : words.via(row.via),
    row.weight === null ? null : words.weightSpoken(row.weight),
    row.shared === undefined || row.shared === 0 ? null : words.alsoIn(row.shared),
    words.because(row.why),
  ].filter(Boolean);
  return (
    <li class={row.why === 'counted' ? 'tl-item' : 'tl-item tl-item-out'}>
      <StageMark stage={row.stage} />
      <p class="tl-item-title">
        <ItemLink id={row.item} itemKey={row.key} url={row.url} /> <bdi>{row.title}</bdi>
      </p>
      <span class="tl-size">
        {row.size !== null && words.size(row.size, unit)}
        {row.size === null && row.why === 'counted' && <span aria-hidden="true">{words.percent(null)}</span>}
      </span>
      <p class="tl-item-aside">{aside.join(' · ')}</p>
    </li>
  );
}
