import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerRest } from './ado-rest.ts';
import { extensionData, type ExtensionData, type KeptCollections } from './extension-data.ts';
import type { AdoOrganisation } from './organisation.ts';
import type { OrganisationData } from './organisation-data.ts';
import { refused, type RestReply, type RestRequest } from './rest-reply.ts';

/** What is kept between runs. */
export interface KeptAdo {
  readonly organisation: OrganisationData;
  readonly collections: KeptCollections;
}

export interface AdoHostOptions {
  readonly organisation: AdoOrganisation;
  /** The extension's data from the last run. */
  readonly collections?: KeptCollections;
  /** Called after each change of work or of the extension's data; null keeps nothing. */
  readonly persistence: { keep(state: KeptAdo): void } | null;
  /** Sees each request and its answer; for tests. */
  readonly onRequest?: (seen: { method: string; url: string; body: unknown; status: number }) => void;
}

/** The server side of the fake Azure DevOps: its REST interface below `/{organisation}/`. */
export interface AdoHost {
  readonly organisation: AdoOrganisation;
  readonly data: ExtensionData;
  /** Answers every path that begins with `/{organisation}/`; any other is a 404. */
  handleHttp(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** What the page's `getAccessToken` gives: says who asks. */
  tokenFor(user: string): string;
}

/**
 * How the workbench puts it together:
 *   const organisation = adoOrganisation(kept?.organisation ?? sample);
 *   const host = createAdoHost({ organisation, collections: kept?.collections, persistence: { keep: save } });
 *   http: `/{organisation}/…` → host.handleHttp; `dist/ado-extension/` as static files, best on another port;
 *   page: `mountAdoFrame(element, …)` of xdm-host.ts, bundled into the page around the frame;
 *   an action on the board: host.organisation.move(…) on the server, then `frame.saved()` in the page.
 */
export function createAdoHost(options: AdoHostOptions): AdoHost {
  const { organisation, persistence } = options;
  const keep = (): void => persistence?.keep({ organisation: organisation.data(), collections: data.data() });
  const data = extensionData(options.collections ?? {}, keep);
  organisation.onChange(keep);
  organisation.dashboard.onChange(keep);

  return {
    organisation,
    data,
    tokenFor: (user) => `workbench.${Buffer.from(user).toString('base64url')}`,
    handleHttp: async (request, response) => {
      const text = await bodyOf(request);
      const reply = request.method === 'OPTIONS' ? { status: 204 } : answer(request, text);
      if (request.method !== 'OPTIONS') {
        options.onRequest?.({
          method: request.method ?? 'GET',
          url: request.url ?? '/',
          body: jsonIn(text),
          status: reply.status,
        });
      }
      response.writeHead(reply.status, {
        'Content-Type': 'application/json; charset=utf-8; api-version=7.1',
        'Cache-Control': 'no-store',
        // The page is of another origin, in a sandbox of none at all.
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-TFS-FedAuthRedirect',
        'Access-Control-Max-Age': '600',
      });
      response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
    },
  };

  function answer(request: IncomingMessage, text: string): RestReply {
    const url = new URL(request.url ?? '/', 'http://host');
    const [name = '', ...path] = url.pathname.slice(1).split('/').map(decodeURIComponent);
    if (name.toLowerCase() !== organisation.name.toLowerCase()) {
      return refused(404, 'HostDoesNotExistException', `There is no organisation ${name}.`);
    }
    const user = userIn(request.headers.authorization);
    if (user === null || !organisation.users.some(({ id }) => id === user)) {
      return refused(401, 'UnauthorizedRequestException', 'TF400813: The user is not authorized.');
    }
    const asked: RestRequest = {
      method: request.method ?? 'GET',
      path: path.filter((segment) => segment !== ''),
      query: url.searchParams,
      body: jsonIn(text),
      user,
    };
    return answerRest({ organisation, data }, asked);
  }
}

function userIn(authorization: string | undefined): string | null {
  const token = /^Bearer workbench\.([\w-]+)$/.exec(authorization ?? '')?.[1];
  return token === undefined ? null : Buffer.from(token, 'base64url').toString();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function jsonIn(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
