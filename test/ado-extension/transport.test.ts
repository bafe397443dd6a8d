import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { RestFault, transport } from '@throughline/ado-extension/transport.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { listening } from './organisation-fixture.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let base: string;
let answers: Answer[];
let asked: { url: string; method: string; token: string }[];
let waited: number[];

beforeEach(async () => {
  answers = [];
  asked = [];
  waited = [];
  server = createServer((request, response) => {
    asked.push({
      url: request.url ?? '',
      method: request.method ?? '',
      token: request.headers.authorization ?? '',
    });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(request, response);
  });
  base = `http://127.0.0.1:${await listening(server)}/my%20org/`;
});
afterEach(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
);

const send = (tokens: string[] = ['token']) =>
  transport({
    base: async () => base,
    token: async () => (tokens.length > 1 ? (tokens.shift() ?? '') : (tokens[0] ?? '')),
    fetch,
    wait: async (milliseconds) => void waited.push(milliseconds),
  });

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
const cut: Answer = (request) => void request.socket.destroy();
const cutBody: Answer = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '500' });
  response.write('{"value": [');
  setTimeout(() => response.destroy(), 5);
};

describe('what is sent', () => {
  it('is escaped, with the version, the token and the query', async () => {
    answers = [json({ value: 1 })];
    const reply = await send()({
      path: ['a/b c?&#', '_apis', 'work'],
      query: { $top: '5', filter: "a&b='c'" },
    });
    expect(reply).toEqual({ value: 1 });
    const url = new URL(asked[0]?.url ?? '', base);
    expect(url.pathname).toBe('/my%20org/a%2Fb%20c%3F%26%23/_apis/work');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      $top: '5',
      filter: "a&b='c'",
      'api-version': '7.1',
    });
    expect(asked[0]?.token).toBe('Bearer token');
  });
});

describe('429 with Retry-After', () => {
  it('is waited for and sent again', async () => {
    answers = [json({}, 429, { 'Retry-After': '3' }), json({ value: 2 })];
    expect(await send()({ path: ['x'] })).toEqual({ value: 2 });
    expect(waited).toEqual([3000]);
  });

  it('of a longer time is handed on with it, at once', async () => {
    answers = [json({}, 429, { 'Retry-After': '120' })];
    await expect(send()({ path: ['x'] })).rejects.toMatchObject({ name: 'WorkFault', retryAfter: 120 });
    expect([waited, asked.length]).toEqual([[], 1]);
  });

  it('may be a date', async () => {
    answers = [json({}, 429, { 'Retry-After': new Date(Date.now() + 90_000).toUTCString() })];
    const fault: unknown = await send()({ path: ['x'] }).catch((error: unknown) => error);
    expect((fault as WorkFault).retryAfter).toBeGreaterThan(80);
    expect((fault as WorkFault).retryAfter).toBeLessThanOrEqual(91);
  });

  it('ends after a few times', async () => {
    answers = [json({}, 429, { 'Retry-After': '1' })];
    await expect(send()({ path: ['x'] })).rejects.toMatchObject({ status: 429, retryAfter: 1 });
    expect(asked.length).toBe(4);
  });
});

describe('a cut connection', () => {
  it('is tried again', async () => {
    answers = [cut, cutBody, json({ value: 3 })];
    expect(await send()({ path: ['x'] })).toEqual({ value: 3 });
  });

  it('is a fault in the end, never an answer', async () => {
    answers = [cut];
    await expect(send()({ path: ['x'] })).rejects.toBeInstanceOf(WorkFault);
    answers = [cutBody];
    await expect(send()({ path: ['x'] })).rejects.toBeInstanceOf(WorkFault);
  });
});

describe('a refusal', () => {
  it.each([400, 403, 404])('%d is handed on at once, with the host’s code', async (status) => {
    answers = [json({ message: 'TF51535: Cannot find field X.', typeKey: 'FieldException' }, status)];
    const fault: unknown = await send()({ path: ['x'] }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(RestFault);
    expect(fault).toMatchObject({ name: 'WorkFault', status, code: 'TF51535', retryAfter: null });
    expect(asked.length).toBe(1);
  });

  it('401 asks for another token, once', async () => {
    answers = [json({}, 401), json({ value: 4 })];
    expect(await send(['old', 'new'])({ path: ['x'] })).toEqual({ value: 4 });
    expect(asked.map(({ token }) => token)).toEqual(['Bearer old', 'Bearer new']);
    answers = [json({}, 401)];
    await expect(send()({ path: ['x'] })).rejects.toMatchObject({ status: 401 });
  });

  it('a page to sign in is no answer, with status 203 as with 200', async () => {
    for (const status of [203, 200]) {
      answers = [
        (_, response) => {
          response.writeHead(status, { 'Content-Type': 'text/html' });
          response.end('<html>Sign in</html>');
        },
      ];
      await expect(send()({ path: ['x'] })).rejects.toMatchObject({ status: 401 });
    }
  });

  it('503 is tried again', async () => {
    answers = [json({}, 503), json({ value: 5 })];
    expect(await send()({ path: ['x'] })).toEqual({ value: 5 });
  });
});
