import { createServer } from 'node:http';

/**
 * Serves pages to a browser on this machine.
 * @param files path → [type, text]
 * @returns its address, without a slash at the end, and how to stop it
 */
export async function servePages(files) {
  const server = createServer((request, response) => {
    const [type, text] = files.get(request.url) ?? [];
    response.writeHead(text === undefined ? 404 : 200, {
      'content-type': `${type ?? 'text/plain'}; charset=utf-8`,
      // A page that shares nothing with others is told the time without rounding.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(text ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
