import type { Health } from '@throughline/core/progress/evaluation.ts';
import { HealthMark } from '../health-mark.tsx';
import { useWords } from '../words-context.ts';

/** A health as shape and word. */
export function HealthWord({ health }: { health: Health }) {
  const words = useWords();
  return (
    <span class="tl-health">
      <HealthMark health={health} />
      <span>{words.health(health)}</span>
    </span>
  );
}
