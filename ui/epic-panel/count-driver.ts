import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { Answer, Failure } from '@throughline/core/use/answer.ts';
import type { EpicPanelView, KeyResultView } from '@throughline/core/view/epic-panel.ts';

export interface CountRequest {
  readonly keyResult: KeyResultId;
  readonly shard: string;
}

interface Around {
  view(): EpicPanelView | null;
  stuck(): ReadonlyMap<KeyResultId, Failure>;
  stopped(): boolean;
  go(request: CountRequest): Promise<Answer<EpicPanelView>>;
  accept(view: EpicPanelView): void;
  read(): Promise<void>;
  giveUp(keyResult: KeyResultId, failure: Failure): void;
}

/** So often in a row one count may fail for a reason that passes by itself before the person is asked. */
const PATIENCE = 5;
/** Milliseconds between two asks when a page of a count brought nothing new: a queue may be working on it. */
const PAUSE = 1500;

/**
 * Goes on with the counts that the view says are under way, one page after the other, until none is left or the
 * panel is gone. The work is resumable anywhere, so stopping at any moment loses nothing.
 */
export function countDriver(around: Around): { drive(): void } {
  let driving = false;
  const tries = new Map<KeyResultId, number>();

  const drive = async (): Promise<void> => {
    for (;;) {
      const next = countUnderWay(around.view(), around.stuck());
      if (next === null || around.stopped()) return;
      const request = { keyResult: next.id, shard: next.shard };
      const answer = await around.go(request);
      if (around.stopped()) return;
      if (answer.ok) {
        tries.delete(next.id);
        around.accept(answer.value);
        const now = countUnderWay(answer.value, around.stuck());
        if (now?.id === next.id && now.counting?.items === next.counting?.items) await pause(PAUSE);
        continue;
      }
      const tried = (tries.get(next.id) ?? 0) + 1;
      tries.set(next.id, tried);
      const passes = answer.failure.code === 'conflict' || answer.failure.code === 'busy';
      if (!passes || tried >= PATIENCE) {
        tries.delete(next.id);
        around.giveUp(next.id, answer.failure);
        continue;
      }
      await pause(answer.failure.retryAfter === undefined ? PAUSE : answer.failure.retryAfter * 1000);
      if (answer.failure.code === 'conflict') await around.read();
    }
  };

  return {
    drive() {
      if (driving) return;
      driving = true;
      void drive().finally(() => {
        driving = false;
      });
    },
  };
}

function countUnderWay(
  view: EpicPanelView | null,
  stuck: ReadonlyMap<KeyResultId, Failure>,
): KeyResultView | null {
  if (view?.kind !== 'full') return null;
  for (const objective of view.objectives) {
    // A count that failed waits for the person who reads why.
    const found = objective.keyResults.find(
      (keyResult) => keyResult.counting !== null && keyResult.failed === null && !stuck.has(keyResult.id),
    );
    if (found) return found;
  }
  return null;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
  });
