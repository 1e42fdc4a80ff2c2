import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { alvorOf } from '../../../src/lib/domain/melding.ts';
import { tiltaksgruppeSchema, tiltakSchema } from '../../../src/lib/domain/register.ts';
import { parseOppforing } from '../../../src/lib/read/oppforing.ts';

const FELTER = `navn: Syntetisk tiltak
orden: 1
gruppe: syntetisk-gruppe
former:
  setning: syntetisk tiltak
  preposisjon: i
  kort: Syntetisk`;
const KILDER = `kilder:
  - tittel: Syntetisk kilde
    url: https://eksempel.no/kilde`;

/** A file with these fields and this explanation, named as `stem`. */
function fil(felter: string, forklaring = '', stem = 'syntetisk-tiltak'): VFile {
  return new VFile({
    path: `${stem}.md`,
    value: `---\n${felter}\n---\n${forklaring === '' ? '' : `\n${forklaring}\n`}`,
  });
}

/** The entry, and the messages as `line:column ruleId reason`. */
function les(file: VFile) {
  const oppforing = parseOppforing(file, tiltakSchema);
  const meldinger = file.messages.map(
    (message) => `${message.line}:${message.column} ${message.ruleId} ${message.reason}`,
  );
  return { oppforing, meldinger, file };
}

describe('parseOppforing', () => {
  it('gives the fields, the slug from the file name, and an empty explanation', () => {
    const { oppforing, meldinger } = les(fil(FELTER));
    expect(meldinger).toEqual([]);
    expect(oppforing).toEqual({
      navn: 'Syntetisk tiltak',
      orden: 1,
      gruppe: 'syntetisk-gruppe',
      alias: [],
      tidligere: [],
      brudd: [],
      former: { setning: 'syntetisk tiltak', preposisjon: 'i', kort: 'Syntetisk' },
      kilder: [],
      slug: 'syntetisk-tiltak',
      forklaring: '',
    });
  });

  it('gives the explanation without the space around it', () => {
    const { oppforing, meldinger } = les(
      fil(`${FELTER}\n${KILDER}`, '  Første linje.\nAndre linje.\n\n'),
    );
    expect(meldinger).toEqual([]);
    expect(oppforing?.forklaring).toBe('Første linje.\nAndre linje.');
    expect(oppforing?.kilder).toEqual([
      { tittel: 'Syntetisk kilde', url: 'https://eksempel.no/kilde' },
    ]);
  });

  it('reads Windows line ends, a byte order mark, and blanks after the fences', () => {
    const file = fil(`${FELTER}\n${KILDER}`, 'Forklaring.');
    file.value = `\uFEFF${String(file).replaceAll('---\n', '--- \n').replaceAll('\n', '\r\n')}`;
    const { oppforing, meldinger } = les(file);
    expect(meldinger).toEqual([]);
    expect(oppforing).toMatchObject({ navn: 'Syntetisk tiltak', forklaring: 'Forklaring.' });
  });

  it('keeps to the schema it is given', () => {
    const file = fil(FELTER);
    expect(parseOppforing(file, tiltaksgruppeSchema)).toBeUndefined();
    expect(file.messages.map(({ reason }) => reason)).toEqual(['Feltet «gruppe» er ukjent.']);
  });

  it('writes the accents of a decomposed name as one letter each', () => {
    const felter = FELTER.replace('navn: Syntetisk tiltak', 'navn: A\u030Apent tiltak');
    expect(les(fil(felter, '', 'apent-tiltak')).oppforing?.navn).toBe('Åpent tiltak');
  });
});

