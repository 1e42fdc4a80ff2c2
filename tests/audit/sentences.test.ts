import { describe, expect, it } from 'vitest';
import { alfakurs, data, funnPaSide, reglerPaSide, time } from './sample-page.ts';

const TEKST = (html: string): string => `<p data-tekst="figurtekst">${html}</p>`;
const NIVA = data('630', 'verdi', alfakurs(3), '630');
const ENDRING = data('30', 'endring', `${alfakurs(3)} ${alfakurs(2)}`, '30');
const NEDGANG = data(
  '-80',
  'endring',
  'tiltak/alfahjelp/alle/alle@2031-03 tiltak/alfahjelp/alle/alle@2031-02',
  '80',
);
const PROSENT = data('5.0', 'endring-prosent', `${alfakurs(3)} ${alfakurs(2)}`, '5,0');

describe('true sentences pass', () => {
  it.each([
    `I ${time(3, 'mars 2031')} var det ${NIVA} deltakere i alfakurs.`,
    `Det er ${ENDRING} flere enn i ${time(2, 'februar')}, en økning på ${PROSENT} prosent.`,
    `Antallet økte med ${ENDRING} til ${NIVA}, mens alfahjelp gikk ned med ${NEDGANG}.`,
    `${NIVA} er det høyeste antallet så langt i serien.`,
    `Antallet økte for ${data('2', 'rekke', [3, 2, 1].map(alfakurs).join(' '), 'andre')} måned på rad.`,
    `Tallet er skjermet (færre enn fire).`,
  ])('%#', (setning) => {
    expect(funnPaSide(TEKST(setning))).toEqual([]);
  });
});

describe('a false sentence is found', () => {
  it.each([
    ['data-verdi', NIVA.replaceAll('630', '640')],
    ['data-tekst', NIVA.replace('>630', '>636')],
    ['data-grunnlag', NIVA.replace('verdi"', 'verdier"')],
    ['data-grunnlag', NIVA.replace('alfakurs/alle', 'ukjent/alle')],
    ['data-grunnlag', data('2', 'verdi', 'tiltak/betakurs-forsok/alle/alle@2031-03', '2')],
    ['retning', `Det er ${ENDRING} færre enn før.`],
    ['retning', `Antallet gikk ned med ${ENDRING}.`],
    ['retningsløs', `Endringen er ${ENDRING}.`],
    ['enhet', `Det er ${ENDRING} prosent flere.`],
    ['enhet', `Antallet økte med ${PROSENT} prosentpoeng.`],
    ['enhet', `Antallet økte med ${PROSENT} deltakere.`],
    ['måned', `I ${time(1, 'januar')} var det ${NIVA} deltakere.`],
    ['time-tekst', `I ${time(3, 'mai')} var det ${NIVA} deltakere.`],
    ['emne', `I betastøtte var det ${NIVA} deltakere.`],
    ['unevnt', `Antallet gikk ned med ${NEDGANG}.`],
    ['kjønn', `Blant menn: ${data('580', 'verdi', 'i-alt/i-alt/alle/kvinner@2031-03', '580')}.`],
    [
      'første',
      `Det er den ${data('2', 'rekke', [3, 2, 1].map(alfakurs).join(' '), 'første')} økningen siden ${time(1, 'januar')}.`,
    ],
    ['bart-tall', 'Det var 630 deltakere.'],
    ['bart-tall', 'Det var tre hundre deltakere.'],
    ['skjermet-anslag', 'Det var noen få deltakere.'],
    ['ytterpunkt', `${NIVA} er det laveste antallet.`],
  ])('%s %#', (regel, setning) => {
    expect(reglerPaSide(TEKST(setning))).toContain(regel);
  });
});

describe('what is told of an earlier month', () => {
  const i2 = (html: string): string => `<details data-maned="2031-02">${TEKST(html)}</details>`;
  const niva2 = data('600', 'verdi', alfakurs(2), '600');
  const hverManed = (fra: number, til: number): string =>
    `Antallet økte hver måned fra ${time(fra, fra === 1 ? 'januar' : 'februar')} til ${time(til, til === 2 ? 'februar' : 'mars')}.`;

  it('is judged by what was known then', () => {
    expect(funnPaSide(i2(`${niva2} er det høyeste antallet.`))).toEqual([]);
    expect(funnPaSide(i2(hverManed(1, 2)))).toEqual([]);
  });

  it.each([
    ['data-grunnlag', i2(`Det ble ${NIVA} deltakere.`)],
    ['påstand', i2(hverManed(2, 3))],
    ['påstand', i2(`Antallet gikk ned i ${time(2, 'februar')}.`)],
    ['data-maned', `<details data-maned="2031-04">${TEKST('Prøve.')}</details>`],
    ['data-maned', `<details data-maned="februar">${TEKST('Prøve.')}</details>`],
  ])('%s %#', (regel, html) => {
    expect(reglerPaSide(html)).toContain(regel);
  });
});

describe('a number of a named release', () => {
  const fra = (rapport: string, html = NIVA): string =>
    TEKST(`Det var ${html.replace('<data ', `<data data-rapport="${rapport}" `)} deltakere.`);

  it('is that release’s own', () => {
    expect(funnPaSide(fra('2031-03'))).toEqual([]);
    expect(reglerPaSide(fra('2031-02'))).toContain('data-grunnlag');
    expect(reglerPaSide(fra('2031-03', NIVA.replaceAll('630', '640')))).toContain('data-verdi');
  });
});

describe('the label of a link to a heading', () => {
  const lenke = (tekst: string): string =>
    `<h2 id="ned">Last ned</h2><a href="#ned" aria-label="Lenke til delen ${tekst}"></a>`;

  it('repeats it word for word', () => {
    expect(funnPaSide(lenke('Last ned'))).toEqual([]);
    expect(reglerPaSide(lenke('Gikk ned'))).toContain('fritekst');
  });
});

describe('arithmetic written out', () => {
  const [januar, februar] = [
    data('500', 'verdi', alfakurs(1), '500'),
    data('600', 'verdi', alfakurs(2), '600'),
  ];
  const dd = (html: string): string => `<dl><dd>${html}</dd></dl>`;

  it.each([`${NIVA} − ${februar} = ${ENDRING}`, `${NIVA} &gt; ${februar}, ${januar}`])(
    'that holds passes %#',
    (html) => {
      expect(funnPaSide(dd(html))).toEqual([]);
    },
  );

  it.each([
    `${NIVA} − ${januar} = ${ENDRING}`,
    `${NIVA} &lt; ${februar}`,
    `${februar} &gt; ${januar}, ${NIVA}`,
  ])('that does not is found %#', (html) => {
    expect(reglerPaSide(dd(html))).toContain('utregning');
  });
});

describe('nothing gives a hidden cell away', () => {
  const gruppe = 'tiltaksgruppe/betatiltak/alle/alle@2031-03';
  const synlig = 'tiltak/betastotte/alle/alle@2031-03';
  it.each([
    ['endring', '3', `${gruppe} ${synlig}`, '3'],
    ['andel', '98.6', `${synlig} ${gruppe}`, '98,6'],
    ['sum', '437', `${gruppe} ${synlig}`, '437'],
  ])('%s of a total and its visible parts', (regel, value, av, tekst) => {
    const html = `<p>Betastøtte og betatiltak: ${data(value, regel, av, tekst)} %</p>`;
    expect(reglerPaSide(html)).toContain('komplement');
  });
});
