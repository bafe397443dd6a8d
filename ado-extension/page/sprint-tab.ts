import * as SDK from 'azure-devops-extension-sdk';
import type { TeamId } from '@throughline/core/model/ids.ts';
import type { ReviewRequest } from '@throughline/core/review/request.ts';
import { record, text } from '@throughline/core/tracker/json.ts';
import { showTrouble } from '@throughline/ui/trouble.ts';
import { adoTeams } from '../teams.ts';
import { connect } from './connect.ts';
import { reviewFrame, type ReviewFrame } from './review-frame.ts';
import { followTheme } from './theme.ts';

/** Milliseconds for the handshake. */
const handshakeLimit = 15_000;
/** As in vss-extension.json. */
const contribution = 'sprint-review-tab';

const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
let takeAway: (() => void) | null = null;
/** Counts what was shown, so that a slow answer does not come over what is on show by then. */
let turn = 0;

/** Comes while the handshake is under way; one that did not come is fetched again. */
const screen = () => import('@throughline/ui/sprint-review/mount.tsx');
screen().catch(() => undefined);

// Hosts that keep the frame while another sprint is chosen tell it so.
const provider = { updateContext: (context: unknown) => void show(context) };
SDK.register(contribution, provider);
const frame = start();
void frame.then(
  () => (turn === 0 ? show(SDK.getConfiguration()) : undefined),
  () => trouble(() => location.reload()),
);

async function start(): Promise<ReviewFrame> {
  followTheme();
  const around = await connect(handshakeLimit);
  SDK.register(SDK.getContributionId(), provider);
  // Not waited for: a host may answer it when what it calls then is done, which waits for this.
  void SDK.notifyLoadSucceeded();
  // A tab has the room that the host gives it.
  return reviewFrame(around);
}

async function show(context: unknown): Promise<void> {
  const mine = ++turn;
  try {
    const made = await frame;
    const [request, { mountSprintReview }] = await Promise.all([requestOf(made, context), screen()]);
    if (mine !== turn) return;
    takeAway?.();
    takeAway = mountSprintReview(root, made.client, made.page, request);
  } catch {
    if (mine === turn) trouble(() => void show(context));
  }
}

/**
 * The sprint hub tells `{ iterationId, team: { id, name } }`; what it leaves out is taken from the page around.
 * @throws WorkFault when the host does not answer
 */
async function requestOf({ around, send }: ReviewFrame, context: unknown): Promise<ReviewRequest | null> {
  const told = record(context);
  const team = text(record(told?.['team'])?.['id']) ?? around.team?.id;
  if (!team || !around.project) return null;
  const id = `${around.project.id}/${team}` as TeamId;
  const iteration = text(told?.['iterationId']);
  const { organisation } = around;
  const sprint = iteration === null ? null : await adoTeams({ send, organisation }).iteration(id, iteration);
  return {
    team: id,
    span: sprint === null ? { kind: 'current' } : { kind: 'sprint', sprint: sprint.id },
    objectives: [],
    unit: 'points',
  };
}

function trouble(again: () => void): void {
  takeAway?.();
  takeAway = null;
  showTrouble(root, navigator.language, again);
}
