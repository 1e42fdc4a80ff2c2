import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import {
  addAdresser,
  adresserOf,
  checkLovnader,
  checkTilvekst,
  nyeAdresser,
  parseAdressebok,
} from '../../../src/lib/io/address-ledger.ts';

function bok(tekst: string) {
  const file = new VFile({ path: 'adresser.txt', value: tekst });
  return { file, lovnader: parseAdressebok(file) };
}

function rules(file: VFile): string[] {
  return file.messages.map(({ ruleId, line }) => `${line ?? ''} ${ruleId ?? ''}`);
}

const sti = fc
  .array(fc.stringMatching(/^[a-z0-9]{1,6}$/), { minLength: 1, maxLength: 3 })
  .map((steps) => `/${steps.join('/')}/`);

describe('parseAdressebok', () => {
  it('reads one address a line, and knows its line', () => {
    const { file, lovnader } = bok('# først\n/\n\n/tiltak/mentor/\n/data/observasjoner.csv\n');
    expect(lovnader).toEqual([
      { sti: '/', linje: 2 },
      { sti: '/tiltak/mentor/', linje: 4 },
      { sti: '/data/observasjoner.csv', linje: 5 },
    ]);
    expect(file.messages).toEqual([]);
  });

  it('refuses what is no address, and the same address twice', () => {
    const { file } = bok('tiltak/\n/../hemmelig\n/tiltak\n//a/\n/a/\n/a/\nhttps://x.no/\n');
    expect(rules(file)).toEqual([
      '1 adresse-ugyldig',
      '2 adresse-ugyldig',
      '3 adresse-ugyldig',
      '4 adresse-ugyldig',
      '6 adresse-to-ganger',
      '7 adresse-ugyldig',
    ]);
  });
});

describe('adresserOf', () => {
  it('gives pages by folder, and leaves out what nobody is promised', () => {
    const files = ['index.html', 'tiltak/mentor/index.html', 'data/a.csv', '404.html'];
    const more = ['_astro/x.Ab12.css', 'bilder/forside.png', 'bilder/forside.svg', 'sitemap.xml'];
    expect(adresserOf([...files, ...more])).toEqual(['/', '/data/a.csv', '/tiltak/mentor/']);
  });
});

describe('checkLovnader', () => {
  it('says which promised address is gone, and where it stands', () => {
    const { file, lovnader } = bok('/\n/tiltak/mentor/\n/tiltak/jobbklubb/\n');
    checkLovnader(lovnader, ['/', '/tiltak/jobbklubb/', '/ny/'], file);
    expect(rules(file)).toEqual(['2 adresse-forsvinner']);
    expect(file.messages[0]?.fatal).toBe(true);
    expect(file.messages[0]?.reason).toContain('/tiltak/mentor/');
  });

  it('counts what lies below an address with it', () => {
    const { file, lovnader } = bok('/r/2021-05/\n/r/2021-05/a/\n/r/2021-05/b/\n/r/2021-06/\n');
    checkLovnader(lovnader, ['/r/2021-06/'], file);
    expect(rules(file)).toEqual(['1 adresse-forsvinner']);
    expect(file.messages[0]?.reason).toContain('2 adresser under den');
  });

  it('is silent exactly when every promise is kept', () => {
    fc.assert(
      fc.property(fc.uniqueArray(sti), fc.uniqueArray(sti), (promised, built) => {
        const { file, lovnader } = bok(promised.join('\n'));
        checkLovnader(lovnader, built, file);
        expect(file.messages.length === 0).toBe(promised.every((one) => built.includes(one)));
      }),
    );
  });
});

describe('the ledger', () => {
  it('grows by what is new, and then has nothing new', () => {
    fc.assert(
      fc.property(fc.uniqueArray(sti), fc.uniqueArray(sti), (promised, built) => {
        const before = bok(promised.join('\n'));
        const nye = nyeAdresser(before.lovnader, built);
        const after = bok(addAdresser(promised.join('\n'), nye, '2021-06'));
        expect(after.file.messages).toEqual([]);
        expect(nyeAdresser(after.lovnader, built)).toEqual([]);
        checkTilvekst(before.lovnader, after.lovnader, after.file);
        expect(after.file.messages).toEqual([]);
      }),
    );
  });

  it('may lose no line', () => {
    const before = bok('/\n/tiltak/mentor/\n');
    const after = bok('/\n');
    checkTilvekst(before.lovnader, after.lovnader, after.file);
    expect(rules(after.file)).toEqual([' adresse-stroket']);
  });
});
