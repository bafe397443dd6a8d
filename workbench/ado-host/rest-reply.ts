import type { AdoOrganisation } from './organisation.ts';
import type { ExtensionData } from './extension-data.ts';

/** A request as it arrived, its path without the organisation. */
export interface RestRequest {
  readonly method: string;
  /** Unescaped segments: `['_apis', 'projects', 'Support']`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined = none. */
  readonly body: unknown;
  /** A user id; the token was checked. */
  readonly user: string;
}

export interface RestReply {
  readonly status: number;
  /** Sent as JSON; undefined = no body. */
  readonly body?: unknown;
}

export interface RestHost {
  readonly organisation: AdoOrganisation;
  readonly data: ExtensionData;
}

export const ok = (body: unknown): RestReply => ({ status: 200, body });
/** `{count, value}`, as the host wraps its lists. */
export const listOf = (value: readonly unknown[]): RestReply => ok({ count: value.length, value });

/** A refusal in the host's own shape. */
export const refused = (status: number, typeKey: string, message: string): RestReply => ({
  status,
  body: {
    $id: '1',
    innerException: null,
    message,
    typeName: `Microsoft.VisualStudio.Services.${typeKey}`,
    typeKey,
    errorCode: 0,
    eventId: 3000,
  },
});

export const noProject = (name: string): RestReply =>
  refused(
    404,
    'ProjectDoesNotExistWithNameException',
    `TF200016: The following project does not exist: ${name}. Verify that the name of the project is correct and ` +
      'that the project exists on the specified Azure DevOps Server.',
  );

export const member = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
