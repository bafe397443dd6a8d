import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { AdoSide } from './ado-side.ts';
import type { Board, Person, ShellView } from './board.ts';
import type { JiraSide } from './jira-side.ts';
import { readAction } from './read-action.ts';
import { serveFiles } from './serve-files.ts';

export interface Shell {
  readonly root: string;
  readonly people: readonly Person[];
  readonly jira: { readonly side: JiraSide; readonly frame: string } | null;
  readonly ado: { readonly side: AdoSide; readonly frame: string } | null;
}

/** Answers everything at the page's own origin: the page, its small interface, and what the two hosts serve there. */
export function serveShell({ root, people, jira, ado }: Shell) {
  const files = serveFiles(path.join(root, 'dist/workbench/page'));
  const view = (): ShellView => ({
    boards: [jira?.side.board(), ado?.side.board()].filter((board): board is Board => Boolean(board)),
    people,
    frames: { jira: jira?.frame ?? null, ado: ado?.frame ?? null },
  });

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const host = /^(localhost|127\.0\.0\.1)(:\d+)?$/.exec(request.headers.host ?? '');
    // Another name that leads to this machine (DNS rebinding) gets nothing.
    if (!host) return send(response, 403, { message: 'The workbench answers to localhost only.' });
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shell.invalid');
    // The frames know the page by one name alone.
    if (pathname === '/' && host[1] !== 'localhost') {
      const location = `http://localhost${host[2] ?? ''}${request.url}`;
      return void response.writeHead(302, { location }).end();
    }
    const asked = `${request.method} ${pathname}`;
    if (jira && (await jira.side.handleShell(request, response))) return;
    if (ado && pathname.startsWith(`/${ado.side.name}/`)) return ado.side.handleHttp(request, response);
    if (asked === 'GET /api/shell') return send(response, 200, view());
    if (asked === 'GET /api/ado-frame') {
      const [item, project] = [searchParams.get('item'), searchParams.get('project')];
      const place = project === null ? { item: item ?? '' } : { project };
      const found = ado?.side.frameOf(place, searchParams.get('as') ?? '');
      return found
        ? send(response, 200, found)
        : send(response, 404, { message: 'No such work item or project.' });
    }
    if (pathname.startsWith('/api/act/') && request.method === 'POST') {
      return act(pathname.slice('/api/act/'.length), searchParams.get('as') ?? '', request, response);
    }
    if (pathname === '/') request.url = '/index.html';
    return files(request, response);
  };

  async function act(
    host: string,
    by: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    // Another site's page could post plain text to this address, but not JSON.
    if (request.headers['content-type'] !== 'application/json') {
      return send(response, 415, { message: 'JSON, please.' });
    }
    const action = readAction(await jsonOf(request));
    if (!action || (host !== 'jira' && host !== 'ado')) {
      return send(response, 400, { message: 'That is nothing that the workbench can do.' });
    }
    try {
      if (host === 'jira') await jira?.side.act(by, action);
      else ado?.side.act(action);
    } catch (cause) {
      return send(response, 409, { message: cause instanceof Error ? cause.message : 'The host refused.' });
    }
    return send(response, 200, view());
  }
}

// ── below ──

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
