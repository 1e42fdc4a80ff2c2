import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { VFile } from 'vfile';
import { lagKorpus } from '../../../scripts/bench/korpus.ts';
import { HELHETEN } from '../../../src/lib/compare/grunnlag.ts';
import { readRegister } from '../../../src/lib/corpus/register.ts';
import type { Rapport } from '../../../src/lib/domain/rapport.ts';
import type { Register } from '../../../src/lib/domain/register.ts';
import { createDocument } from '../../../src/lib/draw/dokument.ts';
import { ingestReport } from '../../../src/lib/ingest/rapport.ts';
import { figurliste } from '../../../src/lib/page/figurliste.ts';
import { frosneFor, type Frosne } from '../../../src/lib/page/frosne.ts';
import type { Frossenfigur } from '../../../src/lib/page/frossenfigur.ts';
import { grunnlagsleser, type Sidegrunnlag } from '../../../src/lib/page/grunnlag.ts';

const BASE = '/prosjekt';

/** Invented reports of a year and a half; what the last keeps of them. */
let grunnlag: Sidegrunnlag;
let frosne: Frosne;

beforeAll(async () => {
  const { register } = await readRegister('tests/fixtures/innhold', 'tests/fixtures/innhold');
  const { filer } = lagKorpus({ forste: '2019-12', antall: 17, register });
  const rapporter = filer.map(({ navn, tekst }) => ingest(navn, tekst, register));
  const last = rapporter.at(-1);
  if (!last) throw new Error('Ingen oppdiktede rapporter.');
  const reader = grunnlagsleser(rapporter, register, {
    document: createDocument(),
    lenke: (sti) => BASE + sti,
  });
  grunnlag = reader(last);
  frosne = frosneFor(grunnlag);
}, 60_000);

describe('the figures that a release keeps', () => {
  it('are all that it draws, each with a page that its own page leads to', () => {
    const ids = frosne.figurer.map(({ figur }) => figur.id);
    expect(ids).toEqual(figurliste(grunnlag).map(({ figur }) => figur.id));
    const onPages = frosne.sider.flatMap(({ side: { hovedfigur, figurer } }) =>
      [hovedfigur, ...figurer].flatMap((figur) => figur ?? []),
    );
    for (const { id, frossen } of onPages) expect(frossen).toBe(`/rapporter/2021-04/figur/${id}/`);
    const whole = ids.filter((id) => id.startsWith(`${HELHETEN.id}-`));
    expect([...whole, ...onPages.map(({ id }) => id)]).toEqual(ids);
  });

  it('stay within the release, but for the way to the latest', () => {
    for (const figur of frosne.figurer) {
      const { nyeste, ...own } = figur;
      expect(nyeste.sti).toBe(`/figur/${own.figur.id}/`);
      const stier = [...JSON.stringify(own).matchAll(/"sti":"([^"]*)"/g)].map(([, sti]) => sti);
      const links = [...JSON.stringify(own).matchAll(/href=\\"([^"\\]*)\\"/g)].map(
        ([, href = '']) => href.slice(BASE.length),
      );
      expect(links.length).toBeGreaterThan(2);
      for (const sti of [...stier, ...links])
        expect(sti).toMatch(/^\/(rapporter\/2021-04\/|data\/rapporter\/2021-04\.)/);
    }
  });

  it('have a year and the month a year before in their tables, and every month in their drawings', () => {
    const { figur } = find('mentor-utvikling');
    expect(figur.tabell?.rader).toHaveLength(13);
    expect(figur.tabell?.eldre).toEqual([]);
    const [, points = ''] =
      /class="fig-linje[^"]*" d="([^"]*)"/.exec('svg' in figur.tegning ? figur.tegning.svg : '') ??
      [];
    expect(points.match(/[Mlhv]/g)).toHaveLength(28);
  });

  it('name their drawings by the words around them, and small multiples by their names', () => {
    const onPages = frosne.sider.flatMap(({ side: { hovedfigur, figurer } }) =>
      hovedfigur ? [hovedfigur, ...figurer] : figurer,
    );
    expect(onPages.length).toBeGreaterThan(100);
    for (const { tegning, id, ordId } of [
      ...frosne.figurer.map(({ figur }) => figur),
      ...onPages,
    ]) {
      const names = new Set([`${id}-tittel ${ordId}`]);
      const drawings = 'svg' in tegning ? [tegning.svg] : tegning.paneler.map(({ svg }) => svg);
      if ('paneler' in tegning) {
        names.clear();
        for (const { navnId } of tegning.paneler) names.add(navnId ?? '');
        expect(names.size).toBe(tegning.paneler.length);
      }
      for (const svg of drawings)
        for (const one of JSDOM.fragment(svg).querySelectorAll('svg')) {
          expect(names.has(one.getAttribute('aria-labelledby') ?? ''), id).toBe(true);
          expect(one.querySelector('title, desc')).toBeNull();
        }
    }
  });

  it('say which page and release they are from', () => {
    const link = (sti: string, tekst: string) => `<a href="${BASE}${sti}">${tekst}</a>`;
    const release = 'rapporten for januar–april 2021';
    const page = link('/rapporter/2021-04/tiltak/mentor/#mentor-endring', 'Mentor');
    expect(find('mentor-endring').opphav).toBe(
      `Figuren er fra siden ${page} slik ${link('/rapporter/2021-04/', release)} oppga tallene, og blir stående.`,
    );
    expect(find('i-alt-kjonn').opphav).toBe(
      `Figuren er fra ${link('/rapporter/2021-04/#i-alt-kjonn', release)}, og blir stående.`,
    );
  });

  it('are cited and framed by their own address', () => {
    const { siteres, ramme, hode } = find('mentor-endring');
    expect(hode.sti).toBe('/rapporter/2021-04/figur/mentor-endring/');
    expect(siteres.sti).toBe(hode.sti);
    expect(ramme.sti).toBe(`${hode.sti}#ramme`);
    expect(ramme.tittel).toBe('Mentor: endring fra måned til måned. Figur fra Tiltakstall');
  });

  it('know what they stand on: the series they draw, and nothing of the rest of the page', () => {
    const { avtrykk } = find('mentor-utvikling');
    expect(avtrykk.serier).toEqual(['tiltak/mentor/alle/alle']);
    expect(avtrykk.observasjoner).toEqual([]);
    const all = new Set(find('mentor-sosken').avtrykk.serier);
    expect(all.size).toBeGreaterThan(3);
  });
});

function find(id: string): Frossenfigur {
  const found = frosne.figurer.find(({ figur }) => figur.id === id);
  if (!found) throw new RangeError(`Ingen figur ${id}.`);
  return found;
}

function ingest(fil: string, tekst: string, register: Register): Rapport {
  const rapport = ingestReport({ fil, sha256: '0'.repeat(64), tekst }, register, new VFile());
  if (!rapport) throw new Error(`Den oppdiktede rapporten ${fil} lar seg ikke lese.`);
  return rapport;
}
