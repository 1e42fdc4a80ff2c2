import { VFile } from 'vfile';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCorpus } from '../../../bench/corpus.ts';
import type { Subject } from '../../../src/lib/facts/context.ts';
import { readRegister } from '../../../src/lib/io/register.ts';
import type { Observation } from '../../../src/lib/domain/observation.ts';
import type { Rapport } from '../../../src/lib/domain/rapport.ts';
import type { Register } from '../../../src/lib/domain/register.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { ingestReport } from '../../../src/lib/report/ingest.ts';
import { listRevisions } from '../../../src/lib/series/revisions.ts';
import { firstTold, withNewTiltak } from '../../../src/lib/series/register.ts';
import { editionsReader, type PageEditions } from '../../../src/lib/site/editions.ts';
import { subjectsIn, latestPath } from '../../../src/lib/site/paths.ts';
import {
  archivedReleaseFor,
  rapportPage,
  type RapportPage,
} from '../../../src/lib/site/release-page.ts';
import {
  contextReader,
  type ContextReader,
  type PageContext,
} from '../../../src/lib/site/context.ts';
import { releaseLists, type ReleaseList } from '../../../src/lib/site/releases.ts';
import { archiveNavigation } from '../../../src/lib/site/archive.ts';
import { LITEN } from '../../content-folders.ts';

const RENAMED: Subject = { niva: 'tiltak', id: 'mentor' };
const MOVED: Subject = { niva: 'tiltak', id: 'jobbklubb' };
const NEW: Subject = { niva: 'tiltak', id: 'syntetisk-nytt-tiltak' };
const WHOLE: Subject = { niva: 'i-alt', id: 'i-alt' };
const drawing = { document: createDocument(), link: (path: string) => path };

/**
 * Invented reports from November 2019 to March 2021, without that of May 2020. One tiltak is new in February 2020, one
 * moved after that month, and one got another name after March.
 */
let rapporter: Rapport[];
let register: Register;

beforeAll(async () => {
  const own = (await readRegister(LITEN, 'tests/fixtures/liten')).register;
  const known = {
    ...own,
    tiltak: own.tiltak.map((one) => {
      if (one.slug === RENAMED.id) return { ...one, tidligere: [{ navn: 'Syntetisk mentor' }] };
      return one.slug === MOVED.id
        ? { ...one, flyttet: [{ gruppe: 'arbeidspraksis', til: '2020-02' as const }] }
        : one;
    }),
  };
  const { filer } = makeCorpus({
    forste: '2019-11',
    antall: 17,
    register: own,
    revision: 0.05,
    without: ['2020-05'],
    nye: [{ navn: 'Syntetisk nytt tiltak', gruppe: 'oppfolging', fra: '2020-02' }],
    called: [{ slug: RENAMED.id, navn: 'Syntetisk mentor', til: '2020-03' }],
    placed: [{ slug: MOVED.id, gruppe: 'arbeidspraksis', til: '2020-02' }],
  });
  rapporter = filer.map(({ navn, tekst }) => {
    const source = { fil: navn, sha256: '0'.repeat(64), tekst };
    const file = new VFile();
    const rapport = ingestReport(source, known, file);
    if (!rapport) throw new Error(`${navn}: ${file.messages.join('\n')}`);
    return rapport;
  });
  register = withNewTiltak(known, rapporter);
}, 60_000);

