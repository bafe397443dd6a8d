import * as SDK from 'azure-devops-extension-sdk';
import { hierarchyFunctions } from '@throughline/core/use/hierarchy-functions.ts';
import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { mountHierarchy } from '@throughline/ui/hierarchy/mount.ts';
import { pageMemory } from '@throughline/ui/page-memory.ts';
import { showTrouble } from '@throughline/ui/trouble.ts';
import { connect, type Around } from './connect.ts';
import { hostOf } from './host-of.ts';
import { openItem } from './host-services.ts';
import { hubAddress } from './hub-address.ts';
import { hubClient } from './hub-client.ts';
import { followTheme } from './theme.ts';

/** Milliseconds for the handshake. */
const handshakeLimit = 15_000;

const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
void start();

async function start(): Promise<void> {
  followTheme();
  try {
    const around = await connect(handshakeLimit);
    const page = await pageOf(around);
    const client = hubClient(
      hostOf(around).host,
      { project: around.project?.id ?? null },
      hierarchyFunctions,
    );
    mountHierarchy(root, client, page, () => trouble());
    await SDK.notifyLoadSucceeded();
  } catch {
    trouble();
  }
}

function trouble(): void {
  showTrouble(root, navigator.language, () => location.reload());
}

async function pageOf(around: Around): Promise<HierarchyPage> {
  return {
    openItem,
    // A hub fills its page: the host gives it all the room that there is.
    resize: () => {},
    locale: around.locale,
    address: await hubAddress(around),
    memory: pageMemory,
    queries: 'WIQL',
  };
}
