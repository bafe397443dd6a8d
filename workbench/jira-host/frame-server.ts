import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio/slim';
import { readManifest } from './manifest.ts';

export interface FrameFiles {
  /** The project: manifest.yml, dist/. */
  readonly root: string;
  /** Where the app's page is framed: `http://localhost:4000`. */
  readonly around: string;
}

/**
 * Serves the app's page as Forge's CDN does: its own origin, the content policy that Forge computes for the manifest,
 * Forge's script before the app's. Two things differ, since there is no Atlassian here: the page around may frame
 * it, and nobody is reported to.
 */
export async function serveFrame(
  request: IncomingMessage,
  response: ServerResponse,
  files: FrameFiles,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://frame.invalid');
  const found = request.method === 'GET' ? await fileFor(pathname, files) : null;
  if (!found) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': found.type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(found.policy ? { 'content-security-policy': found.policy } : {}),
  });
  response.end(found.body);
}

/** The content policy that the app's page runs under. */
export function framePolicy(html: string, { root, around }: FrameFiles): string {
  const silent = { info: () => {} };
  const details = new CSPProcessingService(silent, load).getCspDetails(
    html,
    readManifest(root).permissions as never,
  );
  return new CSPInjectionService()
    .getInjectableCSP({
      existingCSPDetails: details,
      microsEnv: 'prod',
      icOptions: { icLabel: '', serviceName: '' },
    })
    .filter((directive) => !directive.startsWith('report-uri'))
    .map((directive) => (directive.startsWith('frame-ancestors') ? `${directive} ${around}` : directive))
    .join('; ');
}

// ── below ──

interface Served {
  readonly body: string | Buffer;
  readonly type: string;
  readonly policy?: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

async function fileFor(pathname: string, files: FrameFiles): Promise<Served | null> {
  const built = path.join(files.root, 'dist/jira-app/ui');
  if (pathname === '/' || pathname === '/index.html') {
    const html = await readFile(path.join(built, 'index.html'), 'utf8');
    const script = `<script src="__forge/bridge.js" data-around="${files.around}"></script>`;
    return {
      body: html.replace('<head>', `<head>${script}`),
      type: types['.html'] ?? '',
      policy: framePolicy(html, files),
    };
  }
  if (pathname === '/__forge/theme.css') return { body: themes(), type: types['.css'] ?? '' };
  const file =
    pathname === '/__forge/bridge.js'
      ? path.join(files.root, 'dist/workbench/forge-bridge.js')
      : path.join(built, path.basename(pathname));
  const body = await readFile(file).catch(() => null);
  const type = types[path.extname(file)];
  return body && type ? { body, type } : null;
}

/** Jira's own colours, as its design system publishes them. */
function themes(): string {
  const require = createRequire(import.meta.url);
  return ['light', 'dark']
    .map(
      (name) =>
        require(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${name}.js`) as { default: string },
    )
    .map((theme) => theme.default)
    .join('\n');
}
