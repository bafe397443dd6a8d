import * as SDK from 'azure-devops-extension-sdk';
import type {
  IWidgetConfiguration,
  IWidgetConfigurationContext,
  WidgetSettings,
} from 'azure-devops-extension-api/Dashboard';
import type { TeamId } from '@throughline/core/model/ids.ts';
import type { ReviewRequest } from '@throughline/core/review/request.ts';
import { showTrouble } from '@throughline/ui/trouble.ts';
import { connect, type Around } from './connect.ts';
import { reviewFrame, type ReviewFrame } from './review-frame.ts';
import { followTheme } from './theme.ts';
import { settingsOf, viewOf } from './widget-contract.ts';

/** Milliseconds for the handshake. */
const handshakeLimit = 15_000;
/** As in vss-extension.json. */
const contribution = 'sprint-review-widget-configuration';

const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
/** What would be saved now; null = something is missing or wrong. */
let wanted: ReviewRequest | null = null;
let takeAway: (() => void) | null = null;

/** Comes while the handshake is under way; one that did not come is fetched again. */
const screen = () => import('@throughline/ui/sprint-review/settings/mount.tsx');
screen().catch(() => undefined);

const provider: IWidgetConfiguration = {
  load: async (settings, context) => {
    await show(settings, context).catch(() => {
      showTrouble(root, navigator.language, () => location.reload());
    });
    return { statusType: 0 };
  },
  onSave: async () => {
    // The dashboard says that something is to be mended; what it is stands beside the field.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (wanted === null) throw { isValid: false };
    return { isValid: true, customSettings: settingsOf(wanted) };
  },
};
// The dashboard may call right behind the handshake, by the contribution's full or short name.
SDK.register(contribution, provider);
const frame = start();
frame.catch(() => showTrouble(root, navigator.language, () => location.reload()));

async function start(): Promise<ReviewFrame> {
  followTheme();
  const around = await connect(handshakeLimit);
  SDK.register(SDK.getContributionId(), provider);
  const made = reviewFrame(around, (height) => SDK.resize(undefined, height));
  // Not waited for: a host may answer it when what it calls then is done, which waits for this.
  void SDK.notifyLoadSucceeded();
  return made;
}

async function show(settings: WidgetSettings, context: IWidgetConfigurationContext): Promise<void> {
  const [{ around, client, page }, { mountReviewSettings }] = await Promise.all([frame, screen()]);
  const { request } = viewOf(settings);
  let told = JSON.stringify(request);
  // What is kept may be saved again before the page has said anything.
  wanted = request;
  takeAway?.();
  takeAway = mountReviewSettings(root, client, page, request ?? firstChoice(around), {
    // The dashboard's own button saves.
    save: () => {},
    onValid: (valid) => {
      wanted = valid;
      const text = JSON.stringify(valid);
      if (valid === null || text === told) return;
      told = text;
      // The preview beside the configuration shows it. Only the last of several is answered.
      void context.notify('ConfigurationChange', { data: settingsOf(valid) }).catch(() => undefined);
    },
  });
}

/** A dashboard of a team is most likely to review that team; nothing of it is kept before somebody saves. */
function firstChoice({ project, team }: Around): ReviewRequest | null {
  if (!project || !team) return null;
  return {
    team: `${project.id}/${team.id}` as TeamId,
    span: { kind: 'last-closed' },
    objectives: [],
    unit: 'points',
  };
}
