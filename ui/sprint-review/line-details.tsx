import { useState } from 'preact/hooks';
import type { ItemId } from '@throughline/core/model/ids.ts';
import type { KeyResultLine, ObjectiveLine } from '@throughline/core/review/review.ts';
import { Notes } from '../epic-panel/notes.tsx';
import { ItemKey } from '../item-key.tsx';
import { useReview } from './review-context.ts';
import { stepRows, type StepRow } from './step-rows.ts';
import { useReviewWords } from './words-context.ts';

/** So many steps are shown before the rest is asked for. */
const FIRST = 12;

/** One line opened: how it stands, what the next span must bring, and every step that moved it, to the last digit. */
export function LineDetails({ line }: { line: ObjectiveLine | KeyResultLine }) {
  const words = useReviewWords();
  const say = words.review;
  const { view, page } = useReview();
  const { span, keyResults, objectives, work } = view.review;
  const titleOf = (id: string): string | null =>
    [...keyResults, ...objectives].find((one) => one.id === id)?.title ?? null;
  const keyOf = (id: ItemId): string | null =>
    [
      ...Object.values(work.groups).flatMap(({ items }) => items),
      ...line.steps.flatMap(({ item }) => item ?? []),
    ].find((item) => item.id === id)?.key ?? null;
  return (
    <>
      <p>
        {words.pace({ ...line, progress: line.end })}
        {line.raw !== null && line.raw > 1_000_000 && ` ${say.attained(line.raw)}`}
      </p>
      {line.is === 'keyResult' && line.served.items > 0 && (
        <p>{say.served(line.served.items, line.served.done, span.kind)}</p>
      )}
      <p>{line.forecast === null ? say.noForecast : say.forecast(line.forecast)}</p>
      {line.next !== null && <p class="tl-review-next-again">{say.next(line.next, span.kind)}</p>}
      <Notes problems={line.problems} node={titleOf} item={keyOf} />
      {line.steps.length === 0 ? <p class="tl-quiet">{say.noSteps}</p> : <Steps line={line} />}
      {page.openHierarchy && (
        <button type="button" class="tl-button" onClick={() => page.openHierarchy?.(line.id)}>
          {say.openHierarchy}
        </button>
      )}
    </>
  );
}

// ── below ──

function Steps({ line }: { line: ObjectiveLine | KeyResultLine }) {
  const { review: say } = useReviewWords();
  const [all, showAll] = useState(false);
  const rows = stepRows(line.steps);
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <>
      <table class="tl-review-steps">
        <caption>
          {/* Out of the flow itself it would take the columns their widths. */}
          <span class="tl-unseen">{say.steps(line.title)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{say.stepColumn}</th>
            <th scope="col">{say.dayColumn}</th>
            <th scope="col">{say.pointsColumn}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Step key={row.key} row={row} line={line} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {say.together}
            </th>
            <td>{say.exactPoints(line.change)}</td>
          </tr>
        </tfoot>
      </table>
      {shown.length < rows.length && (
        <button type="button" class="tl-button" onClick={() => showAll(true)}>
          {say.showAll(rows.length)}
        </button>
      )}
    </>
  );
}

function Step({ row, line }: { row: StepRow; line: ObjectiveLine | KeyResultLine }) {
  const words = useReviewWords();
  const { view, page } = useReview();
  const { item } = row;
  return (
    <tr>
      <th scope="row">
        {item !== null && (
          <>
            <ItemKey itemKey={item.key} url={item.url} open={() => page.openItem(item)} />{' '}
            <span dir="auto">{item.title}</span>
          </>
        )}
        {row.restricted > 0 && <span>{words.restrictedItems(row.restricted)}</span>}
        {row.reading !== null && <Reading reading={row.reading} line={line} />}
        <span class={item || row.restricted > 0 || row.reading ? 'tl-review-cause' : undefined}>
          {words.review.cause(row.cause)}
        </span>
      </th>
      <td>{words.review.dayOf(row.at, view.timeZone)}</td>
      <td>{words.review.exactPoints(row.ppm)}</td>
    </tr>
  );
}

function Reading({
  reading,
  line,
}: {
  reading: NonNullable<StepRow['reading']>;
  line: { readonly id: string };
}) {
  const words = useReviewWords();
  const of = useReview().view.review.keyResults.find(({ id }) => id === reading.of);
  const unit = of?.amount.kind === 'metric' || of?.amount.kind === 'maintain' ? of.amount.unit : null;
  const value = reading.value === null ? null : words.withUnit(reading.value, unit);
  return (
    <span>{words.review.readingStep(of && of.id !== line.id ? of.title : null, reading.on, value)}</span>
  );
}
