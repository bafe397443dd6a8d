import { useReviewWords } from './words-context.ts';

/** The shape of what comes: a heading, lines with their steps, and what became of the work. */
export function ReviewToCome() {
  const { review: words } = useReviewWords();
  return (
    <div class="tl-skeleton">
      <output class="tl-unseen">{words.loading}</output>
      <svg width="100%" height="248" aria-hidden="true">
        <rect x="0" y="4" width="38%" height="14" rx="2" />
        <rect x="0" y="26" width="24%" height="10" rx="2" />
        {[60, 128, 196].map((y) => (
          <g key={y}>
            <rect x="0" y={y} width="34%" height="12" rx="2" />
            <rect x="0" y={y + 22} width="22%" height="20" rx="2" />
            <rect x="38%" y={y} width="14%" height="8" rx="1" />
            <rect x="48%" y={y + 16} width="8%" height="8" rx="1" />
            <rect x="38%" y={y + 32} width="18%" height="8" rx="1" />
          </g>
        ))}
        <rect x="66%" y="60" width="34%" height="12" rx="2" />
        <rect x="66%" y="84" width="20%" height="12" rx="2" />
        <rect x="66%" y="108" width="28%" height="12" rx="2" />
        <rect x="66%" y="132" width="24%" height="12" rx="2" />
      </svg>
    </div>
  );
}
