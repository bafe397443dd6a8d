import { WorkFault } from '@throughline/core/port/work-items.ts';
import { realWait, type Wait } from './patience.ts';

/** A read of Azure DevOps' REST interface; every request of ours only reads, so each may be sent again. */
interface RestRequest {
  readonly method?: 'GET' | 'POST';
  /** Segments below the organisation, not yet escaped: `['_apis', 'projects', name]`. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** 7.1 unless the resource was never released. */
  readonly version?: string;
}

/** @throws RestFault when it is refused, WorkFault when there is no answer. */
export type Transport = (request: RestRequest) => Promise<unknown>;

/** Refused by the host, with its reason. */
export class RestFault extends WorkFault {
  readonly status: number;
  /** The host's own code, `TF51535` or `VS402337`, or the name of its exception; '' when it gave none. */
  readonly code: string;
  constructor(message: string, options: { status: number; code: string; retryAfter: number | null }) {
    super(message, { retryAfter: options.retryAfter });
    this.status = options.status;
    this.code = options.code;
  }
}

export interface TransportOptions {
  /** The address of the organisation, with or without a slash at its end. */
  readonly base: () => Promise<string>;
  /** A token of the person who looks; asked for again when it has ended. */
  readonly token: () => Promise<string>;
  readonly fetch: typeof fetch;
  readonly wait?: Wait;
}

/** How often one request is sent at most. */
const tries = 4;
/** Seconds. A longer wait is the caller's to decide. */
const longestWait = 10;
/** Milliseconds. */
const patience = 30_000;

export function transport(options: TransportOptions): Transport {
  const { wait = realWait } = options;

  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const last = attempt === tries;
      const response = await send(request).catch((cause: unknown) => {
        // Our own reasons (no token, no address) are kept; a cut connection is tried again.
        if (cause instanceof WorkFault) throw cause;
        if (last) throw new WorkFault('Azure DevOps did not answer.', { cause });
        return null;
      });
      if (response === null) {
        await wait(200 * 2 ** attempt);
        continue;
      }
      const answer = await read(response);
      if (answer.ok) return answer.json;
      const { fault } = answer;
      const expired = fault.status === 401 && attempt === 1;
      const busy = fault.status === 429 || fault.status >= 500;
      const seconds = fault.retryAfter ?? 2 ** (attempt - 1);
      if (last || !(expired || busy) || seconds > longestWait) throw fault;
      if (busy) await wait(seconds * 1000);
    }
  };

  async function send({
    method = 'GET',
    path,
    query,
    body,
    version = '7.1',
  }: RestRequest): Promise<Response> {
    const [base, token] = await Promise.all([options.base(), options.token()]);
    const address = new URL(base.replace(/\/*$/, '/') + path.map(encodeURIComponent).join('/'));
    for (const [name, value] of Object.entries({ ...query, 'api-version': version })) {
      address.searchParams.set(name, value);
    }
    return options.fetch(address.href, {
      method,
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${token}`,
        // Without it an ended session answers with a page to sign in, and status 203.
        'X-TFS-FedAuthRedirect': 'Suppress',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
  }
}

type Read = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly fault: RestFault };

async function read(response: Response): Promise<Read> {
  const text = await response.text().catch(() => null);
  const json = text === null ? undefined : parsed(text);
  if (response.status === 200 && json !== undefined) return { ok: true, json };
  return { ok: false, fault: faultOf(response, json, text === null) };
}

function faultOf(response: Response, json: unknown, cut: boolean): RestFault {
  const retryAfter = secondsIn(response.headers.get('Retry-After'));
  // A 200 that is not JSON: the body was cut, or it is a page to sign in.
  const status =
    response.status === 200 ? (cut ? 502 : 401) : response.status === 203 ? 401 : response.status;
  const { message, typeKey } = (typeof json === 'object' && json !== null ? json : {}) as {
    message?: unknown;
    typeKey?: unknown;
  };
  const said = typeof message === 'string' ? message : '';
  const code = /\b(?:TF|VS)\d{4,}\b/.exec(said)?.[0] ?? (typeof typeKey === 'string' ? typeKey : '');
  return new RestFault(`Azure DevOps answered ${status}${said ? `: ${said}` : ''}`, {
    status,
    code,
    retryAfter,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `Retry-After` is seconds or a date. */
function secondsIn(header: string | null): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

/** What is not there, and what is not shown to the reader, is refused alike: both are absent. @throws any other error */
export function absent(error: unknown): null {
  if (error instanceof RestFault && [400, 403, 404].includes(error.status)) return null;
  throw error;
}
