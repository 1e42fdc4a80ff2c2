import { describe, expect, it } from 'vitest';
import type { Maned } from '../../../src/lib/domain/maned.ts';
import type { Series } from '../../../src/lib/domain/observation.ts';
import { publisert } from '../../../src/lib/domain/value.ts';
import { andEarlier, cardSource, titleInside } from '../../../src/lib/site/source.ts';

/** A series whose months were read from these reports. */
function series(...read: [Maned, rapport: string][]): Series {
  return {
    revisions: [],
    nokkel: 'tiltak/mentor/alle/alle',
    observasjoner: read.map(([maned, rapport]) => ({
      serie: 'tiltak/mentor/alle/alle',
      maned,
      verdi: publisert(7),
      kilde: { rapport, linje: 1, kolonne: 1 },
    })),
  };
}

describe('the source of what several reports have told', () => {
  const release = { id: '2022-01', maneder: ['2022-01' as const] };

  it('names earlier reports where one of the numbers is theirs', () => {
    expect(andEarlier([series(['2021-12', '2021-12'], ['2022-01', '2022-01'])], release)).toBe(
      ' og tidligere rapporter',
    );
    expect(andEarlier([series(['2022-01', '2022-01'])], release)).toBe('');
    expect(andEarlier([], release)).toBe('');
  });

  it('is short on a picture: the last month where they are several, the months where it is one', () => {
    expect(cardSource({ release }, ' og tidligere rapporter')).toBe(
      'Kilde: Navs rapporter til og med januar 2022',
    );
    expect(cardSource({ release: { maneder: ['2022-01', '2022-02', '2022-03'] } }, '')).toBe(
      'Kilde: Navs rapport for januar–mars 2022',
    );
  });
});

describe('the title of a report where more follows it', () => {
  it.each([
    ['Deltakere på arbeidsrettede tiltak.', 'Deltakere på arbeidsrettede tiltak'],
    ['Deltakere på arbeidsrettede tiltak. ', 'Deltakere på arbeidsrettede tiltak'],
    ['Deltakere på tiltak, 1. halvår', 'Deltakere på tiltak, 1. halvår'],
    ['Deltakere på tiltak …', 'Deltakere på tiltak …'],
    ['Deltakere på tiltak ...', 'Deltakere på tiltak ...'],
  ])('has no full stop of its own: %s', (tittel, expected) => {
    expect(titleInside({ tittel })).toBe(expected);
  });
});
