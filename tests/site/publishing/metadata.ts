import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { expandJsonLd, nodesOf, valuesOf, type Node } from './linked-data.ts';
import { problemOf } from '../links.ts';
import { addressOf, countEntities, listPages, readPage, SITE } from '../built-site.ts';

const SCHEMA = 'https://schema.org/';

describe.each(inject('nettsteder'))('what pages tell of themselves at $base', (site) => {
  const { dist, base } = site;
  const pages = listPages(dist);
  const attribute = (file: string, selector: string, name: string) =>
    readPage(dist, file).querySelector(selector)?.getAttribute(name) ?? '';
  const property = (file: string, name: string) =>
    attribute(file, `meta[property="${name}"]`, 'content');
  const isThere = (til: string) => problemOf(site, { fra: 'index.html', til }) === undefined;

  it('each has a preview with its headline and a picture of 1200 by 630', () => {
    for (const file of pages) {
      for (const name of ['og:title', 'og:description', 'og:image:alt'])
        expect(property(file, name), `${file} ${name}`).not.toBe('');
      const picture = new URL(property(file, 'og:image'));
      expect(picture.origin).toBe(SITE);
      const png = readFileSync(join(dist, picture.pathname.slice(base.length)));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).toEqual([1200, 630]);
      const drawing = picture.pathname.slice(base.length).replace(/png$/, 'svg');
      expect(readFileSync(join(dist, drawing), 'utf8'), file).toContain(
        'width="1200" height="630"',
      );
    }
  });

  it('every entity has a picture of its own, which its figures are shared with', () => {
    const about = pages.filter((file) =>
      /^(tiltak|tiltaksgrupper|hovedgrupper)\/(?!etter-)[^/]+\/index\.html$/.test(file),
    );
    const pictures = about.map((file) => property(file, 'og:image'));
    expect(about.length).toBe(countEntities(site));
    for (const figure of ['mentor-utvikling', 'mentor-endring']) {
      const shared = property(`figur/${figure}/index.html`, 'og:image');
      expect(shared).toBe(property('tiltak/mentor/index.html', 'og:image'));
    }
    expect(new Set(pictures).size).toBe(about.length);
  });

  it('each is its own canonical address', () => {
    for (const file of pages.filter((one) => one !== '404.html')) {
      expect(attribute(file, 'link[rel=canonical]', 'href'), file).toBe(
        SITE + addressOf(base, file),
      );
      expect(attribute(file, 'meta[name=robots]', 'content'), file).toBe('');
    }
  });

  it('each tells where the feed is', () => {
    const without = pages.filter(
      (file) => attribute(file, 'link[type="application/atom+xml"]', 'href') !== `${base}feed.xml`,
    );
    expect(without).toEqual([]);
  });

  /** Every page's description for machines, as another program reads it. */
  async function described(type: string): Promise<{ file: string; node: Node }[]> {
    const found = pages.map(async (file) => {
      const script = readPage(dist, file).querySelector('script[type="application/ld+json"]');
      const nodes = script ? await expandJsonLd(script.textContent) : [];
      return nodes
        .filter((node) => (node['@type'] as string[]).includes(SCHEMA + type))
        .map((node) => ({ file, node }));
    });
    return (await Promise.all(found)).flat();
  }

  it('describes the figures of each page about some, with files that are there', async () => {
    const sets = await described('Dataset');
    const files = sets.map(({ file }) => file);
    expect(new Set(files).size).toBe(files.length);
    expect(files).toEqual(
      expect.arrayContaining([
        'index.html',
        'data/index.html',
        'tiltak/mentor/index.html',
        'figur/mentor-utvikling/index.html',
        'rapporter/2021-05/index.html',
      ]),
    );
    // What a release keeps of a tiltak or a group is part of the release's set, and told there.
    const kept = /^rapporter\/[^/]+\/(tiltak|tiltaksgrupper|hovedgrupper)\//;
    expect(files.filter((file) => kept.test(file))).toEqual([]);
    for (const { file, node } of sets) {
      expect(valuesOf(node, `${SCHEMA}url`), file).toEqual([SITE + addressOf(base, file)]);
      expect(valuesOf(node, `${SCHEMA}temporalCoverage`), file).toEqual(['2021-01/2021-05']);
      for (const text of ['name', 'description'])
        expect(valuesOf(node, SCHEMA + text)[0]?.length, `${file} ${text}`).toBeGreaterThan(20);
      const downloads = nodesOf(node, `${SCHEMA}distribution`);
      expect(downloads.length, file).toBeGreaterThan(0);
      for (const download of downloads) {
        expect(download['@type']).toEqual([`${SCHEMA}DataDownload`]);
        const [address = ''] = valuesOf(download, `${SCHEMA}contentUrl`);
        expect(isThere(address), `${file} ${address}`).toBe(true);
      }
      const [source] = nodesOf(node, `${SCHEMA}isBasedOn`);
      expect(isThere(valuesOf(source, `${SCHEMA}url`)[0] ?? ''), file).toBe(true);
    }
  });

  it('names the agency as creator, not as publisher, and states no licence', async () => {
    for (const { file, node } of await described('Dataset')) {
      const name = (role: string) =>
        valuesOf(nodesOf(node, SCHEMA + role)[0], `${SCHEMA}name`).join();
      expect([name('creator'), name('publisher')], file).toEqual(['Nav', 'Tiltakstall']);
      expect(JSON.stringify(node)).not.toMatch(/licen[cs]e/i);
    }
  });

  it('is one set on all pages that tell of it, and every part is of one in the catalogue', async () => {
    const catalogue = readFileSync(join(dist, 'katalog.ttl'), 'utf8');
    const catalogued = (iri: string) => catalogue.includes(`<${iri}> a dcat:Dataset`);
    const sets = await described('Dataset');
    const idOf = (page: string) => String(sets.find(({ file }) => file === page)?.node['@id']);
    expect(idOf('index.html')).toBe(idOf('data/index.html'));
    const ids = new Set(sets.map(({ node }) => node['@id']));
    expect(ids.size).toBe(sets.length - 1);
    for (const { file, node } of sets) {
      const [whole = String(node['@id'])] = valuesOf(node, `${SCHEMA}isPartOf`);
      expect(catalogued(whole), `${file} ${whole}`).toBe(true);
    }
  });

  it('tells where each page below another stands', async () => {
    const trails = await described('BreadcrumbList');
    const withTrail = pages.filter((file) => readPage(dist, file).querySelector('.brodsmuler'));
    expect(trails.map(({ file }) => file)).toEqual(withTrail);
    expect(trails.length).toBeGreaterThan(4 * countEntities(site));
    for (const { file, node } of trails) {
      const steps = nodesOf(node, `${SCHEMA}itemListElement`);
      expect(steps.map((step) => valuesOf(step, `${SCHEMA}position`)[0])).toEqual(
        steps.map((_, i) => String(i + 1)),
      );
      const addresses = steps.map((step) => valuesOf(step, `${SCHEMA}item`)[0] ?? '');
      expect(addresses.every(isThere), file).toBe(true);
      expect(addresses.at(-1), file).toBe(SITE + addressOf(base, file));
    }
  });
});
