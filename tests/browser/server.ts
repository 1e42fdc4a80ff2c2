import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** A built site being served. */
export interface ServedSite {
  /** Address of the front page, base included, ending in `/`. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the folder `dist` under `base` (`/` or `/prosjekt/`) on a free port of the loopback
 * address, as GitHub Pages would: a folder means its index.html, anything unknown is 404.html.
 */
export async function serveSite(dist: string, base = '/'): Promise<ServedSite> {
  const server = createServer((request, response) => {
    void answer(dist, base, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function answer(
  dist: string,
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const file = fileFor(dist, base, pathname);
  const body = file === undefined ? undefined : await readIfFile(file);
  if (file !== undefined && body !== undefined) {
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(body);
    return;
  }
  response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
  response.end((await readIfFile(join(dist, '404.html'))) ?? 'Not found');
}

/** The file an address stands for; undefined outside the base or the folder. */
function fileFor(dist: string, base: string, pathname: string): string | undefined {
  if (!pathname.startsWith(base)) return undefined;
  const relative = normalize(decodeURIComponent(pathname.slice(base.length)));
  if (relative === '..' || relative.startsWith(`..${sep}`)) return undefined;
  return join(dist, pathname.endsWith('/') ? join(relative, 'index.html') : relative);
}

async function readIfFile(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
