import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRelativeKeys, toWholeKeys } from '../../../src/lib/formats/relative-keys.ts';

const page = (subject: string, keys: string) =>
  `<main class="side" data-emne="${subject}"><data value="1" data-regel="sum" data-av="${keys}">1</data></main>`;
const keysOf = (html: string) => / data-av="([^"]*)"/.exec(html)?.[1] ?? '';

describe('keys of a page about one subject', () => {
  it('leave out the subject: its own series to the month, its other series to the rest', () => {
    const keys =
      'tiltak/mentor/alle/alle@2021-05 tiltak/mentor/andre-pa-tiltak/kvinner@2021-04 tiltak/mentor-2/alle/alle@2021-05 i-alt/i-alt/alle/alle@2021-05';
    expect(keysOf(toRelativeKeys(page('tiltak/mentor', keys)))).toBe(
      '@2021-05 /andre-pa-tiltak/kvinner@2021-04 tiltak/mentor-2/alle/alle@2021-05 i-alt/i-alt/alle/alle@2021-05',
    );
  });

  it('are counted from the own slug of a hovedgruppe', () => {
    const slug = 'andre-pa-tiltak';
    const keys = `hovedgruppe/${slug}/${slug}/alle@2021-05 hovedgruppe/${slug}/${slug}/menn@2021-05`;
    expect(keysOf(toRelativeKeys(page(`hovedgruppe/${slug}`, keys)))).toBe(
      `@2021-05 /${slug}/menn@2021-05`,
    );
  });

  it('stay whole on a page about no single subject', () => {
    const html = '<main><data data-av="tiltak/mentor/alle/alle@2021-05">1</data></main>';
    expect(toRelativeKeys(html)).toBe(html);
    expect(toWholeKeys('tiltak/mentor/alle/alle@2021-05', undefined)).toEqual([
      'tiltak/mentor/alle/alle@2021-05',
    ]);
  });

  it('come back whole, whatever the page is about', () => {
    const id = fc.constantFrom('mentor', 'mentor-2', 'andre-pa-tiltak', 'i-alt');
    const niva = fc.constantFrom('tiltak', 'tiltaksgruppe', 'hovedgruppe', 'i-alt');
    const hovedgruppe = fc.constantFrom('alle', 'andre-pa-tiltak', 'arbeidssokere-pa-tiltak');
    const kjonn = fc.constantFrom('alle', 'kvinner', 'menn');
    const key = fc.tuple(niva, id, hovedgruppe, kjonn).map((parts) => `${parts.join('/')}@2021-05`);
    fc.assert(
      fc.property(niva, id, fc.array(key, { minLength: 1, maxLength: 5 }), (level, slug, keys) => {
        const subject = `${level}/${slug}`;
        const relative = keysOf(toRelativeKeys(page(subject, keys.join(' '))));
        expect(toWholeKeys(relative, subject)).toEqual(keys);
      }),
    );
  });
});
