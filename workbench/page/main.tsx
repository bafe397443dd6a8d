import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ShellView } from '../shell/board.ts';
import { readAddress, writeAddress, type Shown } from './address.ts';
import { HostView } from './host-view.tsx';
import { act, readShell } from './shell-api.ts';

function Workbench() {
  const [view, setView] = useState<ShellView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown>(() =>
    readAddress(location.search, matchMedia('(prefers-color-scheme: dark)').matches),
  );

  const load = (): void => {
    readShell().then(
      (read) => {
        setView(read);
        setTrouble(null);
        // On data of one's own there is one person only.
        if (!read.people.some(({ id }) => id === shown.person)) {
          show({ person: read.people[0]?.id ?? shown.person });
        }
      },
      (cause: Error) => setTrouble(cause.message),
    );
  };
  const show = (change: Partial<Shown>): void => setShown((before) => ({ ...before, ...change }));

  useEffect(load, []);
  useEffect(() => {
    document.documentElement.dataset['theme'] = shown.theme;
    history.replaceState(null, '', writeAddress(shown));
  }, [shown]);

  return (
    <>
      <header class="bar">
        <h1>Throughline</h1>
        <p>Both apps, on this machine only. What you change stays until you start with --reset.</p>
        <label class="choice">
          Page
          <select
            value={shown.page}
            onChange={(event) => show({ page: event.currentTarget.value as Shown['page'] })}
          >
            <option value="item">beside a work item</option>
            <option value="okrs">OKRs of a project</option>
            <option value="all">OKRs of all projects</option>
            <option value="dashboard">dashboard</option>
            <option value="sprint">sprints</option>
          </select>
        </label>
        <label class="choice">
          Host
          <select
            value={shown.only ?? ''}
            onChange={(event) => show({ only: (event.currentTarget.value || null) as Shown['only'] })}
          >
            <option value="">both</option>
            <option value="jira">Jira Cloud</option>
            <option value="ado">Azure DevOps</option>
          </select>
        </label>
        <label class="choice">
          Looking as
          <select value={shown.person} onChange={(event) => show({ person: event.currentTarget.value })}>
            {view?.people.map(({ id, name, may }) => (
              <option key={id} value={id}>
                {name} (may {may})
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => show({ theme: shown.theme === 'dark' ? 'light' : 'dark' })}>
          {shown.theme === 'dark' ? 'Light' : 'Dark'}
        </button>
      </header>
      {trouble ? (
        <p class="notice" role="alert">
          {trouble}{' '}
          <button type="button" onClick={load}>
            Try again
          </button>
        </p>
      ) : null}
      <main class={shown.page === 'item' ? undefined : 'wide'}>
        {view?.boards.map((board) => {
          const origin = view.frames[board.host];
          const isShown = shown.only === null || shown.only === board.host;
          return origin && isShown ? (
            <HostView
              key={board.host}
              board={board}
              origin={origin}
              shown={shown}
              show={show}
              act={async (action) => setView(await act(board.host, shown.person, action))}
            />
          ) : null;
        })}
      </main>
    </>
  );
}

const root = document.getElementById('root');
if (root) render(<Workbench />, root);
