import { expect, it } from 'vitest';
import { SKJERMET } from '../../../../src/lib/domain/value.ts';
import { parseValue } from '../../../../src/lib/report/labels/cells.ts';

it.each([
  ['1 234', { status: 'publisert', antall: 1234 }],
  ['9 007 199 254 740 991', { status: 'publisert', antall: Number.MAX_SAFE_INTEGER }],
  ['9 007 199 254 740 992', undefined],
  ['1 000 000 000 000 000 000 000', undefined],
  ['*', SKJERMET],
])('reads %j', (text, expected) => {
  expect(parseValue(text)).toEqual(expected);
});
