import type { JiraPlace } from '../jira-host/place.ts';
import type { AdoFrameView, BoardAction, ShellView } from '../shell/board.ts';

/** The shell's own small interface; the apps in the frames know nothing of it. All reject with one sentence. */
export async function readShell(): Promise<ShellView> {
  return asked(await fetch('/api/shell'));
}

export async function act(host: 'jira' | 'ado', person: string, action: BoardAction): Promise<ShellView> {
  return asked(await post(`/api/act/${host}?as=${encodeURIComponent(person)}`, action));
}

export async function adoFrame(
  place: { readonly item: string } | { readonly project: string },
  person: string,
): Promise<AdoFrameView> {
  return asked(await fetch(`/api/ado-frame?${new URLSearchParams({ ...place, as: person }).toString()}`));
}

/** What Forge tells the app's page of where it stands. */
export async function jiraContext(place: JiraPlace, person: string): Promise<unknown> {
  return asked(await fetch(jiraPath('context', place, person)));
}

/** Calls a function of the app's resolver, as the bridge does. */
export async function jiraInvoke(
  place: JiraPlace,
  person: string,
  functionKey: string,
  payload: unknown,
): Promise<unknown> {
  const answer: { value?: unknown } = await asked(
    await post(jiraPath('invoke', place, person), { functionKey, payload }),
  );
  return answer.value;
}

// ── below ──

function jiraPath(what: string, place: JiraPlace, person: string): string {
  return `/jira-host/${what}?${new URLSearchParams({ ...place, as: person }).toString()}`;
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function asked<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new Error(body.message ?? 'The workbench did not answer.');
  return body;
}