describe('the editions of a page', () => {
  it('are a calendar of years, newest first, that says where a month has no report', () => {
    const { years, hasGap } = editionsOf(RENAMED);
    expect(years.map(({ year }) => year)).toEqual([2021, 2020, 2019]);
    expect(hasGap).toBe(true);
    // Eleven reports of 2020: all months but May.
    expect(marksOf(years[1])).toBe('++++-+++++++');
    expect(marksOf(years[0])).toBe('+++.........');
    expect(marksOf(years[2])).toBe('..........++');
  });

  it('are all at the name of now, and begin where the first report told of the tiltak', () => {
    expect(paths(editionsOf(RENAMED))).toEqual(
      ids()
        .reverse()
        .map((id) => `/rapporter/${id}/tiltak/mentor/`),
    );
    expect(editionsOf(NEW).list.at(-1)?.sti).toBe(
      '/rapporter/2020-02/tiltak/syntetisk-nytt-tiltak/',
    );
    // November, December and January had it not.
    expect(editionsOf(NEW).list).toHaveLength(rapporter.length - 3);
  });

  it('are a list as long as they are few, or far between', () => {
    expect(editionsOf(NEW, rapporter.slice(0, 6)).years).toEqual([]);
    expect(editionsOf(NEW, rapporter.slice(0, 6)).list).toHaveLength(3);
    expect(editionsOf(MOVED, rapporter.slice(0, 6)).years).toEqual([]);
    expect(editionsOf(MOVED, rapporter.slice(0, 7)).years).toEqual([]);
    // Eight of twenty-four months.
    expect(editionsOf(MOVED, rapporter.slice(0, 8)).years).toHaveLength(2);
    const yearly = [2014, 2015, 2016, 2017, 2018, 2019, 2020].map((year) => ({
      id: `${year}-12`,
      maneder: [`${year}-12` as const],
    }));
    const read = editionsReader(yearly, [], new Map([['tiltak/mentor', '2014-12']]));
    expect(read(RENAMED).years).toEqual([]);
    expect(read(RENAMED).list).toHaveLength(7);
  });

  it('count the figures that later reports tell otherwise, and nothing else', () => {
    for (const subject of [RENAMED, MOVED, NEW])
      for (const { maned, changed } of editionsOf(subject).list)
        expect(changed, `${subject.id} ${maned}`).toBe(countChanged(subject, maned));
    expect(editionsOf(MOVED).hasChanged).toBe(true);
    // Nothing is later than the newest.
    expect(editionsOf(MOVED).list[0]?.changed).toBe(0);
  });

  it('count a figure that a later report leaves out', () => {
    const [first, second] = [rapporter[0], rapporter[1]];
    if (!first || !second) throw new Error('no reports');
    const isGone = ({ serie, maned }: Observation) =>
      serie === 'tiltak/mentor/alle/alle' && maned === '2019-10';
    const without = {
      ...second,
      observasjoner: [
        ...first.observasjoner.filter((one) => !isGone(one)),
        ...second.observasjoner.filter(({ maned }) => maned === '2019-12'),
      ],
    };
    expect(editionsOf(RENAMED, [first, without]).list.map(({ changed }) => changed)).toEqual([
      0, 1,
    ]);
  });
});

describe('the ways on from a kept page', () => {
  it('lead to the release before that has the page, past a month without a report', () => {
    expect(archiveNavigation(RENAMED, at('2020-06'))).toEqual({
      previous: { tekst: 'Utgaven for april 2020', sti: '/rapporter/2020-04/tiltak/mentor/' },
      all: { tekst: 'Alle utgaver', sti: '/tiltak/mentor/#utgaver' },
      latest: { tekst: 'Nyeste tall', sti: '/tiltak/mentor/' },
    });
    expect(archiveNavigation(WHOLE, at('2020-06'))).toEqual({
      previous: { tekst: 'Utgaven for april 2020', sti: '/rapporter/2020-04/' },
      all: { tekst: 'Alle rapporter', sti: '/rapporter/' },
      latest: { tekst: 'Nyeste tall', sti: '/' },
    });
    expect(archiveNavigation(RENAMED, at('2019-11')).previous).toBeUndefined();
    expect(archiveNavigation(NEW, at('2020-02')).previous).toBeUndefined();
    expect(archiveNavigation(NEW, at('2020-03')).previous?.sti).toBe(
      '/rapporter/2020-02/tiltak/syntetisk-nytt-tiltak/',
    );
  });

  it('go through a report that arrives late, and are the same before it', () => {
    const before = rapporter.filter(({ id }) => id !== '2020-03');
    expect(archiveNavigation(MOVED, at('2020-04', before)).previous?.sti).toBe(
      '/rapporter/2020-02/tiltak/jobbklubb/',
    );
    expect(archiveNavigation(MOVED, at('2020-04')).previous?.sti).toBe(
      '/rapporter/2020-03/tiltak/jobbklubb/',
    );
    expect(archiveNavigation(MOVED, at('2020-02', before))).toEqual(
      archiveNavigation(MOVED, at('2020-02')),
    );
    expect(paths(editionsOf(MOVED, before))).toEqual(
      paths(editionsOf(MOVED)).filter((path) => !path.includes('/2020-03/')),
    );
    expect(marksOf(editionsOf(MOVED, before).years[1])).toBe('++-+-+++++++');
  });

  it('are the same when a later report comes', () => {
    const id = '2020-06';
    const then = rapporter.filter((rapport) => rapport.id <= id);
    for (const subject of [WHOLE, RENAMED, MOVED, NEW])
      expect(archiveNavigation(subject, at(id, then))).toEqual(archiveNavigation(subject, at(id)));
  });

  it('all lead to pages there are', () => {
    const kept = new Set(
      ids().flatMap((id) => {
        const subjects = subjectsIn(at(id).register).map(
          (subject) => `/rapporter/${id}${latestPath(subject)}`,
        );
        return [`/rapporter/${id}/`, ...subjects];
      }),
    );
    for (const subject of subjectsIn(register)) {
      for (const { sti } of editionsOf(subject).list) expect(kept.has(sti), sti).toBe(true);
      for (const id of ids()) {
        const { previous } = archiveNavigation(subject, at(id));
        if (previous) expect(kept.has(previous.sti), previous.sti).toBe(true);
      }
    }
  });
});

