import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { jiraBoard } from '@throughline/workbench/shell/jira-board.ts';
import { adoBoard } from '@throughline/workbench/shell/ado-board.ts';
import { adoOrganisation } from '@throughline/workbench/ado-host/organisation.ts';
import { createJiraSite } from '@throughline/workbench/jira-host/site.ts';
import { pointsField, sampleSite } from '@throughline/workbench/sample/as-jira.ts';
import { sampleOrganisation } from '@throughline/workbench/sample/as-ado.ts';
import type { LivedHost } from './lived-quarter.ts';
import { present, type LivedQuarter } from './review-in.ts';

/** What seven weeks leave: today as the sample has it, and a past that the apps themselves have kept. */
export function livedThrough(quarter: () => LivedQuarter): void {
  const both = () => [quarter().jira, quarter().ado];

  describe('the quarter, lived through', () => {
    it('Jira has come to where the sample is today', () => {
      const { site } = quarter().jira;
      const today = createJiraSite(sampleSite(present));
      const byId = <One extends { readonly id: string }>(all: readonly One[]) =>
        [...all].sort((a, b) => a.id.localeCompare(b.id));
      expect(byId(jiraBoard(site, pointsField).items)).toEqual(byId(jiraBoard(today, pointsField).items));
      for (const [id, { fields }] of today.issues) {
        const lived = site.issues.get(id)?.fields ?? {};
        for (const field of ['resolution', 'assignee', 'customfield_10020']) {
          const empty = field === 'customfield_10020' ? [] : null;
          expect([id, field, lived[field] ?? empty]).toEqual([id, field, fields[field] ?? empty]);
        }
      }
      const states = (of: typeof site) =>
        [...of.sprints.values()].map(({ id, state, completed }) => [id, state, completed]);
      expect(states(site)).toEqual(states(today));
    });

    it('so has Azure DevOps', () => {
      const { organisation } = quarter().ado;
      const today = adoOrganisation(sampleOrganisation(present), () => present);
      expect(adoBoard(organisation).items).toEqual(adoBoard(today).items);
      const iterations = (of: typeof organisation) => of.items().map(({ id, iteration }) => [id, iteration]);
      expect(iterations(organisation)).toEqual(iterations(today));
    });

    it('the numbers of today are those of the sample', async () => {
      for (const host of both()) {
        const numbers = Object.fromEntries(
          (await nodesOf(host)).map(({ id, progress, weight }) => [id, [progress, weight]]),
        );
        expect(numbers).toMatchObject({
          'kr-assistant': [466_666, '1'], // 21 of 45
          'kr-help': [638_888, '1'], // 23 of 36
          'kr-macros': [1_000_000, '0.5'],
          'kr-open-bugs': [666_666, '0'],
          'kr-reply': [450_000, '2'],
          'o-support': [556_789, '1'], // (2 × 45 + 46.6666 + 63.8888 + 0.5 × 100) / 4.5
          'kr-checkout': [659_090, '1'],
          'kr-refunds': [428_571, '1'],
          'kr-roll-out': [333_333, '1'],
          'kr-fixed': [666_666, '0'],
          'kr-alarms': [333_333, '1'],
          'kr-incidents': [null, '2'],
        });
      }
    });

    it('every working day was kept, the same in both hosts', async () => {
      const kept = await Promise.all(both().map(trendsOf));
      const [first, second] = kept;
      expect(first).toEqual(second);
      const days = first?.days ?? [];
      const isKept = (at: number) => {
        const weekday = new Date(days[at] ?? '').getUTCDay();
        return weekday > 0 && weekday < 6;
      };
      const support = first?.series.find(({ id }) => id === 'o-support')?.points ?? [];
      expect(support.map((point) => point !== null)).toEqual(days.map((_, at) => isKept(at)));
      // No day says the same as all others: something went on.
      expect(new Set(support).size).toBeGreaterThan(6);
    });

    it('people checked in and changed the plan on their days, by their names', async () => {
      for (const host of both()) {
        const reply = await detailsOf(host, 'kr-reply');
        expect(reply.checkIns.map(({ on, value }) => `${on} ${value}`).toSorted()).toEqual([
          '2026-10-05 44',
          '2026-10-16 43',
          '2026-10-30 40',
          '2026-11-13 36',
        ]);
        const support = await detailsOf(host, 'o-support');
        expect(support.changes.map(({ kind }) => kind)).toContain('weights');
        const rollOut = await detailsOf(host, 'kr-roll-out');
        expect(rollOut.changes.filter(({ kind }) => kind === 'edited')).toHaveLength(2);
        expect(JSON.stringify(reply.changes)).toMatch(/Tom Lindqvist/);
        // Three days at least, over a week: there is a forecast (R34).
        expect(reply.trend.forecast).not.toBeNull();
      }
    });
  });
}

// ── below ──

async function nodesOf(host: LivedHost): Promise<readonly HierarchyNode[]> {
  const opened = await host.ask('openHierarchy', { cycle: null });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value.nodes;
}

async function detailsOf(host: LivedHost, id: string) {
  const node = (await nodesOf(host)).find((one) => one.id === id);
  const read = await host.ask('readNode', { id: id as HierarchyNode['id'], shard: node?.shard ?? '' });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

async function trendsOf(host: LivedHost) {
  const shards = [...new Set((await nodesOf(host)).map(({ shard }) => shard))];
  const read = await host.ask('readTrends', { shards });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const { days, series } = read.value;
  return { days, series: [...series].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
