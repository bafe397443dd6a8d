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
 * What is wrong with a request to Jira by its published description (platform v3, April 2026); empty = nothing.
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
  const api = await described();
  const operation = api.router.matchOperation(asked);
  if (!operation) return [`${method} ${url.pathname} is not described`];
  const { errors } = api.validator.validateRequest(asked, operation);
  return (errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}

/** The classic scopes that one of which an app must hold to send this; none = anybody may. */
export async function jiraScopesOf({ method, path }: JiraRequestSent): Promise<readonly string[]> {
  const { pathname } = new URL(path, 'https://example.atlassian.net');
  const operation = (await described()).router.matchOperation({ method, path: pathname, headers: {} });
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

let loaded: Promise<OpenAPIBackend> | null = null;

function described(): Promise<OpenAPIBackend> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<OpenAPIBackend> {
  const text = readFileSync(realData('specs/jira-platform-v3.2026-04-20.json'), 'utf8');
  const definition = JSON.parse(text) as Document;
  const api = new OpenAPIBackend({ definition, quick: true, strict: true, ajvOpts: { strict: false } });
  await api.init();
  return api;
}
