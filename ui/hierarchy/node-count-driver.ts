import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { Answer, Failure } from '@throughline/core/use/answer.ts';
import type { KeyResultSpot } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyNode, HierarchyPatch, HierarchyView } from '@throughline/core/view/hierarchy.ts';

interface Around {
  view(): HierarchyView | null;
  stopped(): boolean;
  countOn(request: KeyResultSpot): Promise<Answer<HierarchyPatch>>;
  lay(patch: HierarchyPatch): void;
  read(): Promise<void>;
  failed(failure: Failure): void;
}

/** So often in a row one count may fail for a reason that passes by itself before it is left alone. */
const PATIENCE = 5;
/** Milliseconds after a page that brought nothing new, or that has to wait. */
const PAUSE = 1500;
/** Milliseconds between two looks at counts that a queue works off; they double up to the second. */
const LOOKS = [4000, 60_000] as const;

/**
 * Sees counts that are under way to their end. Where the page has to drive them (no queue), one page after the other;
 * else by looking again from time to time. Stopping at any moment loses nothing: a count goes on from where it was.
 */
export function nodeCountDriver(around: Around): { drive(): void } {
  let driving = false;
  let look: number = LOOKS[0];
  const stuck = new Set<string>();
  const tries = new Map<string, number>();

  const next = (): HierarchyNode | undefined =>
    around
      .view()
      ?.nodes.find(({ counting, id, may }) => counting !== null && may !== 'none' && !stuck.has(id));

  const page = async (node: HierarchyNode): Promise<void> => {
    // Only key results are counted.
    const answer = await around.countOn({ keyResult: node.id as KeyResultId, shard: node.shard });
    if (around.stopped()) return;
    if (answer.ok) {
      tries.delete(node.id);
      around.lay(answer.value);
      const now = answer.value.nodes.find(({ id }) => id === node.id);
      if (now?.counting?.items === node.counting?.items) await pause(PAUSE);
      return;
    }
    const tried = (tries.get(node.id) ?? 0) + 1;
    tries.set(node.id, tried);
    const passes = answer.failure.code === 'conflict' || answer.failure.code === 'busy';
    if (!passes || tried >= PATIENCE) {
      stuck.add(node.id);
      around.failed(answer.failure);
      return;
    }
    await pause(answer.failure.retryAfter === undefined ? PAUSE : answer.failure.retryAfter * 1000);
  };

  const drive = async (): Promise<void> => {
    for (let node = next(); node !== undefined && !around.stopped(); node = next()) {
      if (around.view()?.refreshable) {
        await page(node);
        continue;
      }
      await pause(look);
      look = Math.min(2 * look, LOOKS[1]);
      if (!around.stopped()) await around.read();
    }
    look = LOOKS[0];
  };

  return {
    drive() {
      if (driving || next() === undefined) return;
      driving = true;
      void drive().finally(() => {
        driving = false;
      });
    },
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
  });
