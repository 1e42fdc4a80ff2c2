import { beforeAll, describe, expect, it } from 'vitest';
import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import type { SerieNokkel } from '../../../src/lib/domain/key.ts';
import type { Observasjon } from '../../../src/lib/domain/observation.ts';
import type { Revisjon } from '../../../src/lib/domain/series.ts';
import { publisert, SKJERMET, type Verdi } from '../../../src/lib/domain/value.ts';
import type { Emne, Grunnlag } from '../../../src/lib/facts/context.ts';
import { FIGURSLAG, figurtekst, type Figurslag } from '../../../src/lib/text/captions.ts';
import { defaultFormer, deltakere } from '../../../src/lib/text/forms.ts';
import { toPlain, type Frase } from '../../../src/lib/text/phrase.ts';
import { nokkeltall } from '../../../src/lib/text/key-figures.ts';
import { rapportsammendrag } from '../../../src/lib/text/report-summary.ts';
import { forsidesammendrag, sammendragFor } from '../../../src/lib/text/summary.ts';
import { describeVariasjon, measureVariasjon } from '../../../bench/variation.ts';
import { REGISTER, syntetisk } from '../facts/synthetic.ts';
import { faultsIn } from './faults.ts';
import { emner, readRapporten } from './report.ts';

let rapporten: Grunnlag;
beforeAll(async () => {
  rapporten = await readRapporten();
});

const FJELLTUR: Emne = { niva: 'tiltak', id: 'fjelltur' };
const NOKKEL: SerieNokkel = 'tiltak/fjelltur/alle/alle';

function celle(maned: Maned, verdi: Verdi, rapport = '2021-05'): Observasjon {
  return { serie: NOKKEL, maned, verdi, kilde: { rapport, linje: 1, kolonne: 1 } };
}

/** One tiltak's series with what was revised. */
function med(observasjoner: Observasjon[], revisjoner: Revisjon[] = []): Grunnlag {
  const serier = new Map([[NOKKEL, { nokkel: NOKKEL, observasjoner, revisjoner }]]);
  return { serier, register: REGISTER, maned: '2021-05', rapport: '2021-05' };
}

/** Thirteen months to May 2021; undefined is hidden. */
function yearOf(count: (i: number) => number | undefined): Observasjon[] {
  return Array.from({ length: 13 }, (_, i) => {
    const antall = count(i);
    return celle(addManeder('2020-05', i), antall === undefined ? SKJERMET : publisert(antall));
  });
}

function plain({ innhold }: { innhold: Frase }): string {
  return toPlain(innhold);
}

