import { functions, readMessage } from './protocol.ts';
import type { FrameMessage } from './protocol.ts';

/*
 * Stands for the script that Forge puts into an app's page: `@forge/bridge` calls `globalThis.__bridge.callBridge` and
 * expects promises, and functions that go both ways. Here they travel to the page around the frame.
 */

/** The origin of the page around, as the server that injected this script wrote it. */
const around = document.currentScript?.dataset['around'] ?? '';
const post = (message: FrameMessage) => window.parent.postMessage(message, around);
const passed = functions(post);
const waiting = new Map<number, { done: (value: unknown) => void; failed: (reason: Error) => void }>();

let calls = 0;
function callBridge(command: string, data?: unknown): Promise<unknown> {
  const id = (calls += 1);
  const answer = new Promise<unknown>((done, failed) => waiting.set(id, { done, failed }));
  post({ forge: 'call', id, command, data: passed.pack(data) });
  return command === 'enableTheming' ? answer.then(wearTheme) : answer;
}

window.addEventListener('message', ({ source, origin, data }) => {
  const message = readMessage(data);
  if (source !== window.parent || origin !== around || !message) return;
  if (passed.take(message) || message.forge !== 'answer') return;
  const { done, failed } = waiting.get(message.id) ?? {};
  waiting.delete(message.id);
  if (message.ok) done?.(passed.unpack(message.value));
  else failed?.(new Error(String(message.value)));
});

/** Jira's colours and their names, in the light or the dark; the host calls again when the person changes it. */
function wearTheme(subscribe: unknown): void {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '__forge/theme.css';
  document.head.append(link);
  document.documentElement.dataset['theme'] = 'light:light dark:dark';
  void (subscribe as (wear: (mode: unknown) => void) => unknown)((mode) => {
    document.documentElement.dataset['colorMode'] = mode === 'dark' ? 'dark' : 'light';
  });
}

Object.assign(globalThis, { __bridge: { callBridge } });

window.addEventListener('DOMContentLoaded', () => {
  const tell = () => post({ forge: 'height', height: document.body.scrollHeight });
  new ResizeObserver(tell).observe(document.body);
});
