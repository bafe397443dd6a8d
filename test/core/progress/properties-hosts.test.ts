import * as fc from 'fast-check';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { Work } from '@throughline/core/model/work-item.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import { onBothHosts } from '../arbitrary/hosts.ts';
import { caseOver } from '../arbitrary/plan.ts';
import { arbitraryItems } from '../arbitrary/work.ts';
import { holds } from '../seeds.ts';

describe('[R40] one plan in two trackers', () => {
  it('[R18] [R21] has the same values, with work written as Jira’s and as Azure DevOps’ own JSON', () => {
    const property = fc.property(caseOver(arbitraryItems({ host: 'jira', copies: false })), (input) => {
      const { asOf, now } = input;
      const bytes = ([plan, work]: [Plan, Work]) => {
        const { items, ...values } = evaluate({ plan, work, asOf, now });
        return JSON.stringify({ ...values, items: [...items] }).replaceAll(/jira:site|ado:org/g, 'host');
      };
      const [jira, ado] = onBothHosts(input.plan, input.work);
      expect(bytes(ado)).toBe(bytes(jira));
    });
    holds('hosts', property);
  });
});
