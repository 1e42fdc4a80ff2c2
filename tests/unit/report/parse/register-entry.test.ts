import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { severityOf } from '../../../../src/lib/domain/diagnostic.ts';
import { tiltaksgruppeSchema } from '../../../../src/lib/domain/register.ts';
import { parseEntry } from '../../../../src/lib/report/parse/register-entry.ts';
import { FIELDS, fil, SOURCES, read } from './register-file.ts';

describe('parseEntry', () => {
  it('gives the fields, the slug from the file name, and an empty explanation', () => {
    const { entry, meldinger } = read(fil(FIELDS));
    expect(meldinger).toEqual([]);
    expect(entry).toEqual({
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
    const { entry, meldinger } = read(
      fil(`${FIELDS}\n${SOURCES}`, '  Første linje.\nAndre linje.\n\n'),
    );
    expect(meldinger).toEqual([]);
    expect(entry?.forklaring).toBe('Første linje.\nAndre linje.');
    expect(entry?.kilder).toEqual([
      { tittel: 'Syntetisk kilde', url: 'https://eksempel.no/kilde' },
    ]);
  });

  it('reads Windows line ends, a byte order mark, and blanks after the fences', () => {
    const file = fil(`${FIELDS}\n${SOURCES}`, 'Forklaring.');
    file.value = `\uFEFF${String(file).replaceAll('---\n', '--- \n').replaceAll('\n', '\r\n')}`;
    const { entry, meldinger } = read(file);
    expect(meldinger).toEqual([]);
    expect(entry).toMatchObject({ navn: 'Syntetisk tiltak', forklaring: 'Forklaring.' });
  });

  it('keeps to the schema it is given', () => {
    const file = fil(FIELDS);
    expect(parseEntry(file, tiltaksgruppeSchema)).toBeUndefined();
    expect(file.messages.map(({ reason }) => reason)).toEqual(['Feltet «gruppe» er ukjent.']);
  });

  it('writes the accents of a decomposed name as one letter each', () => {
    const fields = FIELDS.replace('navn: Syntetisk tiltak', 'navn: A\u030Apent tiltak');
    expect(read(fil(fields, '', 'apent-tiltak')).entry?.navn).toBe('Åpent tiltak');
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
  ])('%j gives an error at %s', (value, place, reason) => {
    const { entry, meldinger } = read(new VFile({ path: 'x.md', value }));
    expect(entry).toBeUndefined();
    expect(meldinger).toContain(`${place} oppforing-yaml ${reason}`);
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
    [
      '  kort: Syntetisk',
      '  kort: A\n  kortt: B',
      '9:3',
      'Feltet «former.kortt» er ukjent. Mente du «kort»?',
    ],
    [
      'orden: 1',
      'orden: 1\ningres: Et tiltak er oppdiktet.',
      '4:1',
      'Feltet «ingres» er ukjent. Mente du «ingress»?',
    ],
    [
      'orden: 1',
      'orden: 1\ntidligere:\n  - navn: Gammelt navn\n    slüg: gammelt',
      '6:5',
      'Feltet «tidligere[0].slüg» er ukjent. Mente du «slug»?',
    ],
    [
      'gruppe: syntetisk-gruppe',
      'gruppe: ../ut',
      '4:9',
      'Feltet «gruppe» er «../ut»; forventet en slug: små bokstaver, tall og bindestrek, høyst 100 tegn.',
    ],
    [
      'orden: 1',
      'orden: 1\nalias: Annet navn',
      '4:8',
      'Feltet «alias» er «Annet navn»; forventet liste.',
    ],
    [
      '  kort: Syntetisk',
      '  alene: annet\n  kort: Syntetisk',
      '8:10',
      'Feltet «former.alene» er «annet»; forventet en del av «setning»: navnet uten ordet for hva slags navn det er.',
    ],
    [
      'orden: 1',
      'orden: 1\ningress: Et tiltak',
      '4:10',
      'Feltet «ingress» er «Et tiltak»; forventet en hel setning med punktum til slutt.',
    ],
    ['orden: 1', 'orden: 1\n__proto__: x', '4:1', 'Feltet «__proto__» er ukjent.'],
  ])('%j → %j gives an error at %s', (from, to, place, reason) => {
    const { entry, meldinger } = read(fil(FIELDS.replace(from, to)));
    expect(entry).toBeUndefined();
    expect(meldinger).toEqual([`${place} oppforing-felt ${reason}`]);
  });

  it.each([
    ['javascript:alert(1)'],
    ['http:/uten-vert'],
    ['data:text/html,x'],
    ['ikke en adresse'],
  ])('refuses %j as the address of a source', (url) => {
    const sources = SOURCES.replace('https://eksempel.no/kilde', `'${url}'`);
    const { meldinger } = read(fil(`${FIELDS}\n${sources}`, 'Forklaring.'));
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
    const sources = SOURCES.replace('https://eksempel.no/kilde', JSON.stringify(url));
    const { entry, meldinger } = read(fil(`${FIELDS}\n${sources}`, 'Forklaring.'));
    expect(entry).toBeUndefined();
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
  ])('refuses %s in a name, and shows it', (_, card, finding) => {
    const { meldinger } = read(fil(FIELDS.replace('kort: Syntetisk', `kort: ${card}`)));
    expect(meldinger).toEqual([`8:9 oppforing-felt Feltet «former.kort» er ${finding}.`]);
  });

  it('refuses an invisible character in the explanation, where it stands', () => {
    const { entry, meldinger } = read(
      fil(`${FIELDS}\n${SOURCES}`, 'Første linje.\nAndre\u202E linje.'),
    );
    expect(entry).toBeUndefined();
    expect(meldinger).toEqual([
      '15:6 oppforing-felt Forklaringen har et usynlig tegn, \\u{202E}; forventet bare synlige tegn.',
    ]);
  });

  it.each([
    ['', '(hele listen av felter) er tomt; forventet felter med navn'],
    ['- en\n- to', '(hele listen av felter) er en liste; forventet felter med navn'],
    ['bare tekst', '(hele listen av felter) er «bare tekst»; forventet felter med navn'],
  ])('refuses the front matter %j', (fields, finding) => {
    expect(read(fil(fields)).meldinger).toEqual([`2:1 oppforing-felt Feltet ${finding}.`]);
  });

  it('refuses a file whose name is not the slug of the name in it', () => {
    const { entry, meldinger } = read(fil(FIELDS, '', 'annet-navn'));
    expect(entry).toBeUndefined();
    expect(meldinger).toEqual([
      '2:7 oppforing-felt Filen heter «annet-navn.md», men navnet gir adressen «syntetisk-tiltak».',
    ]);
  });

  it.each([
    ['name', 'tidligere:\n  - navn: Annet navn'],
    ['address', 'tidligere:\n  - navn: Tredje navn\n    slug: annet-navn'],
  ])('keeps the address of an earlier %s', (_, earlier) => {
    const { entry, meldinger } = read(fil(`${FIELDS}\n${earlier}`, '', 'annet-navn'));
    expect(meldinger).toEqual([]);
    expect(entry?.slug).toBe('annet-navn');
  });
});

describe('for-langt-navn', () => {
  it('refuses a name whose address is no name of a file, where the name stands', () => {
    const name = `Kurs ${'a'.repeat(95)}`;
    const fields = (long: string) => FIELDS.replace('navn: Syntetisk tiltak', `navn: ${long}`);
    expect(read(fil(fields(name), '', `kurs-${'a'.repeat(95)}`)).meldinger).toEqual([]);
    const { entry, meldinger } = read(fil(fields(`${name}a`), '', `kurs-${'a'.repeat(96)}`));
    expect(entry).toBeUndefined();
    expect(meldinger).toEqual([
      '2:7 for-langt-navn Navnet gir en adresse på 101 tegn; forventet høyst 100.',
    ]);
  });

  it('asks for the address of an earlier name as long', () => {
    const earlier = (slug: string) =>
      `${FIELDS}\ntidligere:\n  - navn: ${'A'.repeat(101)}\n${slug}`;
    expect(read(fil(earlier('    slug: a'))).meldinger).toEqual([]);
    expect(read(fil(earlier(''))).meldinger).toEqual([
      expect.stringMatching(/^10:11 oppforing-felt .*adresse på høyst 100 tegn/),
    ]);
  });
});

describe('oppforing-forklaring-uten-kilde', () => {
  it.each([
    ['no field for sources', FIELDS, 11],
    ['an empty list of sources', `${FIELDS}\nkilder: []`, 12],
  ])('refuses an explanation with %s', (_, fields, line) => {
    const { entry, meldinger } = read(fil(fields, 'Forklaring.'));
    expect(entry).toBeUndefined();
    expect(meldinger).toEqual([
      `${line}:1 oppforing-forklaring-uten-kilde Forklaringen har ingen kilde; forventet minst én under «kilder».`,
    ]);
  });

  it('refuses a source with nothing to be the source of', () => {
    expect(read(fil(`${FIELDS}\n${SOURCES}`)).meldinger).toEqual([
      '9:1 oppforing-kilde-uten-forklaring Filen har kilder, men verken ingress eller forklaring som de gjelder.',
    ]);
  });
});

describe('diagnostics', () => {
  it('come all at once, as errors with rule, source and a link', () => {
    const fields = 'navn: X\norden: 0\nfarge: rød\nformer:\n  setning: x\n  preposisjon: hos';
    const { meldinger, file } = read(fil(fields, 'Forklaring.', 'y'));
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
      expect(severityOf(message)).toBe('error');
      expect(message.url).toBe(`docs/rules.md#${message.ruleId}`);
      expect(message.note).toMatch(/\.$/);
    }
  });

  it('never throw, and are there exactly when there is no entry', () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...FIELDS.split('\n'),
        ...SOURCES.split('\n'),
        '---',
        '',
        '? x',
        '&a *a',
        '- ',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const text = fc.array(line, { maxLength: 14 }).map((lines) => ['---', ...lines].join('\n'));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (value) => {
        const { entry, file } = read(new VFile({ path: 'syntetisk-tiltak.md', value }));
        expect(file.messages.length > 0).toBe(entry === undefined);
        const countLines = value.split('\n').length;
        for (const { line } of file.messages) expect(line).toBeLessThanOrEqual(countLines);
      }),
      { numRuns: 300 },
    );
  });
});