describe('oppforing-yaml', () => {
  it.each([
    ['', '1:1', 'Filen begynner ikke med felter; forventet «---» på første linje.'],
    ['navn: X\n', '1:1', 'Filen begynner ikke med felter; forventet «---» på første linje.'],
    [
      '---\nnavn: X\n',
      '1:1',
      'Feltene øverst i filen er ikke avsluttet; forventet en linje med «---».',
    ],
    ['---\nnavn: X\nnavn: Y\n---\n', '3:1', 'Det samme feltet står to ganger.'],
    [
      '---\nnavn: X: Y\n---\n',
      '2:7',
      'Linjen har et kolon for mye; tekst med kolon må stå i anførselstegn.',
    ],
    [
      '---\nformer:\n\tkort: X\n---\n',
      '3:1',
      'Linjen er rykket inn med tabulator; forventet mellomrom.',
    ],
    [
      '---\nnavn: *navn\n---\n',
      '2:7',
      'Henvisningen «*navn» er ikke tillatt; forventet verdien selv.',
    ],
    ['---\nnavn: !hemmelig X\n---\n', '2:7', 'Verdien har et merke («!») som ikke kan leses.'],
  ])('%j gives an error at %s', (value, sted, reason) => {
    const { oppforing, meldinger } = les(new VFile({ path: 'x.md', value }));
    expect(oppforing).toBeUndefined();
    expect(meldinger).toContain(`${sted} oppforing-yaml ${reason}`);
  });
});

