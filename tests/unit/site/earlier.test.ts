import { beforeAll, describe, expect, it } from 'vitest';
import { HELHETEN, type Emne } from '../../../src/lib/facts/context.ts';
import { sammendragFor } from '../../../src/lib/text/summary.ts';
import type { Sidegrunnlag } from '../../../src/lib/site/context.ts';
import { phrasingHtml } from '../../../src/lib/site/html.ts';
import { tidligere } from '../../../src/lib/site/earlier.ts';
import { realBasis } from './real.ts';

let grunnlag: Sidegrunnlag;
beforeAll(async () => {
  grunnlag = await realBasis();
});

const MENTOR: Emne = { niva: 'tiltak', id: 'mentor' };

describe('tidligere', () => {
  it('has the earlier months of the release, latest first', () => {
    for (const emne of [HELHETEN, MENTOR])
      expect(tidligere(emne, grunnlag).map(({ maned }) => maned)).toEqual([
        '2021-04',
        '2021-03',
        '2021-02',
        '2021-01',
      ]);
    expect(tidligere(MENTOR, grunnlag)[0]?.etikett).toBe('April 2021');
  });

  it('tells each month as it was told then', () => {
    const [april] = tidligere(MENTOR, grunnlag);
    const then = sammendragFor(MENTOR, { ...grunnlag, maned: '2021-04' });
    expect(april?.overskrift).toBe(phrasingHtml(then.overskrift.innhold));
    expect(april?.setninger.map(({ html }) => html)).toEqual(
      then.setninger.map(({ innhold }) => phrasingHtml(innhold)),
    );
    expect(JSON.stringify(april)).not.toContain('2021-05');
  });

  it('gives every sentence an address of its own', () => {
    const ids = tidligere(MENTOR, grunnlag).flatMap(({ setninger, forbehold }) =>
      [...setninger, ...forbehold].map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^setning-2021-0[1-4]-/);
  });

  it('leaves what the page says once to the page', () => {
    const said = tidligere({ niva: 'tiltak', id: 'jobbklubb' }, grunnlag).flatMap(({ forbehold }) =>
      forbehold.map(({ html }) => html),
    );
    expect(said.join(' ')).not.toMatch(/sesong|Tegnet/);
    expect(said.join(' ')).toContain('Kvinneandelen blant alle deltakerne er ikke oppgitt');
  });
});
