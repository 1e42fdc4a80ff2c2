import { tekstI, type Element } from '../html/dokument.ts';
import { manedsnavn, manedsnummer } from '../maned.ts';
import { regnUt, type Utregning } from '../regel.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';
import {
  desimaltall,
  HARDT_MELLOMROM,
  heltall,
  maskintall,
  MINUS,
  tallAvOrd,
  tidelerAvMaskintall,
} from '../tall.ts';

/** Every `<data>` says, by machine and to the eye, what its rule gives; every `<time>` names the month it states. */
export function sjekkMerking(side: Side, sak: Sak): void {
  for (const element of side.elementer) {
    if (element.navn === 'data') sjekkData(element, side, sak);
    if (element.navn === 'time') sjekkTid(element, side, sak);
  }
}

function sjekkData(element: Element, side: Side, sak: Sak): void {
  sak.telling.tall += 1;
  const ved = { sak, side };
  const { value, 'data-regel': regel, 'data-av': av } = element.attr;
  const tekst = tekstI(element);
  if (value === undefined || regel === undefined || av === undefined) {
    meldVed(ved, element, 'data-sporløs', `«${tekst}» mangler value, data-regel eller data-av`);
    return;
  }
  const svar = regnUt(regel, av, side.serier);
  if (typeof svar === 'string') {
    meldVed(ved, element, 'data-grunnlag', `«${tekst}»: ${svar}`);
    return;
  }
  const maskin = maskintall(svar.tideler, harDesimal(svar));
  if (tidelerAvMaskintall(value) !== svar.tideler) {
    meldVed(ved, element, 'data-verdi', `value="${value}" (${regel} av ${av})`, maskin);
    return;
  }
  if (!sierTallet(tekst, svar))
    meldVed(ved, element, 'data-tekst', `«${tekst}» der value="${value}"`, `«${visning(svar)}»`);
}

function harDesimal({ slag }: Utregning): boolean {
  return slag === 'prosent' || slag === 'andel' || slag === 'prosentpoeng';
}

/** The number in Norwegian, without sign. */
function visning(svar: Utregning): string {
  return harDesimal(svar) ? desimaltall(svar.tideler) : heltall(svar.tideler / 10n);
}

function sierTallet(tekst: string, svar: Utregning): boolean {
  if (svar.slag === 'teller' && tallAvOrd(tekst) === Number(svar.tideler / 10n)) return true;
  const uten =
    tekst.endsWith(`${HARDT_MELLOMROM}%`) && harDesimal(svar) ? tekst.slice(0, -2) : tekst;
  const tall = visning(svar);
  const former = [tall];
  if (svar.tideler < 0n) former.push(MINUS + tall);
  if (svar.tideler > 0n && svar.slag !== 'antall') former.push(`+${tall}`);
  return former.includes(uten);
}

function sjekkTid(element: Element, side: Side, sak: Sak): void {
  const { datetime = '' } = element.attr;
  const tekst = tekstI(element).replaceAll(HARDT_MELLOMROM, ' ').trim();
  const maned = datetime.slice(0, 7);
  const navn = manedsnavn(maned);
  const ved = { sak, side };
  if (/^\d{4}$/.test(datetime)) {
    if (tekst !== datetime) meldVed(ved, element, 'time-tekst', `«${tekst}»`, `«${datetime}»`);
    return;
  }
  if (navn === undefined || !/^\d{4}-\d{2}(-\d{2})?$/.test(datetime)) {
    meldVed(ved, element, 'time-verdi', `datetime="${datetime}"`);
    return;
  }
  const ord = tekst
    .split(/[\s.]+/)
    .map(manedsnummer)
    .find((nummer) => nummer > 0);
  const ar = /\d{4}/.exec(tekst)?.[0];
  const dag = /^(\d{1,2})\. /.exec(tekst)?.[1];
  const stemmer =
    ord === Number(maned.slice(5)) &&
    (ar === undefined || ar === maned.slice(0, 4)) &&
    (dag === undefined || Number(dag) === Number(datetime.slice(8)));
  if (!stemmer)
    meldVed(
      ved,
      element,
      'time-tekst',
      `«${tekst}» der datetime="${datetime}"`,
      `«${navn} ${maned.slice(0, 4)}»`,
    );
}
