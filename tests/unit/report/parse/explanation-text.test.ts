import { describe, expect, it } from 'vitest';
import { FIELDS, fil, SOURCES, read } from './register-file.ts';

describe('oppforing-lenke', () => {
  const readExplanation = (explanation: string) => read(fil(`${FIELDS}\n${SOURCES}`, explanation));

  it.each([
    ['[x](https://eksempel.no/a?b=c#d)'],
    ['[x](http://eksempel.no) og <https://eksempel.no/>'],
    ['[x](mailto:red@eksempel.no) og <red@eksempel.no>'],
    ['[x](/tiltak/mentor/)'],
    ['[x][y]\n\n[y]: https://eksempel.no/'],
    ['`javascript:alert(1)` og javascript:alert(1) er bare ord, og 3 < 4.'],
  ])('takes %j', (explanation) => {
    expect(readExplanation(explanation).meldinger).toEqual([]);
  });

  it.each([
    ['[x](javascript:alert(1))', '14:1', 'javascript:alert(1)'],
    ['To ord [x](JaVaScRiPt:alert(1))', '14:8', 'JaVaScRiPt:alert(1)'],
    ['Linje.\n[x](vbscript:msgbox)', '15:1', 'vbscript:msgbox'],
    ['[x](java&#10;script:alert(1))', '14:1', 'java\\u{A}script:alert(1)'],
    ['[x](&#x6A;avascript&colon;alert(1))', '14:1', 'javascript:alert(1)'],
    ['[x](javascript\\:alert(1))', '14:1', 'javascript:alert(1)'],
    ['[x](< javascript:alert(1)>)', '14:1', ' javascript:alert(1)'],
    ['[x](data:text/html,x)', '14:1', 'data:text/html,x'],
    ['[x](//ond.no/)', '14:1', '//ond.no/'],
    ['[x](/\\\\ond.no/)', '14:1', '/\\ond.no/'],
    ['[x](https:ond.no)', '14:1', 'https:ond.no'],
    ['[x](https://a:b@ond.no)', '14:1', 'https://a:b@ond.no'],
    ['[x](../mentor/)', '14:1', '../mentor/'],
    ['[x](https://eks\u0435mpel.no)', '14:1', 'https://eks\\u{435}mpel.no'],
    ['[x]()', '14:1', ''],
    ['<javascript:alert(1)>', '14:1', 'javascript:alert(1)'],
    ['[x][y]\n\n[y]: javascript:alert(1)', '16:1', 'javascript:alert(1)'],
    ['> - [x](data:,x)', '14:5', 'data:,x'],
    ['    [x](data:,x)', '14:5', 'data:,x'],
  ])('refuses %j at %s', (explanation, place, address) => {
    const { entry, meldinger } = readExplanation(explanation);
    expect(entry).toBeUndefined();
    expect(meldinger).toEqual([
      `${place} oppforing-lenke Lenken leder til «${address}»; forventet en nettadresse, en e-postadresse eller en sti på nettstedet.`,
    ]);
  });

  it.each([
    ['![x](https://eksempel.no/x.png)', '14:1', 'et bilde'],
    ['Se ![x](/bilder/x.png).', '14:4', 'et bilde'],
    ['Se ![x].\n\n[x]: https://eksempel.no/x.png', '14:4', 'et bilde'],
    ['Et <b onclick="x()">ord', '14:4', 'HTML, «<b onclick="x()">»'],
    ['Ord.\n\n<script>x()</script>', '16:1', 'HTML, «<script>x()</script>»'],
    ['<!-- skjult -->', '14:1', 'HTML, «<!-- skjult -->»'],
  ])('refuses %j at %s', (explanation, place, what) => {
    expect(readExplanation(explanation).meldinger).toContain(
      `${place} oppforing-lenke Forklaringen har ${what}; forventet bare tekst og lenker.`,
    );
  });
});

