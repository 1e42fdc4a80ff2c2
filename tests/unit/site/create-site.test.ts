import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import {
  hovedgruppeSchema,
  tiltakSchema,
  tiltaksgruppeSchema,
} from '../../../src/lib/domain/register.ts';
import { readConfig } from '../../../src/lib/io/config.ts';
import { readCorpus, type Corpus } from '../../../src/lib/io/corpus.ts';
import { mergeReports } from '../../../src/lib/series/merge.ts';
import {
  collectEntries,
  releaseSchema,
  seriesEntrySchema,
  toRegister,
  toSeriesMap,
  type Entry,
} from '../../../src/lib/site/collections.ts';
import { createSite, type Site } from '../../../src/lib/site/create-site.ts';
import { parseSiteUrl } from '../../../src/lib/site/url.ts';
import { CONTENT, LITEN } from '../../content-folders.ts';
import { smallContent, withoutMentor } from '../../editions.ts';

/** What the collections hold, as pages get it: through JSON, in the order of ids. */
function stored<T>(entries: readonly Entry<T>[]): { id: string; data: T }[] {
  const copy = JSON.parse(JSON.stringify(entries)) as Entry<T>[];
  return copy.sort((a, b) => a.id.localeCompare(b.id));
}

const read = (INNHOLD: string) => readCorpus(readConfig({ INNHOLD }, '/'), '/');

function siteOf(corpus: Corpus): Site {
  const entries = collectEntries(corpus);
  const tiltak = stored(entries.tiltak).map(({ id, data }) => ({
    id,
    data: { ...data, gruppe: { id: data.gruppe } },
  }));
  return createSite({
    url: parseSiteUrl('https://eksempel.no', '/', undefined),
    document: createDocument(),
    releases: stored(entries.rapporter).map(({ data }) => data),
    register: toRegister(
      stored(entries.hovedgrupper),
      stored(entries.tiltaksgrupper),
      tiltak,
      stored(entries.begreper),
    ),
    serier: toSeriesMap(stored(entries.serier)),
    read: corpus,
    keptDependencies: () => Promise.resolve(undefined),
  });
}

const idsOf = async (site: Site) => (await site.figures()).map(({ figur }) => figur.figur.id);

describe('the entries of the collections', () => {
  it('are the registry and the series, whole and in the report’s order, when pages read them', async () => {
    const corpus = await read(CONTENT);
    const { register, context } = siteOf(corpus);
    expect(register).toEqual(corpus.register);
    const merged = mergeReports(corpus.rapporter);
    expect([...context.serier]).toEqual([...merged]);
    // 1,990 figures in the real report, 306 of them hidden.
    const values = [...context.serier.values()].flatMap(({ observasjoner }) => observasjoner);
    const hidden = values.filter(({ verdi }) => verdi.status === 'skjermet');
    expect([values.length, hidden.length]).toEqual([1990, 306]);
  });

  it('are what their schemas take, and say again when they are read twice', async () => {
    const entries = collectEntries(await read(CONTENT));
    const body = { forklaring: releaseSchema.shape.tittel };
    for (const { data } of entries.rapporter) expect(releaseSchema.parse(data)).toEqual(data);
    for (const [list, schema] of [
      [entries.hovedgrupper, hovedgruppeSchema.extend(body)],
      [entries.tiltaksgrupper, tiltaksgruppeSchema.extend(body)],
      [entries.tiltak, tiltakSchema.extend(body)],
    ] as const)
      for (const { data } of list) expect(schema.parse(data)).toEqual(data);
    for (const { data } of entries.serier) {
      const { hovedgruppe: _, tiltaksgruppe: __, tiltak: ___, ...own } = data;
      expect(seriesEntrySchema.parse(own)).toEqual(own);
    }
  });

  it('refer to whom a series is about', async () => {
    const { serier } = collectEntries(await read(CONTENT));
    const about = (key: string) => {
      const { hovedgruppe, tiltaksgruppe, tiltak } =
        serier.find(({ id }) => id === key)?.data ?? {};
      return { hovedgruppe, tiltaksgruppe, tiltak };
    };
    expect(about('i-alt/i-alt/alle/kvinner')).toEqual({});
    expect(about('tiltak/mentor/andre-pa-tiltak/menn')).toEqual({
      hovedgruppe: 'andre-pa-tiltak',
      tiltak: 'mentor',
    });
    expect(about('tiltaksgruppe/oppfolging/alle/alle')).toEqual({ tiltaksgruppe: 'oppfolging' });
  });
});

describe('a site', () => {
  let folder: string;
  let reissued: Corpus;
  beforeAll(async () => {
    folder = await smallContent({ '2021-05.utgave-2.txt': await withoutMentor() });
    reissued = await read(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('keeps the address of a figure that only a superseded edition drew, and none of its numbers', async () => {
    const site = siteOf(reissued);
    const figures = await site.figures();
    const gone = figures.filter(({ figur }) => figur.dropped);
    expect(gone.map(({ figur }) => figur.figur.id)).toContain('mentor-utvikling');
    expect(
      gone.every(({ figur }) => figur.emne.id === 'mentor' || figur.figur.serier.length === 0),
    ).toBe(true);
    expect(JSON.stringify(gone.map(({ figur }) => figur))).not.toContain('706');
    // Every figure of the first edition has its address still.
    expect(await idsOf(site)).toEqual(
      expect.arrayContaining(await idsOf(siteOf(await read(LITEN)))),
    );
  });

  it('holds what it works out to itself, and works it out once', async () => {
    const [small, other] = [siteOf(await read(LITEN)), siteOf(reissued)];
    expect(await small.figures()).toBe(await small.figures());
    expect((await small.figures()).some(({ figur }) => figur.dropped)).toBe(false);
    expect((await other.figures()).some(({ figur }) => figur.dropped)).toBe(true);
    expect((await small.figurePages()).map(({ figur }) => figur.id)).toEqual(await idsOf(small));
    expect(await small.redirects()).toEqual([]);
  });

  it('is of some report', async () => {
    const corpus = await read(LITEN);
    expect(() => siteOf({ ...corpus, rapporter: [] })).toThrow('Ingen rapporter');
  });
});
