import { describe, expect, it } from 'vitest';
import { alfakurs, data, findingOnPage, rulesOnPage, time } from './sample-page.ts';

const TEXT = (html: string): string => `<p data-tekst="figurtekst">${html}</p>`;
const NIVA = data('630', 'verdi', alfakurs(3), '630');
const CHANGE = data('30', 'endring', `${alfakurs(3)} ${alfakurs(2)}`, '30');
const DECLINE = data(
  '-80',
  'endring',
  'tiltak/alfahjelp/alle/alle@2031-03 tiltak/alfahjelp/alle/alle@2031-02',
  '80',
);
const PERCENT = data('5.0', 'endring-prosent', `${alfakurs(3)} ${alfakurs(2)}`, '5,0');

describe('true sentences pass', () => {
  it.each([
    `I ${time(3, 'mars 2031')} var det ${NIVA} deltakere i alfakurs.`,
    `Det er ${CHANGE} flere enn i ${time(2, 'februar')}, en økning på ${PERCENT} prosent.`,
    `Antallet økte med ${CHANGE} til ${NIVA}, mens alfahjelp gikk ned med ${DECLINE}.`,
    `${NIVA} er det høyeste antallet så langt i serien.`,
    `${NIVA} i alfakurs i ${time(3, 'mars 2031')}, flest i tallserien`,
    `Antallet deltakere i alfakurs var ${NIVA}, høyere enn i noen annen måned i tallserien.`,
    `${NIVA} i alfakurs i ${time(3, 'mars 2031')}, flest i tallserien, som starter i ${time(1, 'januar 2031')}`,
    `I ${time(3, 'mars')} hadde antallet økt ${data('2', 'rekke', [3, 2, 1].map(alfakurs).join(' '), 'hver måned')} siden ${time(1, 'januar')}.`,
    `Antallet økte for ${data('2', 'rekke', [3, 2, 1].map(alfakurs).join(' '), 'andre')} måned på rad.`,
    `Tallet er skjermet (færre enn fire).`,
  ])('%#', (sentence) => {
    expect(findingOnPage(TEXT(sentence))).toEqual([]);
  });
});

describe('the tiltak that moved most', () => {
  // In March 2031 alfakurs gained 30, alfahjelp lost 80 and betastøtte one.
  const FEWER = data(
    '-1',
    'endring',
    [3, 2].map((n) => `tiltak/betastotte/alle/alle@2031-0${n}`).join(' '),
    '1',
  );
  const mars = time(3, 'mars 2031');

  it.each([
    `Størst endring blant tiltakene i ${mars}: ${DECLINE} færre i alfahjelp`,
    `Av tiltakene gikk alfahjelp mest ned i ${mars}, med ${DECLINE}, og alfakurs mest opp, med ${CHANGE}`,
    `Av tiltakene gikk alfahjelp mest ned i ${mars}, med ${DECLINE}, fulgt av betastøtte, med ${FEWER}`,
  ])('is told: %#', (sentence) => {
    expect(rulesOnPage(TEXT(sentence))).not.toContain('superlativ');
  });

  it.each([
    `Størst endring blant tiltakene i ${mars}: ${CHANGE} flere i alfakurs`,
    `Av tiltakene gikk betastøtte mest ned i ${mars}, med ${FEWER}`,
  ])('is no other: %#', (sentence) => {
    expect(rulesOnPage(TEXT(sentence))).toContain('superlativ');
  });
});

it('takes the word before «den første …» as its direction, whatever came before the turn', () => {
  const first = data('2', 'rekke', [3, 2, 1].map(alfakurs).join(' '), 'første');
  const rules = (sentence: string) => rulesOnPage(TEXT(sentence));
  expect(
    rules(`Det var en økning på ${PERCENT} prosent, den ${first} etter nedgang.`),
  ).not.toContain('retning');
  expect(rules(`Det var en nedgang, den ${first} etter økning.`)).toContain('retning');
});

