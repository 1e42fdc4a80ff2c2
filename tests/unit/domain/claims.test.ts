import { describe, expect, it } from 'vitest';
import { findClaims } from '../../../src/lib/domain/free-text.ts';

const NAME = ['2-årig opplæringstiltak', 'Arbeid i skjermet virksomhet', 'AMO kurs 3'];

function finding(text: string, form = false): string[] {
  return findClaims(text, { navn: NAME, form }).map(
    ({ slag, ord, indeks }) => `${indeks} ${slag} ${ord}`,
  );
}

describe('a number told of people', () => {
  it.each([
    ['Tiltaket hadde 9 999 deltakere.', '15 tall 9 999'],
    ['Tiltaket hadde 9\u00a0999 deltakere.', '15 tall 9\u00a0999'],
    ['Deltakerne var til sammen 12.', '26 tall 12'],
    ['I mai 2021 var det tjueto deltakere.', '19 tall tjueto'],
    ['Bare to kvinner var med.', '5 tall to'],
    ['Tre av dem var unge.', '0 tall Tre'],
    ['Rundt femogtyve personer søkte.', '6 tall femogtyve'],
    ['Antallet var hundreogti.', '13 tall hundreogti'],
    ['Tallet er 40.', '10 tall 40'],
    ['Om lag 40 prosent kommer i jobb.', '7 tall 40'],
    ['Det gjelder 40 % av dem.', '12 tall 40'],
    ['Om lag 40 prosent av deltakerne fikk lønn.', '7 tall 40'],
    ['Halvparten av deltakerne er menn.', '0 tall Halvparten'],
    ['To tredeler kommer i arbeid.', '0 tall To'],
    ['Hver tredje deltaker slutter.', '0 tall Hver tredje'],
    ['Hundrevis av mennesker er med.', '0 tall Hundrevis'],
    ['Begge deltakerne sluttet.', '0 tall Begge'],
    ['Et par menn var med.', '0 tall Et par'],
    ['Det er 2021 deltakere i tiltaket.', '7 tall 2021'],
    ['Over 30 deltakere er under 30 år.', '5 tall 30'],
    ['Om lag 5,5 prosent av kvinnene deltar.', '7 tall 5,5'],
    ['Det var ½ million menn.', '8 tall ½'],
    ['Kurset varer i seks måneder og har tolv deltakere.', '35 tall tolv'],
    ['Ca. 400 arbeidssøkere deltok.', '4 tall 400'],
    ['Det var plass for 2021 deltakere.', '18 tall 2021'],
    ['I mai var 400 ungdommer med.', '10 tall 400'],
    ['Fra og med 2021 deltakere er det fullt.', '11 tall 2021'],
  ])('%j', (text, expected) => {
    expect(finding(text)).toEqual([expected]);
  });

  it.each([
    'Deltakeren kan være i tiltaket i inntil tre år.',
    'Deltakere får seks måneder, og i særlige tilfeller opptil 12 måneder til.',
    'Tiltaket er for personer under 30 år.',
    'Tiltaket er for personer mellom 18 og 30 år, eller i alderen 18–30.',
    'Deltakere som har fylt 18, kan søke.',
    'Fra 2021 er ordningen åpen for alle personer.',
    'Personer som deltok i perioden 2019–2021, eller (2022), er regnet med.',
    'Fra 1. januar 2021 gjelder det alle deltakere, se forskrift 2015-12-11-1598 og 31.12.2020.',
    'Deltakere får inntil 50 000 kroner, 2 millioner kroner eller 6 G.',
    'Arbeidsgiveren får dekket inntil 75 prosent av lønnen til deltakeren.',
    'Tilskuddet er på to tredeler av lønnsutgiftene for personer i tiltaket.',
    'Deltakere har rett til vurdering etter § 14 a, §§ 3 til 5, kapittel 7 og nr. 12.',
    'Deltakere er én av tre hovedgrupper i statistikken.',
    'Personer kan få tre samtaler på to ulike nivåer.',
    'En deltaker får en mentor, og de andre deltakerne et kurs.',
    'Deltakere i 2-årig opplæringstiltak og et 2-årig kurs får støtte.',
    'Den ene deltakeren hjelper den andre, og de fleste blir.',
    'Kurset har 12 plasser.',
    'Det er 40 plasser. Deltakeren søker selv.',
    'På 1990-tallet var ordningen for alle personer.',
    'Deltakelsen er frivillig, og personlig oppmøte kreves 24 timer i døgnet.',
    'Tallet på deltakere og antallet kvinner står i rapporten.',
    'Deltakere av begge kjønn kan søke.',
    'Deltakeren kan få hjelp av én eller to mentorer.',
    'Personer kan få tilskudd i to perioder, og ha to jobber.',
    'Personer kan delta på ett eller flere tiltak.',
    'Ordningen er et av to virkemidler for ledige.',
    'Et forsøk 2018–2022 var for personer med nedsatt arbeidsevne.',
    'Foreslått i budsjettet for 2016, for personer med svake ferdigheter.',
    'Fra og med 2024 må deltakeren søke selv.',
    'Deltakeren kan ta fag på Vg1 og Vg2.',
    'Personer med minst 50 prosent nedsatt arbeidsevne kan delta.',
  ])('lets %j be', (text) => {
    expect(finding(text)).toEqual([]);
  });

  it('in a form of a name is one without the word: it always stands beside «deltakere»', () => {
    expect(finding('mentor for 12', true)).toEqual(['11 tall 12']);
    expect(finding('kurs for to, halvparten', true)).toEqual(['9 tall to']);
    expect(finding('AMO-kurs 3 (2-årig, inntil tre år)', true)).toEqual([]);
  });
});

describe('a word of what is hidden', () => {
  it.each([
    ['mentor, der to var skjermet', '19 skjult skjermet'],
    ['Noen tall er skjult.', '13 skjult skjult'],
    ['Skjermingen gjelder mai.', '0 skjult Skjermingen'],
    ['Det sto en stjerne i mai.', '11 skjult stjerne'],
    ['I mai: *', '7 skjult *'],
    ['I mai: ✱', '7 skjult ✱'],
    ['I mai: ★', '7 skjult ★'],
    ['Tallet er prikket.', '10 skjult prikket'],
  ])('%j', (text, expected) => {
    expect(finding(text)).toEqual([expected]);
  });

  it.each([
    'Deltakeren er ansatt i en skjermet virksomhet eller i skjermede virksomheter.',
    'Arbeid i skjermet virksomhet er et tiltak.',
  ])('lets %j be', (text) => {
    expect(finding(text)).toEqual([]);
  });

  it('may stand in a form when it is in the name', () => {
    expect(finding('Arbeid, skjermet', true)).toEqual([]);
    expect(finding('Arbeid, skjult', true)).toEqual(['8 skjult skjult']);
  });
});
