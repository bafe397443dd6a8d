import * as SDK from 'azure-devops-extension-sdk';
import type { PageHost, PanelPlace } from '@throughline/core/use/client.ts';
import { mountEpicPanel } from '@throughline/ui/epic-panel/mount.tsx';
import { showTrouble } from '@throughline/ui/trouble.ts';
import { connect, type Around } from './connect.ts';
import { form } from './form.ts';
import { hostOf } from './host-of.ts';
import { openItem } from './host-services.ts';
import { openHub } from './hub-address.ts';
import { panelClient } from './panel-client.ts';
import { formPlaces } from './place.ts';
import { followTheme } from './theme.ts';

/** Milliseconds for the handshake, then for the form to say what it shows before it is asked. */
const handshakeLimit = 15_000;
const formLimit = 1_000;
/** As in vss-extension.json. */
const contributions = ['epic-panel-group', 'epic-panel-control'];

const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
let panel: ReturnType<typeof panelOf> | null = null;
let unmount: (() => void) | null = null;
/** Counts what was shown, so that a slow answer does not come over what is on show by then. */
let turn = 0;

const shown = form((item) => void show(item));
// The host may call the form's provider right behind the handshake, by the contribution's full or short name.
for (const id of contributions) SDK.register(id, shown.provider);
void start();

async function start(): Promise<void> {
  followTheme();
  try {
    const around = await connect(handshakeLimit);
    SDK.register(SDK.getContributionId(), shown.provider);
    panel = panelOf(around);
    await SDK.notifyLoadSucceeded();
  } catch {
    trouble(() => location.reload());
    return;
  }
  if (turn === 0) await show(shown.current());
  // Hosts differ in whether they call onLoaded for the work item that was open before.
  setTimeout(
    () => void panel?.places.formItem().then((item) => item !== null && shown.assume(item)),
    formLimit,
  );
}

/** Everything that lives as long as the page: one host, whatever work item is on show. */
function panelOf(around: Around) {
  const { host, projects } = hostOf(around);
  return { host, around, places: formPlaces(around, projects) };
}

async function show(item: number | null): Promise<void> {
  if (!panel) return;
  const mine = ++turn;
  unmount?.();
  unmount = null;
  root.replaceChildren();
  if (item === null) {
    SDK.resize(undefined, 0);
    return;
  }
  const { host, around, places } = panel;
  let place: PanelPlace | null = null;
  try {
    place = await places.whereIs(item);
  } catch {
    if (mine === turn) trouble(() => void show(item));
  }
  if (!place || mine !== turn) return;
  unmount = mountEpicPanel(root, panelClient(host, place), pageHost(item, around));
}

function pageHost(item: number, around: Around): PageHost {
  return {
    openItem,
    openHierarchy: (node) => void openHub(around, node).catch(() => undefined),
    resize: (height) => SDK.resize(undefined, height),
    onChange: (listener) => shown.onChange(item, listener),
    locale: around.locale,
  };
}

function trouble(again: () => void): void {
  showTrouble(root, panel?.around.locale ?? navigator.language, again);
  SDK.resize();
}