describe('a false sentence is found', () => {
  it.each([
    ['data-verdi', NIVA.replaceAll('630', '640')],
    ['data-tekst', NIVA.replace('>630', '>636')],
    ['data-grunnlag', NIVA.replace('verdi"', 'verdier"')],
    ['data-grunnlag', NIVA.replace('alfakurs/alle', 'ukjent/alle')],
    ['data-grunnlag', data('2', 'verdi', 'tiltak/betakurs-forsok/alle/alle@2031-03', '2')],
    ['retning', `Det er ${CHANGE} færre enn før.`],
    ['retning', `Antallet gikk ned med ${CHANGE}.`],
    ['retningsløs', `Endringen er ${CHANGE}.`],
    ['enhet', `Det er ${CHANGE} prosent flere.`],
    ['enhet', `Antallet økte med ${PERCENT} prosentpoeng.`],
    ['enhet', `Antallet økte med ${PERCENT} deltakere.`],
    ['måned', `I ${time(1, 'januar')} var det ${NIVA} deltakere.`],
    ['time-tekst', `I ${time(3, 'mai')} var det ${NIVA} deltakere.`],
    ['emne', `I betastøtte var det ${NIVA} deltakere.`],
    ['unevnt', `Antallet gikk ned med ${DECLINE}.`],
    ['kjønn', `Blant menn: ${data('580', 'verdi', 'i-alt/i-alt/alle/kvinner@2031-03', '580')}.`],
    [
      'første',
      `Det er den ${data('2', 'rekke', [3, 2, 1].map(alfakurs).join(' '), 'første')} økningen siden ${time(1, 'januar')}.`,
    ],
    [
      'første',
      `Det er en økning på ${PERCENT} prosent, den ${data('2', 'rekke', [3, 2, 1].map(alfakurs).join(' '), 'første')} siden ${time(1, 'januar')}.`,
    ],
    ['måned', `${NIVA} deltakere i ${time(3, 'mars 2031')}, om lag som i ${time(2, 'februar')}.`],
    [
      'påstand',
      `I ${time(3, 'mars')} hadde antallet gått ned ${data('2', 'rekke', [3, 2, 1].map(alfakurs).join(' '), 'hver måned')} siden ${time(1, 'januar')}.`,
    ],
    ['ytterpunkt', `${NIVA} i alfakurs i ${time(3, 'mars 2031')}, færrest i tallserien`],
    ['bart-tall', 'Det var 630 deltakere.'],
    ['bart-tall', 'Det var tre hundre deltakere.'],
    ['skjermet-anslag', 'Det var noen få deltakere.'],
    ['ytterpunkt', `${NIVA} er det laveste antallet.`],
    ['ytterpunkt', `Antallet var ${NIVA}, lavere enn i noen annen måned i tallserien.`],
    [
      'ytterpunkt',
      `${NIVA} i alfakurs i ${time(3, 'mars 2031')}, flest i tallserien, som starter i ${time(2, 'februar 2031')}`,
    ],
  ])('%s %#', (rule, sentence) => {
    expect(rulesOnPage(TEXT(sentence))).toContain(rule);
  });
});

it('holds the months of a largest change against the changes, and the change against them', () => {
  const told = (from: string, to: string) =>
    rulesOnPage(
      `<figure><svg data-serier="tiltak/alfakurs/alle/alle"></svg>${TEXT(`Største månedlige økning ${from}–${to}: ${CHANGE} flere i ${time(3, 'mars')} enn i ${time(2, 'februar')}`)}</figure>`,
    );
  expect(told(time(2, 'februar'), time(3, 'mars 2031'))).not.toContain('periode');
  expect(told(time(2, 'februar'), time(3, 'mars 2031'))).not.toContain('måned');
  expect(told(time(1, 'januar'), time(3, 'mars 2031'))).toContain('periode');
  // From 500 to 600 in February, to 630 in March.
  expect(told(time(2, 'februar'), time(3, 'mars 2031'))).toContain('superlativ');
});

