import * as SDK from 'azure-devops-extension-sdk';
import { wordsFor } from '@throughline/core/view/words/words.ts';
import { connect } from './connect.ts';
import { reviewFrame, type ReviewFrame } from './review-frame.ts';
import { followTheme } from './theme.ts';
import { widgetProvider, type WidgetView } from './widget-contract.ts';

/** Milliseconds for the handshake. */
const handshakeLimit = 15_000;
/** As in vss-extension.json. */
const contribution = 'sprint-review-widget';

const root = elementOf('root');
const title = elementOf('title');
/** What is on show, so that the same again is not drawn anew. */
let shown: { readonly request: string; readonly takeAway: () => void } | null = null;
/** Counts what was shown, so that a slow answer does not come over what is on show by then. */
let turn = 0;

const provider = widgetProvider(draw);
/** Comes while the handshake is under way; one that did not come is fetched again. */
const screen = () => import('@throughline/ui/sprint-review/mount.tsx');
screen().catch(() => undefined);
// The dashboard may call right behind the handshake, by the contribution's full or short name.
SDK.register(contribution, provider);
const frame = start();
frame.catch(() => undefined);

async function start(): Promise<ReviewFrame> {
  followTheme();
  const around = await connect(handshakeLimit);
  SDK.register(SDK.getContributionId(), provider);
  const made = reviewFrame(around);
  // Not waited for: a host may answer it when what it calls then is done, which waits for this.
  void SDK.notifyLoadSucceeded();
  return made;
}

async function draw({ name, request }: WidgetView): Promise<void> {
  const mine = ++turn;
  title.textContent = name;
  const asked = JSON.stringify(request);
  try {
    const review = await frame;
    if (shown?.request === asked) return review.refresh();
    const { mountSprintReview } = await screen();
    if (mine !== turn) return;
    shown?.takeAway();
    shown = { request: asked, takeAway: mountSprintReview(root, review.client, review.page, request) };
  } catch (cause) {
    throw new Error(wordsFor(navigator.language).failure('unreachable'), { cause });
  }
}

function elementOf(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return found;
}
