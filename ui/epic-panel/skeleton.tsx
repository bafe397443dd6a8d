import { useWords } from '../words-context.ts';

/** The shape of what comes: one objective, its bar, two key results. */
export function Skeleton() {
  const words = useWords();
  return (
    <div class="tl-skeleton">
      <output class="tl-unseen">{words.loading}</output>
      <svg width="100%" height="148" aria-hidden="true">
        <rect x="0" y="4" width="45%" height="10" rx="2" />
        <rect x="0" y="38" width="72%" height="12" rx="2" />
        <rect x="86%" y="38" width="14%" height="12" rx="2" />
        <rect x="0" y="60" width="40%" height="8" rx="2" />
        <rect x="0" y="80" width="66%" height="8" rx="1" />
        <rect x="0" y="108" width="60%" height="10" rx="2" />
        <rect x="86%" y="108" width="14%" height="10" rx="2" />
        <rect x="0" y="134" width="52%" height="10" rx="2" />
        <rect x="86%" y="134" width="14%" height="10" rx="2" />
      </svg>
    </div>
  );
}