describe('a release’s own page', () => {
  it('lists every tiltak of then, in its group of then', () => {
    const groups = (id: string) =>
      Object.fromEntries(
        rapportPage(at(id)).overview.deler.flatMap(({ tittel, rader }) =>
          typeof tittel === 'object' ? [[tittel.sti, rader.map(({ sti }) => sti)]] : [],
        ),
      );
    const under = (id: string, group: string) =>
      groups(id)[`/rapporter/${id}/tiltaksgrupper/${group}/`] ?? [];
    expect(under('2020-02', 'arbeidspraksis')).toContain('/rapporter/2020-02/tiltak/jobbklubb/');
    expect(under('2020-03', 'arbeidspraksis')).not.toContain(
      '/rapporter/2020-03/tiltak/jobbklubb/',
    );
    expect(under('2020-03', 'oppfolging')).toContain('/rapporter/2020-03/tiltak/jobbklubb/');
    const hasNew = (id: string) =>
      under(id, 'oppfolging').some((path) => path.endsWith('/syntetisk-nytt-tiltak/'));
    expect([hasNew('2020-01'), hasNew('2020-02')]).toEqual([false, true]);
  });

  it('leads from every tiltak, wherever it stands, to the release’s own page of it', () => {
    const { release, sider } = archivedReleaseFor(at('2020-03'));
    const own = new Set(sider.map(({ side }) => side.head.sti));
    const found = subjectPaths(release);
    // Eleven lines of the overview, and the movements in words and in their figure's table.
    expect(found.length).toBeGreaterThan(15);
    for (const path of found) expect(own.has(path), path).toBe(true);
  });
});

