import { readFileSync } from 'node:fs';
import path from 'node:path';
import { OpenAPIBackend, type Document } from 'openapi-backend';
import { realData } from '../real-data.ts';

/** A request as it reached the host; `url` begins with the organisation. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

const files = ['workItemTracking', 'work', 'core'] as const;

/**
 * What is wrong with a request to Azure DevOps by its published description of 7.1; empty = nothing. Strict: query
 * parameters, members of the body and versions that the description does not know are wrong.
 */
export async function adoRequestProblems(request: SentRequest): Promise<readonly string[]> {
  const url = new URL(request.url, 'https://dev.azure.com');
  const asked = {
    method: request.method,
    path: decodeURIComponent(url.pathname),
    query: Object.fromEntries(url.searchParams),
    headers: { 'content-type': 'application/json' },
    ...(request.body === undefined ? {} : { body: request.body }),
  };
  for (const api of await Promise.all(files.map(described))) {
    // Its router sees `/{team}/_apis/…` and `/{project}/_apis/…` as one; either description is the same request.
    const operation = api.router.matchOperation({ ...asked, path: url.pathname });
    if (!operation) continue;
    const { errors } = api.validator.validateRequest({ ...asked, path: url.pathname }, operation);
    const problems = (errors ?? []).map(
      (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    );
    const version = url.searchParams.get('api-version');
    const right = versionIn(operation.parameters);
    return version === right ? problems : [...problems, `api-version ${version} instead of ${right}`];
  }
  return [`${request.method} ${url.pathname} is not described`];
}

const loaded = new Map<string, Promise<OpenAPIBackend>>();

function described(file: (typeof files)[number]): Promise<OpenAPIBackend> {
  const known = loaded.get(file);
  if (known) return known;
  const text = readFileSync(path.join(realData('specs/ado-7.1-clean'), `${file}.json`), 'utf8');
  const definition = asVersion3(JSON.parse(text) as Swagger) as unknown as Document;
  const api = new OpenAPIBackend({
    definition,
    quick: true,
    strict: true,
    ajvOpts: { strict: false, logger: false },
  });
  const ready = api.init().then(() => api);
  loaded.set(file, ready);
  return ready;
}

type Json = Record<string, unknown>;
interface Swagger extends Json {
  readonly paths: Record<string, Record<string, Json & { parameters?: Json[] }>>;
}

/** The descriptions are Swagger 2.0; the validator reads OpenAPI 3. Only requests are turned over. */
function asVersion3(given: Swagger): Json {
  const shared = (given['parameters'] ?? {}) as Record<string, Json>;
  const paths = Object.entries(given.paths).map(([route, operations]) => [
    route,
    Object.fromEntries(
      Object.entries(operations).map(([method, operation]) => {
        const all = (operation.parameters ?? []).map((one) => named(one, shared));
        const body = all.find((one) => one['in'] === 'body');
        return [
          method,
          {
            operationId: `${method} ${route}`,
            parameters: all.filter((one) => one !== body).map(asParameter),
            ...(body
              ? {
                  requestBody: {
                    required: true,
                    content: { 'application/json': { schema: closed(given, body) } },
                  },
                }
              : {}),
            responses: { 200: { description: 'ok' } },
          },
        ];
      }),
    ),
  ]);
  return {
    openapi: '3.0.3',
    info: given['info'],
    paths: Object.fromEntries(paths) as Json,
    definitions: given['definitions'],
  };
}

function named(parameter: Json, shared: Record<string, Json>): Json {
  const name = /^#\/parameters\/(.+)$/.exec(
    typeof parameter['$ref'] === 'string' ? parameter['$ref'] : '',
  )?.[1];
  return name ? (shared[name] ?? parameter) : parameter;
}

function asParameter({ type, format, items, enum: values, ...parameter }: Json): Json {
  const schema = Object.fromEntries(
    Object.entries({ type, format, items, enum: values }).filter(([, value]) => value !== undefined),
  );
  return { ...parameter, schema };
}

/** A member that the description does not name is a slip of ours. */
function closed(given: Swagger, body: Json): unknown {
  const schema = body['schema'] as Json;
  const name = /^#\/definitions\/(.+)$/.exec(typeof schema['$ref'] === 'string' ? schema['$ref'] : '')?.[1];
  const definition = name ? (given['definitions'] as Record<string, Json>)[name] : schema;
  return { ...definition, additionalProperties: false };
}

function versionIn(parameters: unknown): string | null {
  const found = (parameters as readonly Json[] | undefined)?.find(({ name }) => name === 'api-version');
  const text = typeof found?.['description'] === 'string' ? found['description'] : '';
  return /should be set to '([^']+)'/.exec(text)?.[1] ?? null;
}
