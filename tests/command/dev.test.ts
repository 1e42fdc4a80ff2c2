import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { makeCorpus } from '../../bench/corpus.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { launchChromium } from '../browser/chromium.ts';
import { LITEN } from '../content-folders.ts';

/** What a project is made of, but for what npm installs. */
const PROJECT = ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];
const DEADLINE = { timeout: 60_000, interval: 500 };

let folder: string;
let server: ChildProcess;
let address: string;
let log = '';

/** The site as somebody works on it: the small one, in a copy of the project. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dev-'));
  for (const path of PROJECT) cpSync(path, join(folder, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  cpSync(LITEN, join(folder, 'innhold'), { recursive: true });
  const port = await freePort();
  address = `http://localhost:${port}`;
  // Astro serves no pages where it takes itself to be run by a test.
  const { VITEST: _, NODE_ENV: __, ...own } = process.env;
  const env = { ...own, INNHOLD: join(folder, 'innhold') };
  server = spawn('node', ['scripts/dev.ts', '--port', String(port)], { cwd: folder, env });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  await vi.waitFor(async () => {
    expect(await read('/tiltak/mentor/'), log).toContain('mai 2021');
  }, DEADLINE);
}, 120_000);
afterAll(async () => {
  const ended = new Promise((done) => server.once('exit', done));
  server.kill();
  await ended;
  await rm(folder, { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => {
        done(port);
      });
    });
  });
}

async function read(path: string): Promise<string> {
  return (await fetch(`${address}${path}`)).text();
}

/** What the browser shows over a page that cannot be drawn. */
async function readOverlay(path: string): Promise<string> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${address}${path}`);
    const overlay = page.locator('vite-error-overlay');
    await overlay.waitFor({ state: 'attached' });
    return await overlay.evaluate((element) => element.shadowRoot?.textContent ?? '');
  } finally {
    await browser.close();
  }
}

/** A page without its foot, which names the month that comes next. */
function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'));
}

it('shows what comes, changes and goes, and what is wrong, while somebody works on the site', async () => {
  const { register } = await readRegister(LITEN, 'innhold');
  const { filer } = makeCorpus({ fro: 23, forste: '2021-05', antall: 2, register });
  const rapport = (id: string) => join(folder, 'innhold/rapporter', `${id}.txt`);
  writeFileSync(rapport('2021-06'), filer[1]?.tekst ?? '');
  await vi.waitFor(async () => {
    expect(mainOf(await read('/tiltak/mentor/'))).toContain('juni 2021');
  }, DEADLINE);

  const right = readFileSync(rapport('2021-06'), 'utf8');
  writeFileSync(rapport('2021-06'), right.replace(/^(Mentor\t\d+)/m, '$17'));
  await vi.waitFor(async () => {
    expect(await read('/tiltak/mentor/')).toContain('<title>Error</title>');
  }, DEADLINE);
  const fault = await readOverlay('/tiltak/mentor/');
  expect(fault).toMatch(/2021-06\.txt:\d+:\d+/);
  expect(fault).toContain('celle-mot-summer');

  // Another fault in its place is told, though no collection holds anything else than before.
  const mentor = join(folder, 'innhold/tiltak/mentor.md');
  const entry = readFileSync(mentor, 'utf8');
  writeFileSync(rapport('2021-06'), right);
  writeFileSync(mentor, entry.replace(/^orden: .*$/m, 'orden: sist'));
  await vi.waitFor(async () => {
    expect(await readOverlay('/tiltak/mentor/')).toMatch(/tiltak\/mentor\.md:\d+:\d+/);
  }, DEADLINE);

  writeFileSync(mentor, entry.replace('setning: mentor', 'setning: mentorordning'));
  await vi.waitFor(async () => {
    const page = await read('/tiltak/mentor/');
    expect(mainOf(page)).toContain('juni 2021');
    expect(page).toContain('mentorordning');
  }, DEADLINE);

  writeFileSync(mentor, entry);
  rmSync(rapport('2021-06'));
  await vi.waitFor(async () => {
    const page = await read('/tiltak/mentor/');
    expect(mainOf(page)).not.toContain('juni 2021');
    expect(page).not.toContain('mentorordning');
    expect(page).toContain('mai 2021');
  }, DEADLINE);
}, 240_000);
