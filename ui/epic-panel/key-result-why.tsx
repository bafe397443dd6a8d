import type { TraceView } from '@throughline/core/view/trace.ts';
import type { Words } from '@throughline/core/view/words/words.ts';
import { useWords } from '../words-context.ts';
import { Notes } from './notes.tsx';
import type { Trace } from './use-trace.ts';
import { WhyLine } from './why-line.tsx';
import { WorkRows } from './work-rows.tsx';

type KeyResultTrace = Extract<TraceView, { kind: 'keyResult' }>;

/** How a key result's number is made. */
export function KeyResultWhy({ trace, head }: { trace: Trace; head: KeyResultTrace }) {
  const words = useWords();
  const { value, work, problems } = head;
  const keys = new Map(trace.rows.map((row) => [row.item, row.key]));
  const once = problems.find(({ code }) => code === 'D_OVERLAP')?.items?.length ?? 0;
  const none = value.percent === null ? [words.sentence(words.noKeyResultValue(value))] : [];
  const [first, ...more] = [...none, ...madeOf(words, head)];
  return (
    <>
      <WhyLine percent={value.percent} because={first ?? ''} />
      {work !== null && (
        <p class="tl-work-parts">
          {[...words.workParts(work), ...(once > 0 ? [words.countedOnce(once)] : [])].join(' · ')}
        </p>
      )}
      {more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {value.percent !== null && <p>{words.pace(value)}</p>}
      {value.origin === 'override' && <p>{words.sentence(words.setByHand(value.computedPercent))}</p>}
      {/* Not named where the key is not known: such an item may be one that the viewer may not see. */}
      <Notes problems={problems} item={(id) => keys.get(id) ?? null} />
      {work !== null && <WorkRows trace={trace} work={work} amount={value.amount} />}
    </>
  );
}

/** The sentences between the health and the items, by what is measured. */
function madeOf(words: Words, { value, work }: KeyResultTrace): readonly string[] {
  const { amount } = value;
  switch (amount.kind) {
    case 'work': {
      const sums = words.amount(amount);
      const size = amount.unestimatedSize;
      return [
        ...(sums === null ? [] : [words.sentence(sums)]),
        ...(amount.weighted === null ? [] : [words.weightedSums(amount) ?? '']),
        ...(size === null || (work?.unestimated ?? 0) === 0
          ? []
          : [words.unestimatedAs(words.baseSize(size, amount.unit))]),
      ];
    }
    case 'metric': {
      const [current, range] = [words.amount(amount), words.range(amount)];
      const { on, stretch, unit } = amount;
      return [
        current === null
          ? words.noReading(range)
          : on === null
            ? words.stands(current, range)
            : words.reading(current, words.on(on), range),
        ...(stretch ? [words.stretch(words.withUnit(stretch.to, unit), stretch.raw)] : []),
      ];
    }
    case 'maintain':
      return [
        amount.current === null || amount.on === null
          ? words.noReading(null)
          : words.reading(words.withUnit(amount.current, amount.unit), words.on(amount.on), null),
        words.held(amount.held, amount.elapsed, amount.planned),
      ];
    case 'milestones':
      return [words.milestones(words.amount(amount) ?? '')];
    case 'yesNo':
      return [words.yesNo(amount.done)];
    case 'none':
      return [];
  }
}
