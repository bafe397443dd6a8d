import { createForgePlatform } from '@throughline/workbench/jira-host/platform.ts';
import type { ForgeApp, ForgePlatform } from '@throughline/workbench/jira-host/platform.ts';
import { installForgeSeam } from '@throughline/workbench/jira-host/forge-seam.ts';
import type { ForgeCall } from '@throughline/workbench/jira-host/forge-seam.ts';
import { createKvs } from '@throughline/workbench/jira-host/kvs.ts';
import type { Kvs } from '@throughline/workbench/jira-host/kvs.ts';
import { entitiesOf } from '@throughline/workbench/jira-host/manifest.ts';
import type { JiraSite } from '@throughline/workbench/jira-host/site.ts';

installForgeSeam();

export interface SeenCall extends ForgeCall {
  readonly accountId: string | null;
  /** Bytes of the answer's body. */
  readonly answered: number;
}

export interface ForgeFixture {
  readonly platform: ForgePlatform;
  /** Every call to the platform since the last `forget`. */
  readonly calls: SeenCall[];
  forget(): void;
  /** Answers calls in the platform's place while it returns something. */
  fail: ((call: ForgeCall) => Response | Error | undefined) | null;
}

/** Forge as the app's packages see it, with a window on the wire. */
export function forgeFixture(
  site: JiraSite,
  app: ForgeApp = noApp,
  kvs: Kvs = createKvs({ entities: entitiesOf(), now: () => 0 }),
): ForgeFixture {
  const fixture: { -readonly [K in keyof ForgeFixture]: ForgeFixture[K] } = {
    calls: [],
    forget: () => void fixture.calls.splice(0),
    fail: null,
    platform: createForgePlatform({
      app,
      site,
      kvs,
      intercept: async (call, accountId, own) => {
        const failed = fixture.fail?.(call);
        if (failed instanceof Error) throw failed;
        const answer = failed ?? (await own());
        const answered = (await answer.clone().arrayBuffer()).byteLength;
        fixture.calls.push({ ...call, accountId, answered });
        return answer;
      },
    }),
  };
  return fixture;
}

const none = async () => {
  throw new Error('This fixture has no app.');
};
const noApp: ForgeApp = { run: none, onIssueEvent: none, onLater: none, onSchedule: none };
