import type { AdoFrameView, BoardAction, ShellView } from '../shell/board.ts';

/** The shell's own small interface; the apps in the frames know nothing of it. All reject with one sentence. */
export async function readShell(): Promise<ShellView> {
  return asked(await fetch('/api/shell'));
}

export async function act(host: 'jira' | 'ado', person: string, action: BoardAction): Promise<ShellView> {
  return asked(await post(`/api/act/${host}?as=${encodeURIComponent(person)}`, action));
}

export async function adoFrame(item: string, person: string): Promise<AdoFrameView> {
  return asked(
    await fetch(`/api/ado-frame?item=${encodeURIComponent(item)}&as=${encodeURIComponent(person)}`),
  );
}

/** What Forge tells the app's page of where it stands. */
export async function jiraContext(issue: string, person: string): Promise<unknown> {
  return asked(await fetch(jiraPath('context', issue, person)));
}

/** Calls a function of the app's resolver, as the bridge does. */
export async function jiraInvoke(
  issue: string,
  person: string,
  functionKey: string,
  payload: unknown,
): Promise<unknown> {
  const answer: { value?: unknown } = await asked(
    await post(jiraPath('invoke', issue, person), { functionKey, payload }),
  );
  return answer.value;
}

// ── below ──

function jiraPath(what: string, issue: string, person: string): string {
  return `/jira-host/${what}?${new URLSearchParams({ issue, as: person }).toString()}`;
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