describe('oppforing-felt for letters and characters that are not what they look like', () => {
  const readExplanation = (explanation: string) => read(fil(`${FIELDS}\n${SOURCES}`, explanation));

  it.each([
    ['Noen er sk\u0458ult.', '14:11 «\\u{458}», som ikke er latinske bokstaver'],
    ['Noen er **sk&#x458;ult**.', '14:13 «\\u{458}», som ikke er latinske bokstaver'],
    ['T\u043E delt\u0430kere.', '14:2 «\\u{43E}», som ikke er latinske bokstaver'],
    ['En linje.\nNoen er \uFF53kjult.', '15:9 «\uFF53», som ikke er latinske bokstaver'],
    ['Noen er skju&shy;lt.', '14:13 et usynlig tegn, \\u{AD}'],
    ['Noen er skju&#8203;lt.', '14:13 et usynlig tegn, \\u{200B}'],
  ])('refuses %j', (explanation, finding) => {
    const { entry, meldinger } = readExplanation(explanation);
    expect(entry).toBeUndefined();
    const [place = '', ...what] = finding.split(' ');
    expect(meldinger[0]).toContain(`${place} oppforing-felt Forklaringen har ${what.join(' ')};`);
  });

  it('says an invisible character once', () => {
    const { meldinger } = readExplanation('Noen er skju\u00ADlt.');
    expect(meldinger).toHaveLength(1);
  });

  it.each(['Æøå, é, ü og ł.\n\n    Kode uten tabulator.', 'Linje\\\nskift og «ord»&nbsp;…'])(
    'takes %j',
    (explanation) => {
      expect(readExplanation(explanation).meldinger).toEqual([]);
    },
  );
});

describe('oppforing-tall and oppforing-skjermet', () => {
  const NUMBER = 'om deltakere; forventet at bare rapportene forteller slike tall.';
  const HIDDEN = 'forventet ingenting om hva kilden har skjermet.';

  it.each([
    ['Tiltaket hadde 9 999 deltakere.', '14:16', '«9\\u{A0}999»'],
    ['En linje.\n\nTiltaket har\n  i dag **tolv** _deltakere_.', '17:11', '«tolv»'],
    ['Tiltaket har &#49;&#50; deltakere.', '14:14', '«12»'],
    ['Til&#116;aket har 12 deltakere.', '14:1', '«12»'],
    ['- Tiltaket har 12\n  del&#116;akere.', '14:16', '«12»'],
    ['[x](https://eksempel.no "12 deltakere")', '14:1', '«12»'],
    ['    Kode om 12 deltakere.', '14:13', '«12»'],
  ])('refuses the number in %j at %s', (explanation, place, number) => {
    const { entry, meldinger } = read(fil(`${FIELDS}\n${SOURCES}`, explanation));
    expect(entry).toBeUndefined();
    expect(meldinger).toEqual([
      `${place} oppforing-tall Forklaringen har tallet ${number} ${NUMBER}`,
    ]);
  });

  it.each([
    ['Noen tall er\nskjermet, *, i mai.', ['15:1 «skjermet»', '15:11 «*»']],
    ['Noen tall er \\*.', ['14:14 «*»']],
  ])('refuses what is told of the hidden in %j', (explanation, places) => {
    const { meldinger } = read(fil(`${FIELDS}\n${SOURCES}`, explanation));
    expect(meldinger).toEqual(
      places.map((en) => `${en.replace(' ', ' oppforing-skjermet Forklaringen har ')}; ${HIDDEN}`),
    );
  });

  it.each([
    [
      'setning: syntetisk tiltak',
      'setning: tiltak der to var skjermet',
      '6:23 tall «to»',
      '6:30 «skjermet»',
    ],
    ['kort: Syntetisk', "kort: 'Tiltak *'", '8:17 «*»'],
    ['kort: Syntetisk', 'kort: Syntetisk\n  flertall: 9 999 deltakere', '9:13 tall «9 999»'],
    ['kort: Syntetisk', 'kort: Syntetisk\n  entall: >-\n    12\n    menn', '9:11 tall «12»'],
    [
      'kort: Syntetisk',
      'kort: Syntetisk\nbrudd:\n  - maned: 2021-05\n    tekst: Fra mai er 40 menn borte.',
      '11:23 tall «40»',
    ],
  ])('refuses in a field: %j → %j', (from, to, ...finding) => {
    const { entry, meldinger } = read(fil(FIELDS.replace(from, to)));
    expect(entry).toBeUndefined();
    const card = meldinger
      .map((en) => /^(\S+) oppforing-\S+ Feltet «\S+» har (?:(tall)et )?(«[^»]+»)/.exec(en))
      .map((match) => match?.slice(1).filter(Boolean).join(' '));
    expect(card.sort()).toEqual([...finding].sort());
  });

  it('lets the names be, and what the name holds in its forms', () => {
    const fields = `navn: Syntetisk tiltak\nalias: [Tiltak for 12 deltakere *]\ntidligere:\n  - navn: Plass i skjermet virksomhet 3\n${FIELDS.split('\n').slice(1).join('\n').replace('kort: Syntetisk', 'kort: Skjermet plass 3')}`;
    expect(read(fil(fields)).meldinger).toEqual([]);
  });
});
