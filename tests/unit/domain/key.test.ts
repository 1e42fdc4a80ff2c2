import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  KJONN,
  NIVAER,
  observationKey,
  parseObservationKey,
  parseSeriesKey,
  seriesKey,
  toRelativeKey,
  toWholeKey,
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

describe('keys on a page about one subject', () => {
  const mentor = { niva: 'tiltak', id: 'mentor' } as const;

  it.each([
    ['tiltak/mentor/alle/alle@2021-05', '@2021-05'],
    ['tiltak/mentor/andre-pa-tiltak/kvinner@2021-04', '/andre-pa-tiltak/kvinner@2021-04'],
    ['tiltak/mentor-2/alle/alle@2021-05', 'tiltak/mentor-2/alle/alle@2021-05'],
    ['i-alt/i-alt/alle/alle@2021-05', 'i-alt/i-alt/alle/alle@2021-05'],
  ])('leave out the subject: %s', (key, expected) => {
    expect(toRelativeKey(key, mentor)).toBe(expected);
  });

  it('are counted from the own slug of a hovedgruppe', () => {
    const slug = 'andre-pa-tiltak';
    const subject = { niva: 'hovedgruppe', id: slug } as const;
    const relative = ['alle', 'menn'].map((kjonn) =>
      toRelativeKey(`hovedgruppe/${slug}/${slug}/${kjonn}@2021-05`, subject),
    );
    expect(relative).toEqual(['@2021-05', `/${slug}/menn@2021-05`]);
  });

  it('are whole on a page about no single subject', () => {
    expect(toWholeKey('tiltak/mentor/alle/alle@2021-05', undefined)).toBe(
      'tiltak/mentor/alle/alle@2021-05',
    );
  });

  it('come back whole, whatever the page is about', () => {
    const near = fc.constantFrom('mentor', 'mentor-2', 'andre-pa-tiltak', 'i-alt');
    const some = fc.record({
      niva: fc.constantFrom(...NIVAER),
      id: near,
      hovedgruppe: fc.constantFrom('alle', 'andre-pa-tiltak', 'arbeidssokere-pa-tiltak'),
      kjonn: fc.constantFrom(...KJONN),
    });
    fc.assert(
      fc.property(some, some, (parts, subject) => {
        const key = observationKey(seriesKey(parts), '2021-05');
        const about = `${subject.niva}/${subject.id}`;
        expect(toWholeKey(toRelativeKey(key, subject), about)).toBe(key);
      }),
    );
  });
});
