import { describe, expect, it } from 'vitest';
import { lintBokmal } from './lint.ts';

const NB = '\u00a0';

describe('lintBokmal', () => {
  it.each([
    ['mer-mindre-personer', 'Det var mer deltakere enn i april.'],
    ['mer-mindre-personer', 'Det var mindre kvinner.'],
    ['entall', 'Det var 1 deltakere i mai.'],
    ['mellomrom-i-tall', 'Det var 12 345 deltakere.'],
    ['tall-uten-mellomrom', 'Det var 12345 deltakere.'],
    ['desimalpunktum', 'Det er 4.8 prosent.'],
    ['prosenttegn', 'Det er 4,8 % kvinner.'],
    ['prosenttegn', 'Det er 4,8% kvinner.'],
    ['minus', 'Endringen er -5.'],
    ['stor-maned', 'Det var 5 deltakere i Mai.'],
    ['prosent-for-prosentpoeng', 'Kvinneandelen økte med 0,5 prosent.'],
    ['prosent-for-prosentpoeng', 'Kvinneandelen gikk ned med 1,0 prosent i mai.'],
    ['arsak', 'Nedgangen skyldes ferien.'],
    ['arsak', 'Antallet gikk ned fordi det var ferie.'],
    ['signifikans', 'Økningen er signifikant.'],
    ['telledato', 'Ved utgangen av mai var det 5.'],
    ['ordvalg', 'Tiltaket ble gitt i et slag skjermet virksomhet.'],
    ['ordvalg', 'Avklaring er alene i gruppen.'],
    ['kyrillisk', 'Jobbkлубb hadde 5.'],
    ['mellomrom', 'Det var  fem.'],
    ['mellomrom', 'Det var fem .'],
    ['tegn', 'Det var fem..'],
    ['ufylt', 'Det var undefined deltakere.'],
  ])('finds %s', (rule, text) => {
    expect(lintBokmal(text).map((finding) => finding.regel)).toContain(rule);
  });

  it.each([
    `I mai 2021 var det 77${NB}811 deltakere. Det er 859 færre enn i april, en nedgang på 1,1 prosent.`,
    `Det var 1 deltaker, og 1${NB}000 deltakere året før.`,
    `Endring: −5 (−4,8${NB}%), mot +7.`,
    'Mai er en måned. April også.',
    'Kvinneandelen økte med 0,5 prosentpoeng.',
    'Tallet er skjermet fordi det var færre enn fire deltakere.',
    'Det var færre enn fire deltakere i mai. Tallet er derfor skjermet.',
    'Antallet deltakere på 2-årig opplæringstiltak gikk ned.',
  ])('lets good bokmål through: %s', (text) => {
    expect(lintBokmal(text)).toEqual([]);
  });
});
