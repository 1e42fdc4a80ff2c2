import { reportOfPage } from '../readers/edition.ts';
import { tekstI, type Element } from '../page/document.ts';
import { flat } from '../page/sentence.ts';
import { celler, rader } from '../page/table.ts';
import { meldVed, type Sak, type Side } from '../context.ts';
import type { Rapport } from '../readers/report.ts';
import { SUMSLAG, summer, type Sum } from '../truth/sums.ts';
import { heltall } from '../truth/numbers.ts';

/** What came of the sums of one kind: exact, with hidden parts, with absent parts, broken. */
type Utfall = [eksakt: number, skjermet: number, fravaerende: number, brutt: number];

/** The page that tells how a report reconciles counts its sums as this program does; each label it lists stands on its line. */
export function sjekkAvstemming(side: Side, sak: Sak): void {
  const rapport = sak.fasit.rapport(reportOfPage(side.adresse, 'avstemming') ?? '');
  if (!rapport) return;
  const tabeller = side.elementer.filter(({ navn }) => navn === 'table');
  const tallrader = tabeller.flatMap(rader).filter((rad) => tallene(rad).length === 4);
  const summene = summer(rapport.serier, sak.fasit.registerI(rapport));
  const utfall = SUMSLAG.map((slag) =>
    tell(
      summene.filter((sum) => sum.slag === slag),
      rapport,
    ),
  );
  const skal = [...utfall, utfall.reduce<Utfall>(legg, [0, 0, 0, 0])];
  if (tallrader.length !== skal.length)
    meldVed(
      { side, sak },
      side.dokument.rot,
      'avstemming',
      `${tallrader.length} rader med summer`,
      String(skal.length),
    );
  tallrader.forEach((rad, i) => {
    const rett = (skal[i] ?? []).map((antall) => heltall(BigInt(antall))).join(' · ');
    const sier = tallene(rad).join(' · ');
    if (sier !== rett)
      meldVed({ side, sak }, rad, 'avstemming', `«${sier}» i «${flat(rad)}»`, rett);
  });
  for (const rad of tabeller.flatMap(rader)) sjekkEtikett(rad, rapport.linjer, { side, sak });
}

function tallene(rad: Element): string[] {
  return celler(rad)
    .filter(({ navn }) => navn === 'td')
    .map(flat)
    .filter((tekst) => /^[\d\u00a0]+$/.test(tekst));
}

function legg(sum: Utfall, ett: Utfall): Utfall {
  return sum.map((antall, i) => antall + (ett[i] ?? 0)) as Utfall;
}

function tell(summer: readonly Sum[], { maneder, serier }: Rapport): Utfall {
  const utfall: Utfall = [0, 0, 0, 0];
  for (const { total, deler, harFravaerende } of summer)
    for (const maned of maneder) {
      const [sum, ...ledd] = [total, ...deler].map(
        (serie) => serier.get(serie)?.get(maned)?.antall ?? 0,
      );
      const skjult = sum === '*' || ledd.includes('*');
      const holder = sum === ledd.reduce<number>((til, antall) => til + Number(antall), 0);
      utfall[skjult ? 1 : !holder ? 3 : harFravaerende ? 2 : 0] += 1;
    }
  return utfall;
}

/** A label said to stand on a line stands there. */
function sjekkEtikett(
  rad: Element,
  linjer: readonly string[],
  ved: { side: Side; sak: Sak },
): void {
  const [hode, ...andre] = celler(rad);
  // The other tables name a series as the registry does now.
  if (hode?.navn !== 'th' || hode.attr['data-trykt'] === undefined) return;
  const etikett = flat(hode);
  for (const treff of andre
    .map(tekstI)
    .join(' ')
    .matchAll(/linje (\d+)/g)) {
    const linje = linjer[Number(treff[1]) - 1] ?? '';
    if (!linje.replace(/\s+/g, ' ').trim().startsWith(etikett))
      meldVed(
        ved,
        hode,
        'avstemming',
        `«${etikett}» står ikke på linje ${treff[1] ?? ''}`,
        `«${linje}»`,
      );
  }
}
