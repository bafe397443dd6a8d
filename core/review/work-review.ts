import { oneUnit } from '../model/count-unit.ts';
import type { KeyResultId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { Policy, Ppm } from '../model/plan.ts';
import { ppmRatio } from '../model/ppm.ts';
import { sizeOf } from '../progress/contribution.ts';
import { lowerMedian } from '../progress/median.ts';
import { stageOf } from '../progress/stage.ts';
import { itemName } from './steps-of.ts';
import type { ReviewFate, ReviewGroup, ReviewItem, ReviewWork } from './review.ts';
import type { ReviewInput, SpanItem } from './review-input.ts';

/** An item of the span with all that its numbers follow from. */
export interface Weighed extends Pick<SpanItem, 'item' | 'atStart' | 'doneBefore'> {
  readonly fate: ReviewFate;
  /** Base units; null = not estimated. */
  readonly size: number | null;
  /** What it counts: its size, or that of what has no estimate. */
  readonly counts: number;
  /** Key results that it, or a sub-task of it, counts in: also such as the viewer may not see. */
  readonly serves: readonly KeyResultId[];
}

/** @param servesOf key results that a work item by itself counts in */
export function weighed(
  { items, unit, plan: { policy } }: Pick<ReviewInput, 'items' | 'unit' | 'plan'>,
  servesOf: (item: SpanItem['item']['id']) => readonly KeyResultId[],
): { readonly items: readonly Weighed[]; readonly unestimatedSize: number } {
  const sizes = items.map(({ item }) => sizeOf(item.sizes, { unit }));
  const many: Record<string, number> = {};
  for (const size of sizes) if (size !== null) many[size] = (many[size] ?? 0) + 1;
  const unestimatedSize = lowerMedian(many) ?? oneUnit({ unit });
  return {
    items: items.map((one, at): Weighed => {
      const { item, atStart, doneBefore, below } = one;
      const size = sizes[at] ?? null;
      const serves = [...new Set([item.id, ...below].flatMap(servesOf))].sort(byText);
      return {
        item,
        atStart,
        doneBefore,
        fate: fateOf(one, policy),
        size,
        counts: size ?? unestimatedSize,
        serves,
      };
    }),
    unestimatedSize,
  };
}

/** What became of the work (U9): every item in one group, and what they add up to. */
export function workReview(
  items: readonly Weighed[],
  {
    unestimatedSize,
    policy,
    seen,
    seesKeyResult,
  }: {
    readonly unestimatedSize: number;
    readonly policy: Policy;
    readonly seen: ReviewInput['seen'];
    readonly seesKeyResult: (id: KeyResultId) => boolean;
  },
): ReviewWork {
  const group = (fate: ReviewFate): ReviewGroup => {
    const all = items.filter((one) => one.fate === fate);
    const named = all.flatMap((one): ReviewItem[] => {
      const { item, atStart, size, serves } = one;
      const facts = seen(item.id);
      if (!facts) return [];
      return [
        {
          ...itemName(item.id, facts),
          type: facts.type,
          stage: stageOf(item.state, policy),
          state: item.state.name,
          assignee: facts.assignee,
          size,
          late: !atStart,
          serves: serves.filter(seesKeyResult),
          unserved: serves.length === 0,
        },
      ];
    });
    return {
      items: named.sort(byKey),
      count: all.length,
      size: sum(all),
      restricted: all.length - named.length,
    };
  };
  const groups = {
    completed: group('completed'),
    open: group('open'),
    dropped: group('dropped'),
    left: group('left'),
  };
  const atEnd = items.filter(({ fate }) => fate === 'completed' || fate === 'open');
  const unserved = atEnd.filter(({ serves }) => serves.length === 0);
  const committed = items.filter(({ atStart }) => atStart);
  return {
    groups,
    committed: sum(committed),
    added: sum(items.filter(({ atStart }) => !atStart)),
    removed: groups.dropped.size + groups.left.size,
    completed: groups.completed.size,
    stability: partOf(
      committed.filter(({ fate }) => fate === 'completed' || fate === 'open'),
      items,
    ),
    unserved: sum(unserved),
    unservedShare: partOf(unserved, atEnd),
    unestimated: items.filter(({ size }) => size === null).length,
    unestimatedSize,
  };
}

// ── below ──

function fateOf({ item, leftAt }: SpanItem, policy: Policy): ReviewFate {
  if (leftAt !== null) return 'left';
  switch (stageOf(item.state, policy)) {
    case 'done':
      return 'completed';
    case 'dropped':
      return 'dropped';
    case 'todo':
    case 'doing':
    case 'unknown':
      return 'open';
  }
}

const sum = (items: readonly Weighed[]): number => items.reduce((all, { counts }) => all + counts, 0);

/** By size, floored; by items where no size is above 0, as in a key result (R21). null = a part of nothing. */
function partOf(some: readonly Weighed[], all: readonly Weighed[]): Ppm | null {
  if (all.length === 0) return null;
  const size = sum(all);
  return size > 0 ? ppmRatio(sum(some), size) : ppmRatio(some.length, all.length);
}

/** SUP-2 before SUP-10. */
function byKey(a: ReviewItem, b: ReviewItem): number {
  const [one, two] = [keyParts(a.key), keyParts(b.key)];
  return byText(one.text, two.text) || one.number - two.number || byText(a.id, b.id);
}

function keyParts(key: string): { readonly text: string; readonly number: number } {
  const digits = /\d*$/.exec(key)?.[0] ?? '';
  return { text: key.slice(0, key.length - digits.length), number: Number(digits) };
}
