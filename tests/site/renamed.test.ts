import { cpSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addressesOf } from '../../src/lib/io/address-ledger.ts';
import { LITEN } from '../content-folders.ts';
import { build } from './build.ts';
import { htmlvalidate } from './html-rules.ts';
import { linksOf, problemOf } from './links.ts';
import { addressOf, listFiles, listPages, readPage, SITE, type BuiltSite } from './built-site.ts';

/** What a project is made of, but for what npm installs. */
const PROJECT = ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];
const OLD = 'mentor';
const FRESH = 'syntetisk-mentor';

let folder: string;
let site: BuiltSite;
let output: string;
/** A copy of the project whose ledger promises all that is built, and where Mentor then gets another name. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiltakstall-omdopt-'));
  for (const path of PROJECT) cpSync(path, join(folder, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const innhold = join(folder, 'innhold');
  cpSync(LITEN, innhold, { recursive: true });
  const [, built] = inject('nettsteder');
  const promised = addressesOf(listFiles(built?.dist ?? '')).join('\n');
  writeFileSync(join(innhold, 'adresser.txt'), `${promised}\n`);
  const entry = (slug: string) => join(innhold, `tiltak/${slug}.md`);
  const before = readFileSync(entry(OLD), 'utf8');
  const name = 'navn: Syntetisk mentor\ntidligere:\n  - navn: Mentor';
  writeFileSync(entry(OLD), before.replace('navn: Mentor', name));
  renameSync(entry(OLD), entry(FRESH));
  const dist = join(folder, 'dist');
  const base = '/prosjekt/';
  const outcome = await build({ OUT: dist, BASE: base, INNHOLD: innhold }, folder);
  output = outcome.output;
  expect(outcome.code, output).toBe(0);
  site = { navn: 'omdopt', base, dist, innhold };
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The pages that only lead on. */
function redirects(): string[] {
  return listPages(site.dist).filter((file) =>
    readPage(site.dist, file).title.startsWith('Flyttet: '),
  );
}

describe('a tiltak with a new name and address', () => {
  it('is built: no published address is gone, and the new ones are told of', () => {
    expect(output).toMatch(/\d+ nye adresser er ikke ført opp/);
    expect(redirects()).toEqual(
      expect.arrayContaining([
        `tiltak/${OLD}/index.html`,
        `rapporter/2021-05/tiltak/${OLD}/index.html`,
        `figur/${OLD}-utvikling/index.html`,
      ]),
    );
  });

  it('is led to from every old page, with a refresh, a canonical address and a link', () => {
    const { dist, base } = site;
    for (const file of redirects()) {
      const page = readPage(dist, file);
      const now = addressOf(base, file.replace(OLD, FRESH));
      const refresh = page.querySelector('meta[http-equiv=refresh]');
      expect(refresh?.getAttribute('content')).toBe(`0; url=${now}`);
      expect(page.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href).toBe(SITE + now);
      expect(page.querySelector('main a')?.getAttribute('href')).toBe(now);
      expect(page.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
      const problems = linksOf(site, file).map((link) => problemOf(site, link));
      expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
    }
  });

  it('has valid pages that lead on, and none of them in the sitemap', async () => {
    const sitemap = readFileSync(join(site.dist, 'sitemap.xml'), 'utf8');
    for (const file of redirects()) {
      const html = readFileSync(join(site.dist, file), 'utf8');
      const { results } = await htmlvalidate.validateString(html);
      expect(results.flatMap(({ messages }) => messages)).toEqual([]);
      expect(sitemap).not.toContain(`${addressOf(site.base, file)}<`);
    }
    expect(sitemap).toContain(`/tiltak/${FRESH}/<`);
  });

  it('has its files under both names, with the same figures', () => {
    const files = listFiles(site.dist);
    const old = files.filter(
      (file) => new RegExp(`^(data/tiltak|figur)/${OLD}\\b`).test(file) && !file.endsWith('.html'),
    );
    expect(old).toHaveLength(4 + 4 * 6);
    for (const file of old) {
      const now = file.replaceAll(OLD, FRESH);
      expect(files).toContain(now);
      const [a, b] = [file, now].map((one) => readFileSync(join(site.dist, one), 'latin1'));
      expect(a?.replaceAll(`"${OLD}`, `"${FRESH}`), file).toBe(b);
    }
  });
});
