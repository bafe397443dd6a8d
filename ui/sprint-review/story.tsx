import { useRef, useState } from 'preact/hooks';
import type { ReviewView } from '@throughline/core/use/sprint-client.ts';
import { reviewCsv } from '@throughline/core/view/review-csv.ts';
import { reviewStory } from '@throughline/core/view/review-story.ts';
import { reviewTables, tablesText } from '@throughline/core/view/review-table.ts';
import { copyText, download, mayDownload, type Copied } from './copying.ts';
import { tablesHtml } from './tables-html.ts';
import { useReviewWords } from './words-context.ts';

/** What was done with the story; a text that could not be copied stands there to be copied by hand. */
type Done =
  | { readonly kind: 'copied' | 'csv-copied' | 'downloaded' }
  | { readonly kind: 'not-copied'; readonly text: string };

/** The story in sentences, to be read and to be taken elsewhere: as text, as tables, as csv. */
export function Story({ view }: { view: ReviewView }) {
  const words = useReviewWords();
  const say = words.review;
  const [done, setDone] = useState<Done | null>(null);
  const sentences = reviewStory(view, words);

  const copy = async (copied: Copied, kind: 'copied' | 'csv-copied' = 'copied'): Promise<void> => {
    // Taken away first: the same words said twice are not heard twice.
    setDone(null);
    const isCopied = await copyText(copied);
    setDone(isCopied ? { kind } : { kind: 'not-copied', text: copied.text });
  };
  const copyTables = (): Promise<void> => {
    const tables = reviewTables(view, words);
    return copy({ text: tablesText(tables), html: tablesHtml(tables) });
  };
  const takeCsv = (): void => {
    const csv = reviewCsv(view.review);
    if (!mayDownload()) {
      void copy({ text: csv }, 'csv-copied');
      return;
    }
    // With the mark by which a spreadsheet knows that it is UTF-8.
    download(`\uFEFF${csv}`, say.csvName(view.review.span), 'text/csv;charset=utf-8');
    setDone({ kind: 'downloaded' });
  };

  return (
    <section class="tl-review-story" aria-labelledby="tl-review-story">
      <h3 id="tl-review-story">{say.story}</h3>
      <ul class="tl-review-sentences">
        {sentences.map((sentence) => (
          <li key={sentence} dir="auto">
            {sentence}
          </li>
        ))}
      </ul>
      <div class="tl-actions">
        <button type="button" class="tl-button" onClick={() => void copy({ text: sentences.join('\n') })}>
          {say.copyStory}
        </button>
        <button type="button" class="tl-button" onClick={() => void copyTables()}>
          {say.copyTable}
        </button>
        <button type="button" class="tl-button" onClick={takeCsv}>
          {mayDownload() ? say.downloadCsv : say.copyCsv}
        </button>
        <output class="tl-review-done">{done === null ? null : say.done(done.kind)}</output>
      </div>
      {done?.kind === 'not-copied' && <TextToCopy text={done.text} />}
    </section>
  );
}

// ── below ──

function TextToCopy({ text }: { text: string }) {
  const { review: say } = useReviewWords();
  const first = useRef(true);
  return (
    <textarea
      class="tl-input tl-review-text-to-copy"
      aria-label={say.textToCopy}
      readOnly
      rows={6}
      value={text}
      ref={(area) => {
        if (area === null || !first.current) return;
        first.current = false;
        area.select();
      }}
    />
  );
}
