import * as SDK from 'azure-devops-extension-sdk';
import type { ProjectId, UserId } from '@throughline/core/model/ids.ts';
import { within } from '../patience.ts';

/** What the host said of itself in its handshake. */
export interface Around {
  readonly organisation: string;
  readonly user: { readonly id: UserId; readonly name: string };
  /** `publisher.extension` */
  readonly extension: string;
  /** The project that the page is in; a work item of another one may be open in it. */
  readonly project: { readonly id: ProjectId; readonly name: string } | null;
  /** The team that the page is of; null = of none. */
  readonly team: { readonly id: string } | null;
  /** BCP 47 */
  readonly locale: string;
}

/**
 * The handshake with the host.
 * @param limit milliseconds; the SDK itself waits for ever
 * @throws Error when the host does not answer in time
 */
export async function connect(limit: number): Promise<Around> {
  await within(
    SDK.init({ loaded: false, applyTheme: true }),
    limit,
    () => new Error('The host did not answer the handshake.'),
  );
  // Each of these throws where an older or a smaller host leaves its part out.
  const user = SDK.getUser();
  const page = maybe(() => SDK.getPageContext());
  const project = maybe(() => SDK.getWebContext().project);
  const team = maybe(() => SDK.getWebContext().team);
  return {
    organisation: SDK.getHost().name,
    user: { id: user.id as UserId, name: user.displayName || user.name },
    extension: SDK.getExtensionContext().id,
    project: project?.id ? { id: project.id as ProjectId, name: project.name } : null,
    team: team?.id ? { id: team.id } : null,
    locale: page?.globalization?.culture || navigator.language,
  };
}

function maybe<T>(read: () => T): T | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}
