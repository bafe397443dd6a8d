import type { Policy } from '../../model/plan.ts';
import { applyContribution, emptySums } from '../apply-contribution.ts';
import { exactly } from '../exactly.ts';
import type { Contribution, Sums } from '../sums.ts';
import { valueOfWork } from '../work-value.ts';
import type { LinkTable } from './link-table.ts';

/**
 * Work nodes whose value is not done over total: all weights or sizes 0, unestimated items that block, sums beyond
 * 2^52, no work at all (R15, R16, R21, R22). They are rare, so they are valued by the engine itself, from the sums
 * that it keeps.
 */
export class CarefulWork {
  /** null = a sum outgrew a safe integer (E_TOO_LARGE); then it is counted anew each time. */
  private readonly kept = new Map<number, Sums | null>();
  private readonly links: LinkTable;
  private readonly rules: Pick<Policy, 'unestimated'>;

  constructor(links: LinkTable, rules: Pick<Policy, 'unestimated'>) {
    this.links = links;
    this.rules = rules;
  }

  /** ppm; −1 = no value. */
  valueOf(node: number, looseSize: number): number {
    const sums = this.kept.get(node) ?? this.count(node);
    this.kept.set(node, sums);
    if (!sums) return -1;
    // The unit names what amounts are shown in; the value does not depend on it.
    return exactly(() => valueOfWork(sums, { unit: 'points' }, looseSize, this.rules).raw) ?? -1;
  }

  /** One link's contribution goes (−1) or comes (1); its facts are those of the side that is told. */
  apply(slot: number, sign: 1 | -1): void {
    const node = this.links.recordsOf(slot).ints[8 * this.links.indexOf(slot) + 4]!;
    const sums = this.kept.get(node);
    if (sums)
      this.kept.set(
        node,
        exactly(() => applyContribution(sums, this.contribution(slot), sign)),
      );
  }

  forget(node: number): void {
    this.kept.delete(node);
  }

  private count(node: number): Sums | null {
    const [start, end] = this.links.segmentOf(node);
    return exactly(() => {
      let sums = emptySums;
      for (let slot = start; slot < end; slot += 1) {
        sums = applyContribution(sums, this.contribution(slot), 1);
      }
      return sums;
    });
  }

  private contribution(slot: number): Contribution {
    const { ints, reals } = this.links.recordsOf(slot);
    const at = this.links.indexOf(slot);
    const credit = ints[8 * at + 7]!;
    const size = reals[4 * at + 1]!;
    return {
      weight: ints[8 * at + 5]!,
      size: size < 0 ? null : size,
      credit: credit < 0 ? null : credit,
      unknown: false,
    };
  }
}
