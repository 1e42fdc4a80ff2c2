import { describe, expect, it } from 'vitest';
import { checkManifest } from '../../audit/checks/manifest.ts';

/** What `printf a | sha256sum` and the same of `b` print. */
const A = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb';
const B = '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d';

const found = (list: string, files: Record<string, string> = { 'a.txt': 'a', 'b.txt': 'b' }) =>
  checkManifest(new Map(Object.entries({ ...files, SHA256SUMS: list }))).map(
    ({ sted, found: what }) => `${sted} ${what}`,
  );

describe('the list of digests', () => {
  it('that has each file once by its digest passes', () => {
    expect(found(`${A}  a.txt\n${B}  b.txt\n`)).toEqual([]);
  });

  it('need not be there, and need not have what a host adds', () => {
    expect(checkManifest(new Map([['a.txt', 'a']]))).toEqual([]);
    expect(found(`${A}  a.txt\n`, { 'a.txt': 'a', CNAME: 'eksempel.no' })).toEqual([]);
  });

  it.each([
    ['another file’s digest', `${B}  a.txt\n${B}  b.txt\n`, '1:1 a.txt er en annen fil'],
    ['a file left out', `${A}  a.txt\n`, '1:1 b.txt er ikke ført opp'],
    [
      'a file that is not there',
      `${A}  a.txt\n${B}  b.txt\n${A}  c.txt\n`,
      '3:1 c.txt finnes ikke',
    ],
    ['a file twice', `${A}  a.txt\n${B}  b.txt\n${A}  a.txt\n`, '3:1 a.txt står to ganger'],
    ['a line of another form', `${A}  a.txt\n${B}  b.txt\nhei\n`, '3:1 «hei»'],
  ])('lies by %s', (_what, list, wanted) => {
    expect(found(list)).toEqual([wanted]);
  });
});