describe('oppforing-felt', () => {
  it.each([
    ['orden: 1', 'orden: første', '3:8', 'Feltet «orden» er «første»; forventet tall.'],
    ['orden: 1', 'orden: 0', '3:8', 'Feltet «orden» er 0; forventet et tall fra 1 og oppover.'],
    ['navn: Syntetisk tiltak', 'navn: 2021', '2:7', 'Feltet «navn» er 2021; forventet tekst.'],
    ['navn: Syntetisk tiltak', 'navn:', '2:6', 'Feltet «navn» er tomt; forventet tekst.'],
    ['  kort: Syntetisk', "  kort: ''", '8:9', 'Feltet «former.kort» er tomt; forventet tekst.'],
    ['  kort: Syntetisk', '', '6:3', 'Feltet «former.kort» mangler.'],
    [
      '  preposisjon: i',
      '  preposisjon: ved',
      '7:16',
      'Feltet «former.preposisjon» er «ved»; forventet i, på, med, under, blant, for.',
    ],
    ['  kort: Syntetisk', '  kort: A\n  kortt: B', '9:3', 'Feltet «former.kortt» er ukjent.'],
    [
      'gruppe: syntetisk-gruppe',
      'gruppe: ../ut',
      '4:9',
      'Feltet «gruppe» er «../ut»; forventet en slug: små bokstaver, tall og bindestrek.',
    ],
    [
      'orden: 1',
      'orden: 1\nalias: Annet navn',
      '4:8',
      'Feltet «alias» er «Annet navn»; forventet liste.',
    ],
    ['orden: 1', 'orden: 1\n__proto__: x', '4:1', 'Feltet «__proto__» er ukjent.'],
  ])('%j → %j gives an error at %s', (fra, til, sted, reason) => {
    const { oppforing, meldinger } = les(fil(FELTER.replace(fra, til)));
    expect(oppforing).toBeUndefined();
    expect(meldinger).toEqual([`${sted} oppforing-felt ${reason}`]);
  });

  it.each([
    ['javascript:alert(1)'],
    ['http:/uten-vert'],
    ['data:text/html,x'],
    ['ikke en adresse'],
  ])('refuses %j as the address of a source', (url) => {
    const kilder = KILDER.replace('https://eksempel.no/kilde', `'${url}'`);
    const { meldinger } = les(fil(`${FELTER}\n${kilder}`, 'Forklaring.'));
    expect(meldinger).toEqual([
      `11:10 oppforing-felt Feltet «kilder[0].url» er «${url}»; forventet en nettadresse.`,
    ]);
  });

  it.each([
    'https://eksempel.no/"onmouseover=alert(1)',
    "https://eksempel.no/o'hara",
    'https://eksempel.no/<script>',
    'https://eksempel.no/to ord',
    'https://eksempel.no/\\\\annet.no',
    'https://bruker:passord@eksempel.no/',
    'javascript://eksempel.no/%0aalert(1)',
    '//eksempel.no/kilde',
  ])('refuses %j as the address of a source: nothing may end the link', (url) => {
    const kilder = KILDER.replace('https://eksempel.no/kilde', JSON.stringify(url));
    const { oppforing, meldinger } = les(fil(`${FELTER}\n${kilder}`, 'Forklaring.'));
    expect(oppforing).toBeUndefined();
    expect(meldinger).toHaveLength(1);
    expect(meldinger[0]).toMatch(/^11:10 oppforing-felt Feltet «kilder\[0\]\.url» er «/);
  });

  it.each([
    [
      'a right-to-left override',
      '"Synt\\u202Eetisk"',
      '«Synt\\u{202E}etisk»; forventet bare synlige tegn',
    ],
    [
      'a raw direction mark',
      'Synt\u200Fetisk',
      '«Synt\\u{200F}etisk»; forventet bare synlige tegn',
    ],
    ['a control character', '"Synt\\u0007etisk"', '«Synt\\u{7}etisk»; forventet bare synlige tegn'],
    ['a zero width space', 'Synt\u200Betisk', '«Synt\\u{200B}etisk»; forventet bare synlige tegn'],
    ['broken UTF-8', 'Synt\uFFFDetisk', '«Synt\\u{FFFD}etisk»; forventet bare synlige tegn'],
    ['a hard space', 'Synt\u00A0etisk', '«Synt\\u{A0}etisk»; forventet enkle, vanlige mellomrom'],
    ['two spaces', 'Synt  etisk', '«Synt  etisk»; forventet enkle, vanlige mellomrom'],
    [
      'Cyrillic look-alikes',
      'Jobbk\u043B\u0443\u0431b',
      '«Jobbk\\u{43B}\\u{443}\\u{431}b»; forventet bare latinske bokstaver',
    ],
  ])('refuses %s in a name, and shows it', (_, kort, funn) => {
    const { meldinger } = les(fil(FELTER.replace('kort: Syntetisk', `kort: ${kort}`)));
    expect(meldinger).toEqual([`8:9 oppforing-felt Feltet «former.kort» er ${funn}.`]);
  });

  it('refuses an invisible character in the explanation, where it stands', () => {
    const { oppforing, meldinger } = les(
      fil(`${FELTER}\n${KILDER}`, 'Første linje.\nAndre\u202E linje.'),
    );
    expect(oppforing).toBeUndefined();
    expect(meldinger).toEqual([
      '15:6 oppforing-felt Forklaringen har et usynlig tegn, \\u{202E}; forventet bare synlige tegn.',
    ]);
  });

  it.each([
    ['', '(hele listen av felter) er tomt; forventet felter med navn'],
    ['- en\n- to', '(hele listen av felter) er en liste; forventet felter med navn'],
    ['bare tekst', '(hele listen av felter) er «bare tekst»; forventet felter med navn'],
  ])('refuses the front matter %j', (felter, funn) => {
    expect(les(fil(felter)).meldinger).toEqual([`2:1 oppforing-felt Feltet ${funn}.`]);
  });

  it('refuses a file whose name is not the slug of the name in it', () => {
    const { oppforing, meldinger } = les(fil(FELTER, '', 'annet-navn'));
    expect(oppforing).toBeUndefined();
    expect(meldinger).toEqual([
      '2:7 oppforing-felt Filen heter «annet-navn.md», men navnet gir adressen «syntetisk-tiltak».',
    ]);
  });
});

