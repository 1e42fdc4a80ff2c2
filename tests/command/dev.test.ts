import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { lagKorpus } from '../../bench/corpus.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { launchChromium } from '../browser/chromium.ts';
import { LITEN } from '../content-folders.ts';

/** What a project is made of, but for what npm installs. */
const PROSJEKT = ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];
const FRIST = { timeout: 60_000, interval: 500 };

let mappe: string;
let server: ChildProcess;
let adresse: string;
let logg = '';

/** The site as somebody works on it: the small one, in a copy of the project. */
beforeAll(async () => {
  mappe = await mkdtemp(join(tmpdir(), 'dev-'));
  for (const sti of PROSJEKT) cpSync(sti, join(mappe, sti), { recursive: true });
  symlinkSync(resolve('node_modules'), join(mappe, 'node_modules'));
  cpSync(LITEN, join(mappe, 'innhold'), { recursive: true });
  const port = await freePort();
  adresse = `http://localhost:${port}`;
  // Astro serves no pages where it takes itself to be run by a test.
  const { VITEST: _, NODE_ENV: __, ...own } = process.env;
  const env = { ...own, INNHOLD: join(mappe, 'innhold') };
  server = spawn('node', ['scripts/dev.ts', '--port', String(port)], { cwd: mappe, env });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk: Buffer) => (logg += chunk.toString()));
  await vi.waitFor(async () => {
    expect(await les('/tiltak/mentor/'), logg).toContain('mai 2021');
  }, FRIST);
}, 120_000);
afterAll(async () => {
  const ended = new Promise((done) => server.once('exit', done));
  server.kill();
  await ended;
  await rm(mappe, { recursive: true, force: true });
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

async function les(sti: string): Promise<string> {
  return (await fetch(`${adresse}${sti}`)).text();
}

/** What the browser shows over a page that cannot be drawn. */
async function lesOverlegg(sti: string): Promise<string> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${adresse}${sti}`);
    const overlegg = page.locator('vite-error-overlay');
    await overlegg.waitFor({ state: 'attached' });
    return await overlegg.evaluate((element) => element.shadowRoot?.textContent ?? '');
  } finally {
    await browser.close();
  }
}

it('shows a new report, and what is wrong in one, while somebody works on the site', async () => {
  const { register } = await readRegister(LITEN, 'innhold');
  const { filer } = lagKorpus({ fro: 23, forste: '2021-05', antall: 2, register });
  const rapport = (id: string) => join(mappe, 'innhold/rapporter', `${id}.txt`);
  writeFileSync(rapport('2021-06'), filer[1]?.tekst ?? '');
  await vi.waitFor(async () => {
    expect(await les('/tiltak/mentor/')).toContain('juni 2021');
  }, FRIST);

  const rett = readFileSync(rapport('2021-06'), 'utf8');
  writeFileSync(rapport('2021-06'), rett.replace(/^(Mentor\t\d+)/m, '$17'));
  await vi.waitFor(async () => {
    expect(await les('/tiltak/mentor/')).toContain('<title>Error</title>');
  }, FRIST);
  const feil = await lesOverlegg('/tiltak/mentor/');
  expect(feil).toMatch(/2021-06\.txt:\d+:\d+/);
  expect(feil).toContain('celle-mot-summer');

  writeFileSync(rapport('2021-06'), rett);
  await vi.waitFor(async () => {
    expect(await les('/tiltak/mentor/')).toContain('juni 2021');
  }, FRIST);
}, 240_000);