describe('sammendragFor', () => {
  it('reads as the reviewed golden file has it, for every page of the real report', async () => {
    const lines = emner(rapporten).flatMap((emne) => {
      const { overskrift, setninger, forbehold } = sammendragFor(emne, rapporten);
      return [
        `## ${emne.niva}/${emne.id}`,
        `# ${plain(overskrift)}`,
        ...setninger.map((setning) => `[${setning.id}] ${plain(setning)}`),
        ...forbehold.map((setning) => `(${setning.id}) ${plain(setning)}`),
        ...nokkeltall(emne, rapporten).map(({ etikett, verdi, detalj }) =>
          [etikett, verdi, detalj ?? []].map(toPlain).join(' | '),
        ),
        '',
      ];
    });
    await expect(lines.join('\n')).toMatchFileSnapshot('golden/summaries-2021-05.txt');
  });

  it('gives every sentence an id of its own and ends with the season, once', () => {
    for (const emne of emner(rapporten)) {
      const { setninger, forbehold } = sammendragFor(emne, rapporten);
      const ids = [...setninger, ...forbehold].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(forbehold.map(plain).filter((text) => text.includes('sesong'))).toHaveLength(1);
      expect(forbehold.at(-1)?.slag).toBe('sesong');
    }
  });

  it('tells the front page in at most five sentences', () => {
    for (const maned of ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05'] as const)
      expect(forsidesammendrag({ ...rapporten, maned }).setninger.length).toBeLessThanOrEqual(5);
  });

  it('shows every computed number with its formula and the lines it stands on', () => {
    const { beregninger } = sammendragFor({ niva: 'tiltak', id: 'arbeidstrening' }, rapporten);
    const share = beregninger.find(({ id }) => id === 'kvinneandel');
    // Which month comes first is the wording's choice.
    expect(share?.formler.map(toPlain).sort()).toEqual([
      '(1\u00a0777 + 2\u00a0288 + 33) / 7\u00a0982 = 51,3 prosent',
      '(1\u00a0780 + 2\u00a0230 + 28) / 7\u00a0853 = 51,4 prosent',
    ]);
    const lines = share?.kilder.map(({ maned, kilde }) => `${maned} ${kilde.linje}`);
    expect(lines?.sort()).toEqual([
      '2021-04 131',
      '2021-04 459',
      '2021-04 523',
      '2021-04 611',
      '2021-05 131',
      '2021-05 459',
      '2021-05 523',
      '2021-05 611',
    ]);
    expect(share?.kilder[0]?.navn).toBe('Arbeidstrening, kvinner, arbeidssøkere på tiltak');
  });

  it('tells a group from the tiltak of the same name, where both are listed', () => {
    const { beregninger } = rapportsammendrag(rapporten);
    const navn = new Set(beregninger.flatMap(({ kilder }) => kilder.map((kilde) => kilde.navn)));
    expect([...navn].filter((one) => one.startsWith('Oppfølging')).sort()).toEqual([
      'Oppfølging',
      'Oppfølging (gruppe)',
    ]);
    expect([...navn].filter((one) => one.includes('(gruppe)'))).toHaveLength(1);
  });

  it('varies: no sentence on more than a quarter of the pages, no text on more than a twentieth', () => {
    const texts = emner(rapporten).map((emne) => sammendragFor(emne, rapporten));
    const found = measureVariasjon(texts, rapporten.register);
    expect(found.storsteSetningsandel).toBeLessThanOrEqual(0.25);
    expect(found.storsteTekstandel).toBeLessThanOrEqual(0.05);
    expect(found.faktaplaner.size).toBeGreaterThan(30);
    expect(describeVariasjon(found)).toContain('grense 25 %');
  });
});

describe('numbers that changed since they were printed', () => {
  const april = celle('2021-04', publisert(1234));
  const mai = celle('2021-05', publisert(1300));

  it('tells a revision by both numbers, the old one marked with its release', () => {
    const fra = celle('2021-04', publisert(1200), '2021-04');
    const grunnlag = med([april, mai], [{ fra, til: april }]);
    const { forbehold, beregninger } = sammendragFor(FJELLTUR, grunnlag);
    const revised = forbehold.find(({ id }) => id === 'revidert');
    expect(revised && plain(revised)).toBe(
      'Tallet for april er endret fra 1\u00a0200 til 1\u00a0234 siden forrige rapport.',
    );
    expect(faultsIn(revised?.innhold ?? [], grunnlag.serier)).toEqual([]);
    const kilder = beregninger.find(({ id }) => id === 'revidert')?.kilder;
    expect(kilder?.map(({ kilde }) => kilde.rapport)).toEqual(['2021-04', '2021-05']);
  });

  it('tells no size of a revision to or from a hidden number', () => {
    const hidden = celle('2021-04', SKJERMET, '2021-04');
    const { forbehold } = sammendragFor(FJELLTUR, med([april, mai], [{ fra: hidden, til: april }]));
    expect(forbehold.map(plain)).toContain(
      'Tallet for april var skjermet i forrige rapport. I denne rapporten er det oppgitt: 1\u00a0234.',
    );
    const now = celle('2021-04', SKJERMET);
    const other = sammendragFor(
      FJELLTUR,
      med([now, mai], [{ fra: celle('2021-04', publisert(1200), '2021-04'), til: now }]),
    );
    expect(other.forbehold.map(plain).join(' ')).not.toMatch(/1.200/);
  });

  it('keeps silent about revisions of other releases', () => {
    const til = celle('2021-04', publisert(1234), '2021-04');
    const fra = celle('2021-04', publisert(1200), '2021-03');
    const { forbehold } = sammendragFor(FJELLTUR, med([til, mai], [{ fra, til }]));
    expect(forbehold.map(({ id }) => id)).not.toContain('revidert');
  });

  it('tells a correction with the reason as a quotation', () => {
    const begrunnelse = 'Sifrene 34 og 43 var byttet om.';
    const rettet = celle('2021-04', { status: 'rettet', antall: 1234, fra: '1 243', begrunnelse });
    const { forbehold } = sammendragFor(FJELLTUR, med([rettet, mai]));
    const told = forbehold.find(({ id }) => id === 'rettet');
    expect(told && plain(told)).toBe(`Tallet for april er rettet av redaksjonen: ${begrunnelse}`);
    expect(told?.innhold.at(-1)).toMatchObject({ type: 'sitat' });
  });
});

describe('pages of little data', () => {
  it.each([
    ['no series at all', med([])],
    ['all zero in every month', med(yearOf(() => 0))],
    ['a year of hidden months but the newest', med(yearOf((i) => (i === 12 ? 40 : undefined)))],
    ['a hidden month a year before', med(yearOf((i) => (i === 0 ? undefined : 40 + i)))],
    ['a hundred times as many as a year before', med(yearOf((i) => (i === 12 ? 4000 : 40)))],
    ['one month', med([celle('2021-05', publisert(40))])],
    ['one hidden month', med([celle('2021-05', SKJERMET)])],
    ['zero', med([celle('2021-04', publisert(0)), celle('2021-05', publisert(0))])],
    ['one person', med([celle('2021-04', publisert(2)), celle('2021-05', publisert(1))])],
    ['a jump', med([celle('2021-04', publisert(120)), celle('2021-05', publisert(12000))])],
    ['no row this month', med([celle('2021-03', publisert(5)), celle('2021-04', publisert(5))])],
  ])('with %s have a heading, a text and key figures', (_, grunnlag) => {
    const { overskrift, setninger } = sammendragFor(FJELLTUR, grunnlag);
    expect(plain(overskrift)).toMatch(/^.{10,}[^.]$/);
    expect(setninger.map(plain).join(' ')).toMatch(/fjelltur/i);
    for (const { innhold } of [overskrift, ...setninger])
      expect(faultsIn(innhold, grunnlag.serier)).toEqual([]);
    expect(nokkeltall(FJELLTUR, grunnlag).length).toBeGreaterThan(0);
    for (const slag of FIGURSLAG)
      expect(toPlain(figurtekst(slag, FJELLTUR, grunnlag).tittel)).not.toBe('');
  });

  it('of a tiltak unknown to the registry use forms made from its name', () => {
    expect(deltakere(defaultFormer('Nytt tiltak'))).toBe('deltakere på tiltaket Nytt tiltak');
    expect(deltakere(defaultFormer('Nytt tiltak'), 1)).toBe('deltaker på tiltaket Nytt tiltak');
    const nytt: Emne = { niva: 'tiltak', id: 'nytt-tiltak' };
    expect(plain(sammendragFor(nytt, med([])).overskrift)).toContain('nytt-tiltak');
  });
});

describe('rapportsammendrag', () => {
  it('ranks only tiltak with numbers in both months, and says so', () => {
    const { setninger, gikkNed, okte } = rapportsammendrag(rapporten);
    expect(setninger.map(plain)).toContain(
      'Blant tiltakene med oppgitte tall for både april og mai gikk jobbklubb mest ned, med 370, ' +
        'mens midlertidig lønnstilskudd økte mest, med 368.',
    );
    // Counted by hand: 33 tiltak have both numbers, 12 rose, 19 fell, 2 stood still; 4 are hidden.
    expect(setninger.map(plain)).toContain(
      'Antallet økte i 12 av disse 33 tiltakene. I 19 av dem gikk det ned.',
    );
    expect(setninger.map(plain)).toContain(
      'For fire tiltak er tallet for mai skjermet fordi det var færre enn fire deltakere.',
    );
    expect(gikkNed.map(({ navn }) => navn).slice(0, 3)).toEqual([
      'Jobbklubb',
      'AMO-kurs',
      'Avklaring',
    ]);
    expect(okte[0] && plain(okte[0])).toBe('+368 (+4,6\u00a0%), til 8\u00a0311');
  });
});

/** Figures that make sense at a level. */
function isDrawn(slag: Figurslag, { niva }: Emne): boolean {
  if (slag === 'bevegelser') return niva === 'i-alt';
  if (slag === 'sosken') return niva !== 'i-alt';
  if (slag === 'sammensetning') return niva !== 'tiltak';
  return slag !== 'hovedgrupper' || niva !== 'hovedgruppe';
}

describe('figurtekst', () => {
  it('reads as the reviewed golden file has it', async () => {
    const lines = emner(rapporten).flatMap((emne) => [
      `## ${emne.niva}/${emne.id}`,
      ...FIGURSLAG.filter((slag) => isDrawn(slag, emne)).flatMap((slag) => {
        const { tittel, undertittel, beskrivelse } = figurtekst(slag, emne, rapporten);
        return [`${slag}: ${toPlain(tittel)}`, toPlain(undertittel), toPlain(beskrivelse)];
      }),
      '',
    ]);
    await expect(lines.join('\n')).toMatchFileSnapshot('golden/figures-2021-05.txt');
  });
});

describe('the title of a rank', () => {
  const tittel = (id: string) =>
    toPlain(figurtekst('sosken', { niva: 'tiltak', id }, rapporten).tittel);

  it('names the month where the place was another in some month that the figure shows', () => {
    // Tilskudd til ekspertbistand had 149 in March, one more than inkluderingstilskudd.
    expect(tittel('tilskudd-til-ekspertbistand')).toBe(
      'Tilskudd til ekspertbistand var i mai det minste tiltaket i tiltaksgruppen tilrettelegging',
    );
    expect(tittel('funksjonsassistanse')).toBe(
      'Funksjonsassistanse er det største tiltaket i tiltaksgruppen tilrettelegging',
    );
  });
});

describe('the calculations', () => {
  const formler = (emne: Emne, slag: string) =>
    sammendragFor(emne, rapporten)
      .beregninger.find(({ id }) => id === slag)
      ?.formler.map(toPlain);

  it('hold a high against every other month of its span', () => {
    const counts = [1000, 1010, 1000, 1010, 1000, 1010, 1000, 1010, 1000, 1010, 1000, 1300];
    const grunnlag = med(
      counts.map((antall, i) => celle(addManeder('2020-06', i), publisert(antall))),
    );
    const { beregninger } = sammendragFor(FJELLTUR, grunnlag);
    const heading = beregninger.find(({ id }) => id === 'overskrift')?.formler.map(toPlain);
    const thousands = (n: number) => `1\u00a0${String(n - 1000).padStart(3, '0')}`;
    expect(heading).toContain(
      `1\u00a0300 > ${counts.slice(0, -1).reverse().map(thousands).join(', ')}`,
    );
  });

  it('work out a share that is the same in two months for both', () => {
    const grunnlag = syntetisk({
      fra: '2021-04',
      maneder: 2,
      blad: (_t, _h, kjonn) => (kjonn === 'kvinner' ? 30 : 40),
    });
    // Three tiltak and three hovedgrupper, seventy in each.
    const told = sammendragFor({ niva: 'tiltaksgruppe', id: 'fjell' }, grunnlag).beregninger.find(
      ({ id }) => id === 'kvinneandel',
    );
    expect(told?.formler.map(toPlain)).toEqual([
      '270 / 630 = 42,9 prosent',
      '270 / 630 = 42,9 prosent',
    ]);
  });

  it('hold the two that changed places against each other the month before', () => {
    // Lines 177 and 178, April.
    expect(formler({ niva: 'tiltak', id: 'inkluderingstilskudd' }, 'rangskifte')).toContain(
      '154 < 164',
    );
  });

  it('lay out every part that the largest was picked from, by name', () => {
    const told = formler({ niva: 'i-alt', id: 'i-alt' }, 'movers');
    expect(told).toHaveLength(9);
    // Lines 69 and 66.
    expect(told?.[0]).toBe('Lønnstilskudd: 11\u00a0971 − 11\u00a0551 = 420');
    expect(told?.at(-1)).toBe('Oppfølging: 17\u00a0700 − 18\u00a0313 = −613');
  });

  it('state every source with its line', () => {
    const { beregninger } = sammendragFor({ niva: 'tiltak', id: 'jobbklubb' }, rapporten);
    const texts = beregninger.flatMap(({ kilder }) =>
      kilder.map(({ navn, maned, kilde }) => `${navn}, ${maned}: ${kilde.linje}`),
    );
    expect(texts).toContain('Jobbklubb, 2021-05: 135');
    expect(texts).toContain('Jobbklubb, arbeidssøkere på tiltak, 2021-04: 218');
  });

  it('are there for every sentence that tells a number or an extreme', () => {
    for (const emne of emner(rapporten)) {
      const { overskrift, setninger, beregninger } = sammendragFor(emne, rapporten);
      const explained = new Set(beregninger.map(({ id }) => id));
      for (const { id, innhold } of [overskrift, ...setninger]) {
        const claims = /\d|høyeste|laveste|flest|færrest(?! enn)|størst|mest/.test(
          toPlain(innhold.filter(({ type }) => type !== 'tid')),
        );
        if (claims && !toPlain(innhold).includes('2-årig'))
          expect(explained, `${emne.id} ${id}`).toContain(id);
      }
    }
  });
});