describe('oppforing-lenke', () => {
  const lesForklaring = (forklaring: string) => les(fil(`${FELTER}\n${KILDER}`, forklaring));

  it.each([
    ['[x](https://eksempel.no/a?b=c#d)'],
    ['[x](http://eksempel.no) og <https://eksempel.no/>'],
    ['[x](mailto:red@eksempel.no) og <red@eksempel.no>'],
    ['[x](/tiltak/mentor/)'],
    ['[x][y]\n\n[y]: https://eksempel.no/'],
    ['`javascript:alert(1)` og javascript:alert(1) er bare ord, og 3 < 4.'],
  ])('takes %j', (forklaring) => {
    expect(lesForklaring(forklaring).meldinger).toEqual([]);
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
    ['[x]()', '14:1', ''],
    ['<javascript:alert(1)>', '14:1', 'javascript:alert(1)'],
    ['[x][y]\n\n[y]: javascript:alert(1)', '16:1', 'javascript:alert(1)'],
    ['> - [x](data:,x)', '14:5', 'data:,x'],
    ['    [x](data:,x)', '14:5', 'data:,x'],
  ])('refuses %j at %s', (forklaring, sted, adresse) => {
    const { oppforing, meldinger } = lesForklaring(forklaring);
    expect(oppforing).toBeUndefined();
    expect(meldinger).toEqual([
      `${sted} oppforing-lenke Lenken leder til «${adresse}»; forventet en nettadresse, en e-postadresse eller en sti på nettstedet.`,
    ]);
  });

  it.each([
    ['![x](https://eksempel.no/x.png)', '14:1', 'et bilde'],
    ['Se ![x](/bilder/x.png).', '14:4', 'et bilde'],
    ['Se ![x].\n\n[x]: https://eksempel.no/x.png', '14:4', 'et bilde'],
    ['Et <b onclick="x()">ord', '14:4', 'HTML, «<b onclick="x()">»'],
    ['Ord.\n\n<script>x()</script>', '16:1', 'HTML, «<script>x()</script>»'],
    ['<!-- skjult -->', '14:1', 'HTML, «<!-- skjult -->»'],
  ])('refuses %j at %s', (forklaring, sted, hva) => {
    expect(lesForklaring(forklaring).meldinger).toContain(
      `${sted} oppforing-lenke Forklaringen har ${hva}; forventet bare tekst og lenker.`,
    );
  });
});

