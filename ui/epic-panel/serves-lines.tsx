import type { ServesLine } from '@throughline/core/view/epic-panel.ts';
import { useWords } from '../words-context.ts';

/** On other types than epics: one quiet line, more of them only when asked for. */
export function ServesLines({ serves }: { serves: readonly ServesLine[] }) {
  const words = useWords();
  const [first, ...more] = serves;
  if (first === undefined) return <p class="tl-line">{words.servesNothing}</p>;
  const line = words.serves(first.keyResult, first.objective);
  if (more.length === 0) return <p class="tl-line">{line}</p>;
  return (
    <details class="tl-line">
      <summary>
        {line} {words.servesMore(more.length)}
      </summary>
      <ul>
        {more.map((serve) => (
          <li key={`${serve.objective}/${serve.keyResult}`}>
            {words.serves(serve.keyResult, serve.objective)}
          </li>
        ))}
      </ul>
    </details>
  );
}
