import { delNokkel } from '../truth/truth.ts';
import { tekstI, type Element } from '../page/document.ts';
import { manedsnavn, manedsnummer } from '../month.ts';
import { harDesimal, regnUt, visning, type Utregning } from '../truth/rules.ts';
import { meldVed, tallgrunnlag, type Sak, type Side } from '../context.ts';
import { HARDT_MELLOMROM, maskintall, MINUS, tallAvOrd, tidelerAvMaskintall } from '../truth/numbers.ts';

/** Every `<data>` says, by machine and to the eye, what its rule gives; every `<time>` names the month it states. */
export function sjekkMerking(side: Side, sak: Sak): void {
  for (const element of side.elementer) {
    if (element.navn === 'main') sjekkEmnet(element, side, sak);
    if (element.navn === 'data') sjekkData(element, side, sak);
    if (element.navn === 'time') sjekkTid(element, side, sak);
  }
}

/** Keys that leave out what the page is about would be of another subject where the page says another. */
function sjekkEmnet(main: Element, side: Side, sak: Sak): void {
  const sagt = main.attr['data-emne'];
  const eget = side.eier && `${side.eier.niva}/${side.eier.id}`;
  if (sagt !== undefined && sagt !== eget)
    meldVed({ sak, side }, main, 'data-emne', `siden sies å gjelde ${sagt}`, eget);
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
  sjekkSkjermetNa(element, ved);
  const serier = tallgrunnlag(element, side, sak);
  const svar = serier ? regnUt(regel, av, serier) : 'data-rapport er ingen rapport';
  if (typeof svar === 'string') {
    meldVed(ved, element, 'data-grunnlag', `«${tekst}»: ${svar}`);
    return;
  }
  const maskin = maskintall(svar.tideler, harDesimal(svar));
  if (tidelerAvMaskintall(value) !== svar.tideler) {
    meldVed(ved, element, 'data-verdi', `value="${value}" (${regel} av ${av})`, maskin);
    return;
  }
  if (!sierTallet(tekst, svar, regel))
    meldVed(ved, element, 'data-tekst', `«${tekst}» der value="${value}"`, `«${visning(svar)}»`);
}

/** Outside what releases keep, no number is told of a figure that is hidden now, whichever report it is said to be from. */
function sjekkSkjermetNa(element: Element, { side, sak }: { side: Side; sak: Sak }): void {
  if (side.bevart || element.attr['data-rapport'] === undefined) return;
  for (const tekst of (element.attr['data-av'] ?? '').split(/\s+/)) {
    const nokkel = delNokkel(tekst);
    if (nokkel && sak.fasit.skjermetNa().get(nokkel.serie)?.has(nokkel.maned))
      meldVed(
        { side, sak },
        element,
        'skjermet-eldre',
        `«${tekstI(element)}» fra en eldre rapport`,
      );
  }
}

/** One number word, or a place such as «nest størst». */
const TELLEORD = /^\p{L}+( (størst|største|høyest|høyeste|flest))?$/iu;

function sierTallet(tekst: string, svar: Utregning, regel: string): boolean {
  return sierMedOrd(tekst, svar, regel) || sierMedSifre(tekst, svar);
}

function sierMedOrd(tekst: string, svar: Utregning, regel: string): boolean {
  // «én færre»
  if (/^én$/iu.test(tekst) && svar.slag === 'endring')
    return svar.tideler === 10n || svar.tideler === -10n;
  if (
    svar.slag === 'teller' &&
    TELLEORD.test(tekst) &&
    tallAvOrd(tekst) === Number(svar.tideler / 10n)
  )
    return true;
  // «det minste tiltaket»: the last place of all it is measured against.
  if (tekst === 'minste' && regel === 'rang')
    return svar.tideler === 10n * BigInt(svar.nokler.length);
  // «økning hver måned fra januar til april» claims a run; its months are judged with the direction.
  return tekst === 'hver måned' && regel === 'rekke';
}

function sierMedSifre(tekst: string, svar: Utregning): boolean {
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
  const ved = { sak, side };
  const tekst = tekstI(element).replaceAll(HARDT_MELLOMROM, ' ').trim();
  if (/^\d{4}$/.test(datetime)) {
    if (tekst !== datetime) meldVed(ved, element, 'time-tekst', `«${tekst}»`, `«${datetime}»`);
    return;
  }
  const navn = manedsnavn(datetime.slice(0, 7));
  if (navn === undefined || !/^\d{4}-\d{2}(-\d{2})?$/.test(datetime))
    meldVed(ved, element, 'time-verdi', `datetime="${datetime}"`);
  else if (!sierTiden(tekst, datetime))
    meldVed(
      ved,
      element,
      'time-tekst',
      `«${tekst}» der datetime="${datetime}"`,
      `«${navn} ${datetime.slice(0, 4)}»`,
    );
}

/** The words name the month; year and day, where they are said, are right. */
function sierTiden(tekst: string, datetime: string): boolean {
  const ord = tekst
    .split(/[\s.]+/)
    .map(manedsnummer)
    .find((nummer) => nummer > 0);
  const ar = /\d{4}/.exec(tekst)?.[0] ?? datetime.slice(0, 4);
  const dag = /^(\d{1,2})\. /.exec(tekst)?.[1] ?? datetime.slice(8);
  return (
    ord === Number(datetime.slice(5, 7)) &&
    ar === datetime.slice(0, 4) &&
    Number(dag) === Number(datetime.slice(8))
  );
}