describe('oppforing-tall and oppforing-skjermet', () => {
  const TALL = 'om deltakere; forventet at bare rapportene forteller slike tall.';
  const SKJULT = 'forventet ingenting om hva kilden har skjermet.';

  it.each([
    ['Tiltaket hadde 9 999 deltakere.', '14:16', '«9\\u{A0}999»'],
    ['En linje.\n\nTiltaket har\n  i dag **tolv** _deltakere_.', '17:11', '«tolv»'],
    ['Tiltaket har &#49;&#50; deltakere.', '14:14', '«12»'],
    ['Til&#116;aket har 12 deltakere.', '14:1', '«12»'],
    ['- Tiltaket har 12\n  del&#116;akere.', '14:16', '«12»'],
    ['[x](https://eksempel.no "12 deltakere")', '14:1', '«12»'],
    ['    Kode om 12 deltakere.', '14:13', '«12»'],
  ])('refuses the number in %j at %s', (forklaring, sted, tall) => {
    const { oppforing, meldinger } = les(fil(`${FELTER}\n${KILDER}`, forklaring));
    expect(oppforing).toBeUndefined();
    expect(meldinger).toEqual([`${sted} oppforing-tall Forklaringen har tallet ${tall} ${TALL}`]);
  });

  it.each([
    ['Noen tall er\nskjermet, *, i mai.', ['15:1 «skjermet»', '15:11 «*»']],
    ['Noen tall er \\*.', ['14:14 «*»']],
  ])('refuses what is told of the hidden in %j', (forklaring, steder) => {
    const { meldinger } = les(fil(`${FELTER}\n${KILDER}`, forklaring));
    expect(meldinger).toEqual(
      steder.map((en) => `${en.replace(' ', ' oppforing-skjermet Forklaringen har ')}; ${SKJULT}`),
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
  ])('refuses in a field: %j → %j', (fra, til, ...funn) => {
    const { oppforing, meldinger } = les(fil(FELTER.replace(fra, til)));
    expect(oppforing).toBeUndefined();
    const kort = meldinger
      .map((en) => /^(\S+) oppforing-\S+ Feltet «\S+» har (?:(tall)et )?(«[^»]+»)/.exec(en))
      .map((treff) => treff?.slice(1).filter(Boolean).join(' '));
    expect(kort.sort()).toEqual([...funn].sort());
  });

  it('lets the names be, and what the name holds in its forms', () => {
    const felter = `navn: Syntetisk tiltak\nalias: [Tiltak for 12 deltakere *]\ntidligere:\n  - navn: Plass i skjermet virksomhet 3\n${FELTER.split('\n').slice(1).join('\n').replace('kort: Syntetisk', 'kort: Skjermet plass 3')}`;
    expect(les(fil(felter)).meldinger).toEqual([]);
  });
});

describe('oppforing-forklaring-uten-kilde', () => {
  it.each([
    ['no field for sources', FELTER, 11],
    ['an empty list of sources', `${FELTER}\nkilder: []`, 12],
  ])('refuses an explanation with %s', (_, felter, linje) => {
    const { oppforing, meldinger } = les(fil(felter, 'Forklaring.'));
    expect(oppforing).toBeUndefined();
    expect(meldinger).toEqual([
      `${linje}:1 oppforing-forklaring-uten-kilde Forklaringen har ingen kilde; forventet minst én under «kilder».`,
    ]);
  });

  it('refuses a source with nothing to be the source of', () => {
    expect(les(fil(`${FELTER}\n${KILDER}`)).meldinger).toEqual([
      '9:1 oppforing-kilde-uten-forklaring Filen har kilder, men ingen forklaring som de gjelder.',
    ]);
  });
});

describe('diagnostics', () => {
  it('come all at once, as errors with rule, source and a link', () => {
    const felter = 'navn: X\norden: 0\nfarge: rød\nformer:\n  setning: x\n  preposisjon: hos';
    const { meldinger, file } = les(fil(felter, 'Forklaring.', 'y'));
    expect(meldinger).toEqual([
      '3:8 oppforing-felt Feltet «orden» er 0; forventet et tall fra 1 og oppover.',
      '7:16 oppforing-felt Feltet «former.preposisjon» er «hos»; forventet i, på, med, under, blant, for.',
      '6:3 oppforing-felt Feltet «former.kort» mangler.',
      '2:1 oppforing-felt Feltet «gruppe» mangler.',
      '4:1 oppforing-felt Feltet «farge» er ukjent.',
      '2:7 oppforing-felt Filen heter «y.md», men navnet gir adressen «x».',
      '10:1 oppforing-forklaring-uten-kilde Forklaringen har ingen kilde; forventet minst én under «kilder».',
    ]);
    for (const message of file.messages) {
      expect(alvorOf(message)).toBe('error');
      expect(message.url).toBe(`docs/rules.md#${message.ruleId}`);
      expect(message.note).toMatch(/\.$/);
    }
  });

  it('never throw, and are there exactly when there is no entry', () => {
    const linje = fc.oneof(
      fc.constantFrom(
        ...FELTER.split('\n'),
        ...KILDER.split('\n'),
        '---',
        '',
        '? x',
        '&a *a',
        '- ',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const tekst = fc.array(linje, { maxLength: 14 }).map((linjer) => ['---', ...linjer].join('\n'));
    fc.assert(
      fc.property(fc.oneof(tekst, fc.string({ unit: 'binary' })), (value) => {
        const { oppforing, file } = les(new VFile({ path: 'syntetisk-tiltak.md', value }));
        expect(file.messages.length > 0).toBe(oppforing === undefined);
        const antallLinjer = value.split('\n').length;
        for (const { line } of file.messages) expect(line).toBeLessThanOrEqual(antallLinjer);
      }),
      { numRuns: 300 },
    );
  });
});
