import { beforeAll, describe, expect, it } from 'vitest';
import { GRAND_TOTAL, type Subject } from '../../../src/lib/facts/context.ts';
import { summaryFor } from '../../../src/lib/text/summary.ts';
import type { PageContext } from '../../../src/lib/site/context.ts';
import { phrasingHtml } from '../../../src/lib/site/html.ts';
import { earlierMonths } from '../../../src/lib/site/summary.ts';
import type { Maned } from '../../../src/lib/domain/maned.ts';
import type { PageEditions } from '../../../src/lib/site/editions.ts';
import { realBasis } from './real.ts';

let context: PageContext;
beforeAll(async () => {
  context = await realBasis();
});

const MENTOR: Subject = { niva: 'tiltak', id: 'mentor' };

describe('tidligere', () => {
  it('has the earlier months of the release, latest first', () => {
    for (const subject of [GRAND_TOTAL, MENTOR])
      expect(earlierMonths(subject, context).map(({ maned }) => maned)).toEqual([
        '2021-04',
        '2021-03',
        '2021-02',
        '2021-01',
      ]);
    expect(earlierMonths(MENTOR, context)[0]?.etikett).toBe('April 2021');
  });

  it('tells each month as it was told then', () => {
    const [april] = earlierMonths(MENTOR, context);
    const then = summaryFor(MENTOR, { ...context, maned: '2021-04' });
    expect(april?.overskrift).toBe(phrasingHtml(then.overskrift.innhold));
    expect(april?.setninger.map(({ html }) => html)).toEqual(
      then.setninger.map(({ innhold }) => phrasingHtml(innhold)),
    );
    expect(JSON.stringify(april)).not.toContain('2021-05');
  });

  it('gives every sentence an address of its own', () => {
    const ids = earlierMonths(MENTOR, context).flatMap(({ setninger, caveats }) =>
      [...setninger, ...caveats].map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^setning-2021-0[1-4]-/);
  });

  it('leaves what the page says once to the page', () => {
    const said = earlierMonths({ niva: 'tiltak', id: 'jobbklubb' }, context).flatMap(
      ({ caveats }) => caveats.map(({ html }) => html),
    );
    expect(said.join(' ')).not.toMatch(/sesong|Tegnet/);
    expect(said.join(' ')).toContain('Kvinneandelen for hele tiltaket kan ikke oppgis');
  });

  it('leaves a month that a release has kept a page of to that page, but for the headline', () => {
    const told = earlierMonths(MENTOR, context);
    const sti = '/rapporter/2021-03/tiltak/mentor/';
    const [april, march, ...older] = earlierMonths(
      MENTOR,
      context,
      'hele',
      editions('2021-03', sti),
    );
    expect(march).toEqual({ ...told[1], setninger: [], caveats: [], sti });
    expect([april, ...older]).toEqual([told[0], ...told.slice(2)]);
  });

  it('goes on telling what no release has kept a page of, when a later report begins after it', () => {
    const later = { ...context, release: { ...context.release, maneder: ['2021-04', '2021-05'] } };
    const months = (from: PageContext) =>
      earlierMonths(MENTOR, from, 'hele', editions('2021-03', '/')).map(({ maned }) => maned);
    expect(months(later as PageContext)).toEqual(['2021-04', '2021-02', '2021-01']);
  });
});

function editions(maned: Maned, sti: string): PageEditions {
  const edition = { maned, sti, name: '', shortName: '', changed: 0, note: undefined };
  return { list: [edition], years: [], hasChanged: false, hasGap: false };
}
