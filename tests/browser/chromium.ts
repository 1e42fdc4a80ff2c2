import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright-core';
import { z } from 'zod';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/chromium/', import.meta.url));

/**
 * Starts a headless Chromium: the one CHROME_PATH names, else the system's, else the one in
 * @sparticuz/chromium. Throws when CHROME_PATH names no file or the browser does not start.
 */
export function launchChromium(): Promise<Browser> {
  return start((options) => chromium.launch(options));
}

/** The same browser, for any number of processes to connect to. */
export function serveChromium(): Promise<BrowserServer> {
  return start((options) => chromium.launchServer({ ...options, host: '127.0.0.1' }));
}

async function start<T>(launch: (options: LaunchOptions) => Promise<T>): Promise<T> {
  const own = chromeFromEnvironment() ?? chromeFromPath();
  if (own !== undefined) return launch(optionsFor(own, {}));
  const home = await unpackedPackage();
  const fonts: Record<string, string> = {};
  if (!existsSync('/etc/fonts')) fonts.FONTCONFIG_FILE = join(home, 'fonts.conf');
  try {
    return await launch(optionsFor(join(home, 'chromium'), fonts));
  } catch (error) {
    if (!String(error).includes('error while loading shared libraries')) throw error;
    // A bare machine lacks the NSS libraries; the package carries its own.
    const libraries = { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') };
    return launch(optionsFor(join(home, 'chromium'), { ...fonts, ...libraries }));
  }
}

function optionsFor(executablePath: string, extra: Record<string, string>): LaunchOptions {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    executablePath,
    // Chromium's sandbox refuses to run as root; everybody else keeps it.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--font-render-hinting=none', '--disable-gpu'],
    env: { ...Object.fromEntries(inherited), ...extra },
  };
}

function chromeFromEnvironment(): string | undefined {
  const path = process.env.CHROME_PATH;
  if (path === undefined || path === '') return undefined;
  if (!existsSync(path)) throw new Error(`CHROME_PATH names no file: ${path}`);
  return path;
}

function chromeFromPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/**
 * The folder of the packaged Chromium, unpacked once. The package unpacks into the temporary
 * folder and takes any file of that name for finished, so it is given a folder of its own which
 * is moved into place when complete: two runs at once cannot meet a half-written browser.
 */
async function unpackedPackage(): Promise<string> {
  const home = join(CACHE, await packageVersion());
  if (existsSync(home)) return home;
  await mkdir(CACHE, { recursive: true });
  const staging = await mkdtemp(join(CACHE, 'unpacking-'));
  await unpackInto(staging);
  await writeFile(
    join(staging, 'fonts.conf'),
    `<fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>\n`,
  );
  try {
    await rename(staging, home);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}

async function packageVersion(): Promise<string> {
  const manifest = await readFile(packageFile('package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}

function packageFile(path: string): string {
  const manifest = findPackageJSON('@sparticuz/chromium', import.meta.url);
  if (manifest === undefined) throw new Error('@sparticuz/chromium is not installed: npm ci');
  return join(dirname(manifest), path);
}

async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: packaged, inflate } = await import('@sparticuz/chromium');
    await packaged.executablePath();
    await inflate(packageFile('bin/al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
