import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import {
  addAddresses,
  addressesOf,
  checkPromises,
  checkNothingDropped,
  newAddresses,
  parseLedger,
} from '../../../src/lib/io/address-ledger.ts';

function book(text: string) {
  const file = new VFile({ path: 'adresser.txt', value: text });
  return { file, promises: parseLedger(file) };
}

function rules(file: VFile): string[] {
  return file.messages.map(({ ruleId, line }) => `${line ?? ''} ${ruleId ?? ''}`);
}

const path = fc
  .array(fc.stringMatching(/^[a-z0-9]{1,6}$/), { minLength: 1, maxLength: 3 })
  .map((steps) => `/${steps.join('/')}/`);

describe('parseLedger', () => {
  it('reads one address a line, and knows its line', () => {
    const { file, promises } = book('# først\n/\n\n/tiltak/mentor/\n/data/observasjoner.csv\n');
    expect(promises).toEqual([
      { sti: '/', linje: 2 },
      { sti: '/tiltak/mentor/', linje: 4 },
      { sti: '/data/observasjoner.csv', linje: 5 },
    ]);
    expect(file.messages).toEqual([]);
  });

  it('refuses what is no address, and the same address twice', () => {
    const { file } = book('tiltak/\n/../hemmelig\n/tiltak\n//a/\n/a/\n/a/\nhttps://x.no/\n');
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

describe('addressesOf', () => {
  it('gives pages by folder, and leaves out what nobody is promised', () => {
    const files = ['index.html', 'tiltak/mentor/index.html', 'data/a.csv', '404.html'];
    const more = ['_astro/x.Ab12.css', 'bilder/forside.png', 'bilder/forside.svg', 'sitemap.xml'];
    expect(addressesOf([...files, ...more])).toEqual(['/', '/data/a.csv', '/tiltak/mentor/']);
  });
});

describe('checkPromises', () => {
  it('says which promised address is gone, and where it stands', () => {
    const { file, promises } = book('/\n/tiltak/mentor/\n/tiltak/jobbklubb/\n');
    checkPromises(promises, ['/', '/tiltak/jobbklubb/', '/ny/'], file);
    expect(rules(file)).toEqual(['2 adresse-forsvinner']);
    expect(file.messages[0]?.fatal).toBe(true);
    expect(file.messages[0]?.reason).toContain('/tiltak/mentor/');
  });

  it('counts what lies below an address with it', () => {
    const { file, promises } = book('/r/2021-05/\n/r/2021-05/a/\n/r/2021-05/b/\n/r/2021-06/\n');
    checkPromises(promises, ['/r/2021-06/'], file);
    expect(rules(file)).toEqual(['1 adresse-forsvinner']);
    expect(file.messages[0]?.reason).toContain('2 adresser under den');
  });

  it('is silent exactly when every promise is kept', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path), fc.uniqueArray(path), (promised, built) => {
        const { file, promises } = book(promised.join('\n'));
        checkPromises(promises, built, file);
        expect(file.messages.length === 0).toBe(promised.every((one) => built.includes(one)));
      }),
    );
  });
});

describe('the ledger', () => {
  it('grows by what is new, and then has nothing new', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path), fc.uniqueArray(path), (promised, built) => {
        const before = book(promised.join('\n'));
        const fresh = newAddresses(before.promises, built);
        const after = book(addAddresses(promised.join('\n'), fresh, '2021-06'));
        expect(after.file.messages).toEqual([]);
        expect(newAddresses(after.promises, built)).toEqual([]);
        checkNothingDropped(before.promises, after.promises, after.file);
        expect(after.file.messages).toEqual([]);
      }),
    );
  });

  it('may lose no line', () => {
    const before = book('/\n/tiltak/mentor/\n');
    const after = book('/\n');
    checkNothingDropped(before.promises, after.promises, after.file);
    expect(rules(after.file)).toEqual([' adresse-stroket']);
  });
});
