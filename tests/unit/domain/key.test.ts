import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  KJONN,
  NIVAER,
  observationKey,
  parseObservationKey,
  parseSeriesKey,
  seriesKey,
} from '../../../src/lib/domain/key.ts';

const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
const excerpt = fc.record({
  niva: fc.constantFrom(...NIVAER),
  id: slug,
  hovedgruppe: slug,
  kjonn: fc.constantFrom(...KJONN),
});

describe('nokkel', () => {
  it('is what design says', () => {
    const series = seriesKey({
      niva: 'tiltak',
      id: 'mentor',
      hovedgruppe: 'andre-pa-tiltak',
      kjonn: 'menn',
    });
    expect(series).toBe('tiltak/mentor/andre-pa-tiltak/menn');
    expect(observationKey(series, '2021-05')).toBe('tiltak/mentor/andre-pa-tiltak/menn@2021-05');
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(excerpt, (parts) => {
        const serie = seriesKey(parts);
        expect(parseSeriesKey(serie)).toEqual(parts);
        expect(parseObservationKey(observationKey(serie, '2021-05'))).toEqual({
          serie,
          maned: '2021-05',
        });
      }),
    );
  });

  it.each([
    '',
    'tiltak/mentor/alle',
    'tiltak/mentor/alle/alle/mer',
    'ukjent/mentor/alle/alle',
    'tiltak/Mentor/alle/alle',
    'tiltak/../alle/alle',
    'tiltak/mentor/alle/begge',
  ])('refuses %j', (text) => {
    expect(() => parseSeriesKey(text)).toThrow(RangeError);
  });

  it.each([
    'tiltak/mentor/alle/alle',
    'tiltak/mentor/alle/alle@2021-13',
    'tiltak/mentor/alle/alle@2021-05@2021-06',
  ])('refuses the observation key %j', (text) => {
    expect(() => parseObservationKey(text)).toThrow(RangeError);
  });
});
