import type { Endring } from '../truth/revisions.ts';
import { alleElementer, type Element } from '../page/document.ts';
import { flat } from '../page/sentence.ts';
import { celler } from '../page/table.ts';
import { manedsnavn, periode } from '../month.ts';
import { ankerFor, medMerker, serienavn, skrevetForskjell, storrelse } from '../revisions.ts';
import { meldVed, type Sak, type Side } from '../context.ts';
import { heltall } from '../truth/numbers.ts';

/** Releases, from the newest, that sizes are told of. */
const MED_STORRELSER = 36;
const TOTAL = 'i-alt/i-alt/alle/alle';

/**
 * The index of changes has each report that changed something, the newest first: how many figures, the largest change
 * of a tiltak and those of the total, where no report up to the newest hides them.
 */
export function sjekkEndringsliste(side: Side, sak: Sak): void {
  if (side.adresse !== '/endringer/') return;
  const ved = { side, sak };
  const skal = forventet(sak);
  const rader = side.elementer.filter(({ navn, forelder }) => {
    return navn === 'tr' && forelder?.navn === 'tbody';
  });
  rader.forEach((rad, i) => {
    const rett = skal[i];
    const sagt = sagtI(rad);
    sak.telling.celler += sagt.length;
    if (!rett) meldVed(ved, rad, 'endring-rad', `«${flat(rad)}»`, 'ingen rad');
    else
      rett.forEach((ord, plass) => {
        const celle = celler(rad)[plass] ?? rad;
        if (sagt[plass] !== ord)
          meldVed(ved, celle, plass === 0 ? 'endring-rad' : 'endring-tall', sagt[plass] ?? '', ord);
      });
  });
  for (const rad of skal.slice(rader.length))
    meldVed(ved, side.dokument.rot, 'endring-mangler', `ingen rad for «${rad[0] ?? ''}»`);
}

/** What a row says, cell by cell, with where its links lead and what its numbers stand on. */
function sagtI(rad: Element): string[] {
  const [hode = '', ...resten] = celler(rad).map((celle) => {
    const lenke = alleElementer(celle).find(({ attr }) => attr.href !== undefined);
    const mal = /rapporter\/[^/]+\/endringer\/.*$/.exec(lenke?.attr.href ?? '')?.[0];
    return medMerker(celle) + (mal === undefined ? '' : ` (${mal})`);
  });
  return [`#${rad.attr.id ?? ''} ${hode}`, ...resten];
}

function forventet(sak: Sak): string[][] {
  const alle = sak.fasit.endringerI();
  const nyesteForst = [...sak.fasit.rapporter].reverse();
  return nyesteForst
    .map((rapport) => ({
      rapport,
      endringer: (alle.get(rapport.id) ?? []).filter((en) => kanStaNa(en, sak)),
    }))
    .filter(({ endringer }) => endringer.length > 0)
    .map(({ rapport: { id, maneder }, endringer }, i) => {
      const trukket = endringer.filter(({ til }) => !til).length;
      const apne =
        i < MED_STORRELSER
          ? endringer.filter((en) => storrelse(en) !== undefined && !skjultNa(en, sak))
          : [];
      return [
        `#r${id} ${storForbokstav(periode(maneder))} (rapporter/${id}/endringer/)`,
        heltall(BigInt(endringer.length - trukket)),
        heltall(BigInt(trukket)),
        storste(apne, sak),
        virkning(apne),
      ];
    });
}

function storste(apne: readonly Endring[], sak: Sak): string {
  const avTiltak = apne.filter(({ serie }) => serie.startsWith('tiltak/'));
  const hoyest = Math.max(...avTiltak.map((en) => Math.abs(storrelse(en) ?? 0)));
  const en = avTiltak.find((denne) => Math.abs(storrelse(denne) ?? 0) === hoyest);
  if (!en) return '–';
  const [tall = '', merke = ''] = delt(en);
  const mal = `rapporter/${en.rapport}/endringer/#${ankerFor(en.serie)}`;
  return `${tall}, ${serienavn(en.serie, sak)}, ${nar(en)} ${merke} (${mal})`;
}

function virkning(apne: readonly Endring[]): string {
  const egne = apne.filter(({ serie }) => serie === TOTAL);
  if (egne.length === 0) return '–';
  const ord = egne.map((en) => `${nar(en)} ${delt(en)[0] ?? ''}`).join(', ');
  return [ord, ...egne.map((en) => delt(en)[1] ?? '')].join(' ');
}

/** A size of a change, and its mark. */
function delt(endring: Endring): string[] {
  return skrevetForskjell(endring).split(/ (?=\[)/);
}

function storForbokstav(ord: string): string {
  return ord.slice(0, 1).toUpperCase() + ord.slice(1);
}

function nar({ maned }: Endring): string {
  return `${manedsnavn(maned) ?? ''} ${maned.slice(0, 4)}`;
}

/** Of a figure that is hidden now, a change from one number to another is not counted. */
export function kanStaNa(endring: Endring, sak: Sak): boolean {
  return storrelse(endring) === undefined || !skjultNa(endring, sak);
}

function skjultNa({ serie, maned }: Endring, { fasit }: Sak): boolean {
  return fasit.skjermetNa().get(serie)?.has(maned) === true;
}
