import { createServer, request as ask, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { serveShell } from '@throughline/workbench/shell/serve-shell.ts';

const root = path.resolve(__dirname, '../..');
let server: Server;
beforeAll(async () => {
  const shell = serveShell({ root, people: [], jira: null, ado: null });
  server = createServer((request, response) => void shell(request, response));
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
});
afterAll(() => void server.close());

/** Asked as a browser would that knows this machine by a name. */
function get(host: string, at: string): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, failed) => {
    ask({ host: '127.0.0.1', port, path: at, headers: { host } }, (response) => done(response.resume()))
      .on('error', failed)
      .end();
  });
}

describe('the workbench’s page', () => {
  it('is known by one name, for its frames let no other one hold them', async () => {
    const { statusCode, headers } = await get('127.0.0.1:4123', '/?page=okrs&only=jira');
    expect([statusCode, headers.location]).toEqual([302, 'http://localhost:4123/?page=okrs&only=jira']);
    expect((await get('localhost:4123', '/api/shell')).statusCode).toBe(200);
  });

  it('is nothing to another name that leads to this machine', async () => {
    for (const host of ['evil.example', 'localhost.evil.example:4123', '127.0.0.1.evil.example']) {
      expect((await get(host, '/')).statusCode).toBe(403);
    }
  });
});
