import { readFileSync } from 'node:fs';
import { OpenAPIBackend, type Document } from 'openapi-backend';
import { realData } from '../real-data.ts';

/** A request as it reached Jira; `path` carries its query. */
export interface JiraRequestSent {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/**
 * What is wrong with a request to Jira by its published description (platform v3, April 2026; Jira Software 1.0, July 2022);
 * empty = nothing.
 * Strict: query parameters and members of the body that the description does not know are wrong.
 */
export async function jiraRequestProblems({
  method,
  path,
  body,
}: JiraRequestSent): Promise<readonly string[]> {
  const url = new URL(path, 'https://example.atlassian.net');
  const asked = {
    method,
    path: url.pathname,
    // A parameter that comes several times is a list, also where it happens to come once.
    query: url.search.slice(1),
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  };
  const api = await described(url.pathname);
  const operation = api.router.matchOperation(asked);
  if (!operation) return [`${method} ${url.pathname} is not described`];
  const { errors } = api.validator.validateRequest(asked, operation);
  return (errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}

/** The scopes that an app must hold to send this, classic ones where there are such; none = anybody may. */
export async function jiraScopesOf({ method, path }: JiraRequestSent): Promise<readonly string[]> {
  const { pathname } = new URL(path, 'https://example.atlassian.net');
  const operation = (await described(pathname)).router.matchOperation({
    method,
    path: pathname,
    headers: {},
  });
  if (isAgile(pathname)) {
    // Of the list of boards that description says none; Atlassian's present one says these.
    if (pathname === '/rest/agile/1.0/board') return ['read:board-scope:jira-software', 'read:project:jira'];
    return operation?.security?.flatMap(({ OAuth2 = [] }) => OAuth2) ?? [];
  }
  const known = (operation as { readonly 'x-atlassian-oauth2-scopes'?: readonly Scopes[] } | undefined)?.[
    'x-atlassian-oauth2-scopes'
  ];
  return known?.find(({ state }) => state === 'Current')?.scopes ?? [];
}

// ── below ──

interface Scopes {
  readonly state: 'Current' | 'Beta';
  readonly scopes: readonly string[];
}

const isAgile = (pathname: string): boolean => pathname.startsWith('/rest/agile/');

const loaded = new Map<string, Promise<OpenAPIBackend>>();

function described(pathname: string): Promise<OpenAPIBackend> {
  const file = isAgile(pathname) ? 'jira-software-1.0.2022-07-17.json' : 'jira-platform-v3.2026-04-20.json';
  const known = loaded.get(file) ?? load(file);
  loaded.set(file, known);
  return known;
}

async function load(file: string): Promise<OpenAPIBackend> {
  const definition = JSON.parse(readFileSync(realData(`specs/${file}`), 'utf8')) as Document;
  for (const path of Object.values(definition.paths ?? {})) {
    for (const parameter of (path as { get?: { parameters?: Parameter[] } }).get?.parameters ?? []) {
      // Lists that are written with commas, by the words beside them, are described as objects there.
      if (JSON.stringify(parameter.schema).includes('"object"')) parameter.schema = { type: 'string' };
    }
  }
  const api = new OpenAPIBackend({ definition, quick: true, strict: true, ajvOpts: { strict: false } });
  await api.init();
  return api;
}

interface Parameter {
  schema?: object;
}
