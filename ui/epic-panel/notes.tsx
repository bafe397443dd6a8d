import type { ItemId } from '@throughline/core/model/ids.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import { problemSentence } from '@throughline/core/view/words/problem-sentence.ts';
import { NoteIcon } from '../icons.tsx';
import { useWords } from '../words-context.ts';

interface NotesProps {
  readonly problems: readonly Problem[];
  readonly node?: (id: string) => string | null;
  readonly item?: (id: ItemId) => string | null;
}

/** The problems that ride with a number, each as a sentence. */
export function Notes({ problems, ...names }: NotesProps) {
  const words = useWords();
  if (problems.length === 0) return null;
  return (
    <ul class="tl-notes">
      {problems.map((problem) => {
        const sentence = problemSentence(problem, names, words);
        return (
          <li key={`${problem.code} ${sentence}`}>
            <NoteIcon />
            <span>{sentence}</span>
          </li>
        );
      })}
    </ul>
  );
}
