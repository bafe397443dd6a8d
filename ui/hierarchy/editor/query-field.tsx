import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { useWords } from '../../words-context.ts';
import { TextField } from './field.tsx';
import { useAnswer } from './use-answer.ts';
import { useStill } from './use-still.ts';

/** Milliseconds without a key: each count is a question to the tracker. */
const WAIT = 500;

interface QueryFieldProps {
  readonly query: string;
  readonly change: (query: string) => void;
  readonly hint?: string;
}

/** A query in the tracker's language, with how many items it finds now. */
export function QueryField({ query, change, hint }: QueryFieldProps) {
  const words = useWords();
  const { editor: say } = useHierarchyWords();
  const { model, page } = useHierarchy();
  const text = useStill(query.trim(), WAIT);
  const counted = useAnswer(text === '' ? null : text, () => model.client.countQuery({ query: text }));
  const failed = counted.failure;
  return (
    <>
      <TextField
        path="measure.query"
        label={say.queryIn(page.queries)}
        hint={hint}
        lines={2}
        value={query}
        change={change}
      />
      <output class="tl-ed-live tl-ed-span-12">
        {failed !== null
          ? words.said(failed.message) || words.failure(failed.code)
          : counted.asking || (text !== query.trim() && query.trim() !== '')
            ? say.counting
            : counted.value !== null && say.found(counted.value.count, counted.value.exact)}
      </output>
    </>
  );
}
