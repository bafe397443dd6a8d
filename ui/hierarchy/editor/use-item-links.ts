import { useRef, useState } from 'preact/hooks';
import type { ItemId } from '@throughline/core/model/ids.ts';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { FoundWork, KeyResultSpot } from '@throughline/core/use/hierarchy-client.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';

export type FoundItem = FoundWork['items'][number];

export interface ItemLinks {
  /** Ticked, in the order of ticking; they stay through other searches. */
  readonly chosen: readonly FoundItem[];
  readonly linked: ReadonlySet<ItemId>;
  readonly failed: ReadonlyMap<ItemId, Failure>;
  readonly busy: boolean;
  /** How far it is, for everybody. */
  readonly told: string;
  readonly toggle: (item: FoundItem) => void;
  /** Links what is chosen, one after the other. True = all of it. What failed stays chosen. */
  readonly link: (weight: string | null) => Promise<boolean>;
}

export function useItemLinks(spot: KeyResultSpot): ItemLinks {
  const { editor: say } = useHierarchyWords();
  const { model } = useHierarchy();
  const [chosen, setChosen] = useState<readonly FoundItem[]>([]);
  const [linked, setLinked] = useState<ReadonlySet<ItemId>>(new Set());
  const [failed, setFailed] = useState<ReadonlyMap<ItemId, Failure>>(new Map());
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState('');
  const under = useRef(false);

  return {
    chosen,
    linked,
    failed,
    busy,
    told,
    toggle: (item) =>
      setChosen((now) =>
        now.some(({ id }) => id === item.id) ? now.filter(({ id }) => id !== item.id) : [...now, item],
      ),
    async link(weight) {
      if (under.current) return false;
      under.current = true;
      setBusy(true);
      const wrong = new Map<ItemId, Failure>();
      const done = new Set(linked);
      for (const [at, { id }] of chosen.entries()) {
        setTold(say.linkProgress(at, chosen.length));
        const last = at === chosen.length - 1;
        const notice = last && wrong.size === 0 ? say.linkedCount(chosen.length) : undefined;
        const failure = await model.change(
          (client) => client.linkItem({ ...spot, item: id, weight }),
          notice,
        );
        if (failure === null) done.add(id);
        else wrong.set(id, failure);
        setLinked(new Set(done));
      }
      setFailed(wrong);
      setChosen(chosen.filter(({ id }) => wrong.has(id)));
      setTold(wrong.size === 0 ? '' : say.linkFailures(chosen.length - wrong.size, wrong.size));
      setBusy(false);
      under.current = false;
      return wrong.size === 0;
    },
  };
}