it('takes «herav» for a part that went the way of the whole, and no further', () => {
  const beside = (whole: string, own: string) =>
    rulesOnPage(`<dl><div><dd>${whole}</dd><dd>Herav dette: ${own}</dd></div></dl>`);
  expect(beside(CHANGE, CHANGE)).not.toContain('herav');
  expect(beside(DECLINE, CHANGE)).toContain('herav');
  expect(beside(CHANGE.replaceAll('30', '20'), CHANGE)).toContain('herav');
});

describe('what is told of an earlier month', () => {
  const i2 = (html: string): string => `<details data-maned="2031-02">${TEXT(html)}</details>`;
  const niva2 = data('600', 'verdi', alfakurs(2), '600');
  const eachManed = (from: number, to: number): string =>
    `Antallet økte hver måned fra ${time(from, from === 1 ? 'januar' : 'februar')} til ${time(to, to === 2 ? 'februar' : 'mars')}.`;

  it('is judged by what was known then', () => {
    expect(findingOnPage(i2(`${niva2} er det høyeste antallet.`))).toEqual([]);
    expect(findingOnPage(i2(eachManed(1, 2)))).toEqual([]);
  });

  it.each([
    ['data-grunnlag', i2(`Det ble ${NIVA} deltakere.`)],
    ['påstand', i2(eachManed(2, 3))],
    ['påstand', i2(`Antallet gikk ned i ${time(2, 'februar')}.`)],
    ['data-maned', `<details data-maned="2031-04">${TEXT('Prøve.')}</details>`],
    ['data-maned', `<details data-maned="februar">${TEXT('Prøve.')}</details>`],
  ])('%s %#', (rule, html) => {
    expect(rulesOnPage(html)).toContain(rule);
  });
});

describe('a number of a named release', () => {
  const from = (rapport: string, html = NIVA): string =>
    TEXT(`Det var ${html.replace('<data ', `<data data-rapport="${rapport}" `)} deltakere.`);

  it('is that release’s own', () => {
    expect(findingOnPage(from('2031-03'))).toEqual([]);
    expect(rulesOnPage(from('2031-02'))).toContain('data-grunnlag');
    expect(rulesOnPage(from('2031-03', NIVA.replaceAll('630', '640')))).toContain('data-verdi');
  });
});

describe('the label of a link to a heading', () => {
  const link = (text: string): string =>
    `<h2 id="ned">Last ned</h2><a href="#ned" aria-label="Lenke til delen ${text}"></a>`;

  it('repeats it word for word', () => {
    expect(findingOnPage(link('Last ned'))).toEqual([]);
    expect(rulesOnPage(link('Gikk ned'))).toContain('fritekst');
  });
});

describe('arithmetic written out', () => {
  const [januar, februar] = [
    data('500', 'verdi', alfakurs(1), '500'),
    data('600', 'verdi', alfakurs(2), '600'),
  ];
  const dd = (html: string): string => `<dl><dd>${html}</dd></dl>`;

  it.each([`${NIVA} − ${februar} = ${CHANGE}`, `${NIVA} &gt; ${februar}, ${januar}`])(
    'that holds passes %#',
    (html) => {
      expect(findingOnPage(dd(html))).toEqual([]);
    },
  );

  it.each([
    `${NIVA} − ${januar} = ${CHANGE}`,
    `${NIVA} &lt; ${februar}`,
    `${februar} &gt; ${januar}, ${NIVA}`,
  ])('that does not is found %#', (html) => {
    expect(rulesOnPage(dd(html))).toContain('utregning');
  });
});

describe('nothing gives a hidden cell away', () => {
  const group = 'tiltaksgruppe/betatiltak/alle/alle@2031-03';
  const visible = 'tiltak/betastotte/alle/alle@2031-03';
  it.each([
    ['endring', '3', `${group} ${visible}`, '3'],
    ['andel', '98.6', `${visible} ${group}`, '98,6'],
    ['sum', '437', `${group} ${visible}`, '437'],
  ])('%s of a total and its visible parts', (rule, value, of, text) => {
    const html = `<p>Betastøtte og betatiltak: ${data(value, rule, of, text)} %</p>`;
    expect(rulesOnPage(html)).toContain('komplement');
  });
});
