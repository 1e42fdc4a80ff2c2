import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/lib/domain/observation.ts';
import type { Revision } from '../../../src/lib/series/revisions.ts';
import { changeLookup, changeNotice, noticeHtml } from '../../../src/lib/site/archive.ts';

const SERIES = 'tiltak/mentor/alle/alle';
const fra = { serie: SERIES, maned: '2021-01' } as unknown as Observation;
const changedBy = (rapport: string): Revision => ({
  rapport,
  serie: SERIES,
  maned: '2021-01',
  fra,
  til: fra,
  forst: '2021-01',
});

describe('the notice on a kept page', () => {
  const lookup = changeLookup([changedBy('2021-03'), changedBy('2021-02')]);
  const notice = changeNotice('2021-01', { serier: [SERIES], observasjoner: [] }, lookup);

  it('names the months of the reports, oldest first, with no space before the full stop', () => {
    expect(notice && noticeHtml(notice, (path) => `/prosjekt${path}`)).toBe(
      '<strong>Tall i denne utgaven er endret senere.</strong> Rapportene som endret dem: ' +
        '<a href="/prosjekt/rapporter/2021-02/endringer/"><time datetime="2021-02">februar 2021</time></a>, ' +
        '<a href="/prosjekt/rapporter/2021-03/endringer/"><time datetime="2021-03">mars 2021</time></a>.',
    );
  });

  it('counts a figure once, and tells nothing of changes before the page’s own release', () => {
    expect(notice?.antall).toBe(1);
    expect(
      changeNotice('2021-03', { serier: [SERIES], observasjoner: [] }, lookup),
    ).toBeUndefined();
  });
});
