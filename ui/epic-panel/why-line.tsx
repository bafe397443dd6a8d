import { useWords } from '../words-context.ts';

/** The question and its shortest answer, on one line where there is room. */
export function WhyLine({ percent, because }: { percent: string | null; because: string }) {
  const words = useWords();
  return (
    <div class="tl-why-line">
      <h4>{words.why(percent)}</h4> <p>{because}</p>
    </div>
  );
}