describe('the list of releases', () => {
  let list: ReleaseList;
  beforeAll(() => {
    list = listOf(rapporter);
  });

  it('has a row each by year, newest first', () => {
    expect(list.years.map(({ year, rows }) => [year, rows.length])).toEqual([
      [2021, 3],
      [2020, 11],
      [2019, 2],
    ]);
    expect(list.years.flatMap(({ rows }) => rows.map(({ sti }) => sti))).toEqual(
      ids()
        .reverse()
        .map((id) => `/rapporter/${id}/`),
    );
  });

  it('tells the whole in the words and figures of each release', () => {
    for (const { id, overskrift, verdi, endring } of rowsOf(list)) {
      // The release's own page is about the whole, and its keys go on from there.
      const own = rapportPage(at(id)).story.overskrift;
      expect(overskrift, id).toBe(own.replaceAll(/(?<=[ "])@/g, 'i-alt/i-alt/alle/alle@'));
      const [now, before] = [totalIn(id, id), totalIn(id, previousMonth(id))];
      expect(verdi.html).toContain(`value="${now}"`);
      // January's report does not tell December again.
      if (before !== undefined && now !== undefined)
        expect(endring.html).toContain(`value="${now - before}"`);
    }
  });

  it('counts what each changed in those before', () => {
    const counts = Object.fromEntries(rowsOf(list).map(({ id, changed }) => [id, changed]));
    expect(counts['2019-11']).toEqual({ count: 0, text: '0', sti: undefined });
    for (const [i, { id }] of rapporter.entries()) {
      const expected = changedBetween(rapporter.slice(0, i), rapporter[i]);
      expect(counts[id]?.count, id).toBe(expected);
      expect(counts[id]?.sti).toBe(expected > 0 ? `/rapporter/${id}/endringer/` : undefined);
    }
    expect(rowsOf(list).some(({ changed }) => changed.count > 0)).toBe(true);
  });

  it('has neither bars nor a count of changes as long as it is of one release', () => {
    const { hasChanged, explanations, ...one } = listOf(rapporter.slice(0, 1));
    expect([hasChanged, explanations]).toEqual([false, []]);
    expect(one.years.flatMap(({ rows }) => rows.map(({ bar }) => bar))).toEqual(['']);
  });

  it('does not tell from an older release what the newest hides', () => {
    const hidden = rapporter.map((rapport) =>
      rapport.id === '2021-03'
        ? {
            ...rapport,
            observasjoner: rapport.observasjoner.map((one): Observation =>
              one.serie === 'i-alt/i-alt/alle/alle' && one.maned === '2021-01'
                ? { ...one, verdi: { status: 'skjermet' } }
                : one,
            ),
          }
        : rapport,
    );
    const rows = Object.fromEntries(rowsOf(listOf(hidden)).map((row) => [row.id, row]));
    const was = totalIn('2021-01', '2021-01');
    expect(rows['2021-01']?.verdi).toEqual({ html: '*', status: 'skjermet' });
    expect(rows['2021-02']?.endring.status).toBe('mangler');
    expect(JSON.stringify(rows['2021-01'])).not.toContain(`"${was}`);
    expect(rows['2020-12']?.verdi.status).toBe('synlig');
  });
});

function ids(): string[] {
  return rapporter.map(({ id }) => id);
}

const readers = new WeakMap<Rapport[], ContextReader>();

function at(id: string, among = rapporter): PageContext {
  const rapport = among.find((one) => one.id === id);
  if (!rapport) throw new RangeError(`No invented report ${id}.`);
  const reader = readers.get(among) ?? contextReader(among, register, drawing);
  readers.set(among, reader);
  return reader(rapport);
}

function editionsOf(subject: Subject, among = rapporter): PageEditions {
  return editionsReader(among, listRevisions(among), firstTold(among))(subject);
}

function listOf(among: Rapport[]): ReleaseList {
  return releaseLists(among, register, listRevisions(among), drawing).newest;
}

function rowsOf({ years }: ReleaseList) {
  return years.flatMap(({ rows }) => rows);
}

function paths({ list }: PageEditions): string[] {
  return list.map(({ sti }) => sti);
}

function marksOf(year: PageEditions['years'][number] | undefined): string {
  const mark = (month: unknown) => (month === 'gap' ? '-' : month === 'outside' ? '.' : '+');
  return (year?.months ?? []).map(mark).join('');
}

/** Every path to a subject in the model, but for the ways on from the page. */
function subjectPaths(page: RapportPage): string[] {
  const all = JSON.stringify({ ...page, frosset: undefined }).matchAll(/"sti":"([^"#]*)"/g);
  return [...all].flatMap(([, path = '']) =>
    /\/(tiltak|tiltaksgrupper|hovedgrupper)\//.test(path) ? path : [],
  );
}

const toldBy = new WeakMap<Rapport, Map<string, number | '*'>>();

/** What a report says of each figure. */
function told(rapport: Rapport): Map<string, number | '*'> {
  const known =
    toldBy.get(rapport) ??
    new Map(
      rapport.observasjoner.map(({ serie, maned, verdi }) => [
        `${serie}@${maned}`,
        verdi.status === 'skjermet' ? '*' : verdi.antall,
      ]),
    );
  toldBy.set(rapport, known);
  return known;
}

function totalIn(id: string, maned: string): number | undefined {
  const rapport = rapporter.find((one) => one.id === id);
  const value = rapport && told(rapport).get(`i-alt/i-alt/alle/alle@${maned}`);
  return typeof value === 'number' ? value : undefined;
}

function previousMonth(id: string): string {
  return `${id.slice(0, 5)}${String(Number(id.slice(5)) - 1).padStart(2, '0')}`;
}

/** How many figures of the reports before a report tells otherwise, or no more, each held against what was known by then. */
function changedBetween(before: Rapport[], rapport: Rapport | undefined): number {
  if (!rapport) return 0;
  const covers = ({ maneder }: Rapport, key: string) =>
    (maneder as string[]).includes(key.split('@')[1] ?? '');
  const known = new Map<string, number | '*'>();
  for (const one of before) {
    for (const key of known.keys()) if (covers(one, key)) known.delete(key);
    for (const [key, value] of told(one)) known.set(key, value);
  }
  const now = told(rapport);
  return [...known].filter(([key, value]) => covers(rapport, key) && now.get(key) !== value).length;
}

/** How many figures of a subject, told by a release or before, some report after it tells otherwise than the one before that. */
function countChanged({ niva, id }: Subject, release: string): number {
  const known = new Map<string, number | '*'>();
  const first = new Set<string>();
  const changed = new Set<string>();
  for (const rapport of rapporter)
    for (const [key, value] of told(rapport)) {
      if (!key.startsWith(`${niva}/${id}/`)) continue;
      if (rapport.id <= release) first.add(key);
      else if (known.has(key) && known.get(key) !== value && first.has(key)) changed.add(key);
      known.set(key, value);
    }
  return changed.size;
}
