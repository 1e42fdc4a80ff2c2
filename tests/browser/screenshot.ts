import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { serveSite } from './server.ts';
import { isViewName, openView, VIEWS, type ViewName } from './viewport.ts';

const HELP = `Usage: node tests/browser/screenshot.ts --dist DIR --out DIR [options] PATH…

Takes pictures of built pages, e.g. PATH = / or /tiltak/mentor/ (without the base).
Writes OUT/<page>.<visning>.<n>.png: a page taller than 1600 px becomes several pictures.

  --dist DIR     the built site (default: dist)
  --base BASE    the base it was built for (default: /)
  --out DIR      where the pictures go (default: skjermbilder)
  --only LIST    some of ${Object.keys(VIEWS).join(',')}
                 (default: desktop,smal,dark,print)
  --max N        at most N pictures of one page (default: 6)
  --help         this text`;

const SLICE = 1600;

/** Saves the page from top to bottom in slices; returns the file names. */
async function shoot(page: Page, stem: string, max: number): Promise<string[]> {
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
  }));
  const files: string[] = [];
  for (let y = 0; y < height && files.length < max; y += SLICE) {
    const file = `${stem}.${files.length + 1}.png`;
    const clip = { x: 0, y, width, height: Math.min(SLICE, height - y) };
    await page.screenshot({ path: file, fullPage: true, clip });
    files.push(file);
  }
  return files;
}

/** The file name of an address: `/tiltak/mentor/` → `tiltak-mentor`, `/` → `forside`. */
function stemOf(path: string): string {
  return path.replace(/^\/|\/$/g, '').replace(/[^a-z0-9-]+/gi, '-') || 'forside';
}

function parse() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dist: { type: 'string', default: 'dist' },
      base: { type: 'string', default: '/' },
      out: { type: 'string', default: 'skjermbilder' },
      only: { type: 'string', default: 'desktop,smal,dark,print' },
      max: { type: 'string', default: '6' },
      help: { type: 'boolean', default: false },
    },
  });
  const views = values.only.split(',').filter(isViewName);
  if (views.length !== values.only.split(',').length)
    throw new Error(`--only ${values.only}: expected some of ${Object.keys(VIEWS).join(',')}`);
  return { ...values, max: Number(values.max), views, paths: positionals };
}

async function run(args: ReturnType<typeof parse>): Promise<boolean> {
  await mkdir(args.out, { recursive: true });
  const site = await serveSite(args.dist, args.base);
  const browser = await launchChromium();
  let ok = true;
  const shootAll = async (view: ViewName) => {
    const context = await openView(browser, view);
    const page = await context.newPage();
    for (const path of args.paths) {
      const response = await page.goto(new URL(`.${path}`, site.url).href);
      if (response?.status() !== 200) ok = false;
      const files = await shoot(page, join(args.out, `${stemOf(path)}.${view}`), args.max);
      console.log(`${response?.status()} ${path} ${view}: ${files.join(' ')}`);
    }
    await context.close();
  };
  for (const view of args.views) await shootAll(view);
  await browser.close();
  await site.close();
  return ok;
}

try {
  const args = parse();
  if (args.help || args.paths.length === 0) console.log(HELP);
  else process.exitCode = (await run(args)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
