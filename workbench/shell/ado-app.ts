import type { DataManager } from '@throughline/ado-extension/extension-data.ts';
import { adoHost } from '@throughline/ado-extension/host.ts';
import { adoProjects } from '@throughline/ado-extension/projects.ts';
import { adoStore } from '@throughline/ado-extension/store.ts';
import { transport } from '@throughline/ado-extension/transport.ts';
import type { UserId } from '@throughline/core/model/ids.ts';
import { DIRECTORY } from '@throughline/core/port/documents.ts';
import type { Host } from '@throughline/core/port/host.ts';
import { answerRest } from '../ado-host/ado-rest.ts';
import type { AdoHost } from '../ado-host/create-ado-host.ts';
import type { RestReply } from '../ado-host/rest-reply.ts';
import { extensionDataService } from '../ado-host/data-service.ts';
import type { AdoFrameView } from './board.ts';

/**
 * The extension as a page of a person runs it, in this process: every request is answered by the host's REST interface
 * without a way over the network.
 * @param now the page's clock
 */
export function adoApp(
  host: AdoHost,
  extension: AdoFrameView['extension'],
  user: Host['user'],
  now: () => number,
): Host {
  const { organisation } = host;
  const restUrl = `http://workbench.invalid/${organisation.name}/`;
  const { publisher, id } = extension;
  const fetch = fetchFrom(host, user.id);
  const service = extensionDataService({ restUrl, publisher, extension: id, fetch }) as {
    getExtensionDataManager(extension: string, token: string): Promise<DataManager>;
  };
  const token = async (): Promise<string> => host.tokenFor(user.id);
  const send = transport({ base: async () => restUrl, token, fetch });
  return adoHost({
    store: adoStore({
      manager: async () => service.getExtensionDataManager(id, await token()),
      newName: () => crypto.randomUUID(),
    }),
    send,
    projects: adoProjects(send),
    organisation: organisation.name,
    user,
    now,
    newId: () => crypto.randomUUID().replaceAll('-', ''),
  });
}

/** Every shard that there is. */
export async function allShards({ store }: Host): Promise<readonly string[]> {
  const [directory] = await store.get([{ kind: 'directory', id: DIRECTORY }]);
  return directory?.value?.shards.map(({ id }) => id) ?? [];
}

// ── below ──

function fetchFrom({ organisation, data }: AdoHost, user: UserId): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const path = url.pathname.split('/').map(decodeURIComponent);
    const reply = answerRest(
      { organisation, data },
      {
        method: init.method ?? 'GET',
        // Without the organisation.
        path: path.slice(2).filter((segment) => segment !== ''),
        query: url.searchParams,
        body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
        user,
      },
    );
    return answered(reply);
  };
}

/** What of an answer is looked at; a whole Response costs more than all else of a request that stays in the process. */
function answered({ status, body }: RestReply): Response {
  const text = body === undefined ? '' : JSON.stringify(body);
  const answer: Pick<Response, 'ok' | 'status' | 'statusText' | 'headers' | 'text' | 'json'> = {
    ok: status >= 200 && status < 300,
    status,
    statusText: '',
    headers,
    text: async () => text,
    json: async () => JSON.parse(text) as unknown,
  };
  return answer as Response;
}

const headers = new Headers({ 'content-type': 'application/json; charset=utf-8; api-version=7.1' });
