import { describe, expect, it } from 'vitest';
import type { Observasjon } from '../../../src/lib/domain/observation.ts';
import type { Endring } from '../../../src/lib/series/revisions.ts';
import { endringsoppslag, endringsvarsel, varselHtml } from '../../../src/lib/site/archive.ts';

const SERIE = 'tiltak/mentor/alle/alle';
const fra = { serie: SERIE, maned: '2021-01' } as unknown as Observasjon;
const changedBy = (rapport: string): Endring => ({
  rapport,
  serie: SERIE,
  maned: '2021-01',
  fra,
  til: fra,
  forst: '2021-01',
});

describe('the notice on a kept page', () => {
  const oppslag = endringsoppslag([changedBy('2021-03'), changedBy('2021-02')]);
  const varsel = endringsvarsel('2021-01', { serier: [SERIE], observasjoner: [] }, oppslag);

  it('names the months of the reports, oldest first, with no space before the full stop', () => {
    expect(varsel && varselHtml(varsel, (sti) => `/prosjekt${sti}`)).toBe(
      '<strong>Tall i denne utgaven er endret senere.</strong> Rapportene som endret dem: ' +
        '<a href="/prosjekt/rapporter/2021-02/endringer/"><time datetime="2021-02">februar 2021</time></a>, ' +
        '<a href="/prosjekt/rapporter/2021-03/endringer/"><time datetime="2021-03">mars 2021</time></a>.',
    );
  });

  it('counts a figure once, and tells nothing of changes before the page’s own release', () => {
    expect(varsel?.antall).toBe(1);
    expect(
      endringsvarsel('2021-03', { serier: [SERIE], observasjoner: [] }, oppslag),
    ).toBeUndefined();
  });
});
