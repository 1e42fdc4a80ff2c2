import { alleElementer, type Element } from '../page/document.ts';
import { flat } from '../page/sentence.ts';
import { reportOfPage } from '../readers/edition.ts';
import { celler, rader } from '../page/table.ts';
import { delSerie } from '../truth/truth.ts';
import { manedsnavn } from '../month.ts';
import type { Rettelse } from '../readers/corrections.ts';
import { meldVed, type Sak, type Side } from '../context.ts';
import { heltall } from '../truth/numbers.ts';

/** The page that tells how a report reconciles lists each figure the editor corrected in it: what it says, what it should, why, when and where. */
export function sjekkRettelser(side: Side, sak: Sak): void {
  const id = reportOfPage(side.adresse, 'avstemming');
  if (id === undefined) return;
  const skal = sak.fasit.rettelser
    .filter(({ rapport }) => rapport === id)
    .map((rettet) => radFor(rettet, sak));
  const tabell = side.elementer.find(
    (element) => element.navn === 'table' && flat(element).includes('Rettet til'),
  );
  const rot = tabell ?? side.dokument.rot;
  const vist = (tabell ? rader(tabell) : []).filter(({ forelder }) => forelder?.navn === 'tbody');
  for (const rad of vist) {
    const sier = sagtI(rad);
    if (!skal.includes(sier)) meldVed({ side, sak }, rad, 'rettelse', sier, skal.join(' / '));
  }
  const sagt = vist.map(sagtI);
  for (const mangler of skal.filter((rett) => !sagt.includes(rett)))
    meldVed({ side, sak }, rot, 'rettelse', `mangler ${mangler}`);
}

function radFor(rettet: Rettelse, sak: Sak): string {
  const { serie, maned, fra, til, begrunnelse, dato, linje } = rettet;
  const { niva, id } = delSerie(serie);
  const navn = sak.fasit.oppforing(niva, id)?.navn ?? 'I alt';
  const nar = `${manedsnavn(maned) ?? ''} ${maned.slice(0, 4)}`;
  const sto = fra === '*' ? '*' : heltall(BigInt(fra));
  const felter = [navn, nar, sto, heltall(BigInt(til)), begrunnelse, dato, `linje ${linje}`];
  return felter.join(' · ').replace(/\s/g, ' ');
}

/** What a row says, beginning with the name before the first comma; every space is plain, for the report and the editor write so. */
function sagtI(rad: Element): string {
  return celler(rad)
    .map((celle) => {
      const dag = alleElementer(celle).find(({ attr }) => attr.datetime?.length === 10);
      const tekst = flat(celle);
      return dag?.attr.datetime ?? (celle.navn === 'th' ? tekst.replace(/ \([^)]*\)$/, '') : tekst);
    })
    .join(' · ')
    .replace(/\s/g, ' ');
}
