import { describe, expect, it } from 'vitest';
import { data, findingOnPage, time } from './sample-page.ts';

/**
 * The sample report, January to March 2031: alfakurs 500, 600, 630 (søkere 400, 450, 440; andre 100, 150, 190), alfahjelp 300,
 * 380, 300, betastøtte 200, 218, 217, betakurs hidden; alfatiltak 800, 980, 930; all 1 000, 1 200, 1 150.
 */
const TILTAK = 'tiltak/alfakurs';
const AID = 'tiltak/alfahjelp';
const GROUP = 'tiltaksgrupper/alfatiltak';
const HIDDEN = 'tiltak/betakurs-forsok';

const MONTHS = ['', 'januar', 'februar', 'mars'];
const month = (number: number): string => time(number, MONTHS[number] ?? '');
const key = (series: string, number: number): string => `${series}@2031-0${number}`;
const tiltak = (id: string): string => `tiltak/${id}/alle/alle`;
const level = (series: string, number: number, value: string): string =>
  data(value.replace(/\D/g, ''), 'verdi', key(series, number), value);
/** A change into March, by default from February. */
const change = (series: string, value: number, from = 2): string =>
  data(String(value), 'endring', `${key(series, 3)} ${key(series, from)}`, String(Math.abs(value)));
const run = (series: string, months: number[], words: string): string =>
  data('2', 'rekke', months.map((one) => key(series, one)).join(' '), words);

const ALFAKURS = tiltak('alfakurs');
const ALFAHJELP = tiltak('alfahjelp');
const ALFATILTAK = 'tiltaksgruppe/alfatiltak/alle/alle';
const SEEKERS = 'tiltak/alfakurs/sokere-pa-tiltak/alle';
const OTHERS = 'tiltak/alfakurs/andre-pa-tiltak/alle';

/** The rules broken by a sentence marked as this kind, on the page of a subject. */
function rulesOf(kind: string, sentence: string, page = TILTAK): string[] {
  const opening = `I ${time(3, 'mars 2031')} endret antallet seg.`;
  const html = `<p data-tekst="sammendrag"><span>${opening}</span> <span id="setning-${kind}">${sentence}</span></p>`;
  return findingOnPage(html, `${page}/index.html`)
    .map(({ regel }) => regel)
    .filter((rule) =>
      ['setningsslag', 'forbehold', 'superlativ', 'ytterpunkt', 'retning'].includes(rule),
    );
}

describe('a sentence that is what its kind must be', () => {
  it.each<[kind: string, sentence: string, page?: string]>([
    ['endring', `Det er ${change(ALFAKURS, 30)} flere enn i ${month(2)}.`],
    ['topp', `${level(ALFAKURS, 3, '630')} var det høyeste antallet i tallserien.`],
    ['siden-forste', `Det er ${change(ALFAKURS, 130, 1)} flere enn i ${month(1)}.`],
    ['rekke', `Antallet har økt ${run(ALFAKURS, [3, 2, 1], 'hver måned')} siden ${month(1)}.`],
    ['driver', `Andre på tiltak sto for ${change(OTHERS, 40)} av økningen.`],
    [
      'motsatt',
      `Alfahjelp gikk ned med ${change(ALFAHJELP, -80)}, mens alfakurs økte mest, med ${change(ALFAKURS, 30)}.`,
      GROUP,
    ],
    ['motstrom', `Til sammenligning gikk alfatiltak ned med ${change(ALFATILTAK, -50)}.`],
    ['skjermet-na', `Tallet for ${month(3)} er skjermet.`, HIDDEN],
  ])('%s', (kind, sentence, page) => {
    expect(rulesOf(kind, sentence, page)).toEqual([]);
  });
});

describe('a sentence that is not what its kind must be', () => {
  it.each<[why: string, kind: string, sentence: string, page?: string]>([
    ['a kind there is none of', 'spådom', `Det er ${change(ALFAKURS, 30)} flere.`],
    ['a change from another month', 'endring', `Det er ${change(ALFAKURS, 130, 1)} flere.`],
    ['a change of another', 'endring', `Det er ${change(ALFAHJELP, -80)} færre i alfahjelp.`],
    ['a change from the month before', 'fjor', `Det er ${change(ALFAKURS, 30)} flere.`],
    ['a high that is not said', 'topp', `Antallet var ${level(ALFAKURS, 3, '630')}.`],
    [
      'a claim that is not its own',
      'endring',
      `${level(ALFAKURS, 3, '630')} er det høyeste antallet.`,
    ],
    ['a run that is none', 'rekke', `Antallet var ${level(ALFAHJELP, 3, '300')}.`, AID],
    ['a turn that is none', 'vending', `Antallet økte til ${level(ALFAKURS, 3, '630')}.`],
    ['equal that differ', 'uendret-hele', `Antallet var ${level(ALFAKURS, 3, '630')}.`],
    ['a first month that is the third', 'forste-maned', 'Det er ingen måneder før.'],
    [
      'a part that went the other way',
      'driver',
      `Søkere på tiltak sto for ${change(SEEKERS, -10)} av nedgangen.`,
    ],
    [
      'the same way as what it is part of',
      'motstrom',
      `Til sammenligning gikk alfatiltak ned med ${change(ALFATILTAK, -50)}.`,
      AID,
    ],
    [
      'movers that went apart',
      'movers',
      `Alfakurs økte mest, med ${change(ALFAKURS, 30)}, foran alfahjelp, som gikk ned med ${change(ALFAHJELP, -80)}.`,
      GROUP,
    ],
    ['a month that is shown', 'skjermet-tidligere', `Tallet for ${month(2)} er skjermet.`],
    ['a month that is there', 'mangler', `Tall for ${month(2)} mangler.`],
    ['a break that is none', 'brudd', `Serien har et brudd i ${month(2)}.`],
    ['a number that is not changed', 'revidert', `Tallet for ${month(2)} er endret.`],
    ['a number that is not corrected', 'rettet', `Tallet for ${month(2)} er rettet.`],
  ])('%s', (_why, kind, sentence, page) => {
    const rule = /^(mangler|brudd|revidert|rettet)$/.test(kind) ? 'forbehold' : 'setningsslag';
    expect(rulesOf(kind, sentence, page)).toContain(rule);
  });

  it('«mest» of a part that another went further than, the same way', () => {
    const aid = 'tiltak/alfahjelp/andre-pa-tiltak/alle';
    const support = 'tiltak/betastotte/andre-pa-tiltak/alle';
    const most = (name: string, series: string, value: number): string[] =>
      rulesOf(
        'movers',
        `Av tiltakene gikk ${name} mest ned, med ${change(series, value)}.`,
        'hovedgrupper/andre-pa-tiltak',
      );
    expect(most('alfahjelp', aid, -30)).toEqual([]);
    expect(most('betastøtte', support, -1)).toContain('superlativ');
  });
});
