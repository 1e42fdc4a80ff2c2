import { BILDER } from '../image-path.ts';
import { delNokkel, delSerie } from '../truth/truth.ts';
import { sjekkLinjer, sjekkSkjermetMerker } from '../drawing/line.ts';
import { sjekkStolper } from '../drawing/bar.ts';
import { lesTegning, SLINGRING, type Figurtekst, type Tegning } from '../drawing/drawing.ts';
import { alleElementer, nermeste, tekstI, type Element } from '../page/document.ts';
import { flat } from '../page/sentence.ts';
import { utenNavn } from '../names.ts';
import { harDesimal, regnUt, visning, type Utregning } from '../truth/rules.ts';
import { meldVed, type Sak, type Side } from '../context.ts';
import { maskintall, MINUS } from '../truth/numbers.ts';
import { sjekkTidsakse } from './time-axis.ts';

interface Ved {
  side: Side;
  sak: Sak;
}

/** Every drawing says which series it draws, and every number, name, line, bar and hidden mark in it is what those say. */
export function sjekkFigurer(side: Side, sak: Sak): void {
  const ved = { side, sak };
  sjekkFellesSkala(side, sak);
  for (const svg of side.elementer) {
    if (svg.navn !== 'svg') continue;
    const tegning = delAv(svg, side.fil) ?? lesTegning(svg);
    if (tegning === HELE) continue;
    if (tegning.serier.length === 0) {
      if (tegning.tekster.some(({ tekst }) => /\d/.test(tekst)))
        meldVed(ved, svg, 'figur-sporløs', 'en tegning med tall uten data-serier');
      continue;
    }
    sjekkTegning(svg, tegning, ved);
  }
}

function sjekkTegning(svg: Element, tegning: Tegning, ved: Ved): void {
  const { serier } = ved.side;
  for (const serie of tegning.serier)
    if (!serier.has(serie)) meldVed(ved, svg, 'figur-serie', `ingen rapport har serien ${serie}`);
  for (const tekst of tegning.tekster) sjekkTekst(tekst, tegning, ved);
  sjekkAkse(tegning, ved);
  sjekkNavn(tegning, ved);
  const fasit = { serier, brudd: (serie: string) => ved.sak.fasit.bruddFor(serie) };
  for (const { sti, regel, sier } of [
    ...sjekkLinjer(tegning, fasit),
    ...sjekkSkjermetMerker(tegning, fasit),
    ...sjekkStolper(tegning, fasit),
  ])
    meldVed(ved, sti?.element ?? svg, regel, sier);
}

/** A sheet that holds drawings: what it says itself is judged where it is found, its drawings one by one. */
const HELE = Symbol('ark');

/** A drawing inside a sheet, with the series its own numbers come from; the sheet itself is no drawing. */
function delAv(svg: Element, fil: string): Tegning | typeof HELE | undefined {
  if (svg.barn.some((barn) => barn.slag === 'element' && barn.navn === 'svg')) return HELE;
  const ark = nermeste(svg.forelder, ({ navn }) => navn === 'svg');
  // A picture of words alone is a sheet too.
  if (!ark && fil.startsWith(BILDER)) return HELE;
  if (!ark || svg.attr['data-serier'] !== undefined) return undefined;
  const tegning = lesTegning(svg);
  const egne = tegning.tekster.flatMap(({ element }) => (element.attr['data-av'] ?? '').split(' '));
  const serier = new Set(egne.flatMap((nokkel) => delNokkel(nokkel)?.serie ?? []));
  return { ...tegning, serier: serier.size > 0 ? [...serier] : lesTegning(ark).serier };
}

/** A traced number says what its rule gives; an untraced one stands on an axis. */
function sjekkTekst({ element, tekst, klasser }: Figurtekst, tegning: Tegning, ved: Ved): void {
  const { 'data-value': verdi, 'data-regel': regel, 'data-av': av } = element.attr;
  if (verdi === undefined || regel === undefined || av === undefined) {
    const paAkse = klasser.includes('fig-ytall') || klasser.includes('fig-xtall');
    if (!paAkse && /\d/.test(utenNavn(tekst, ved.sak.navn)))
      meldVed(ved, element, 'figur-tall', `«${tekst}» uten spor`);
    return;
  }
  ved.sak.telling.tall += 1;
  const svar = regnUt(regel, av, ved.side.serier);
  if (typeof svar === 'string') {
    meldVed(ved, element, 'data-grunnlag', `«${tekst}»: ${svar}`);
    return;
  }
  const maskin = maskintall(svar.tideler, harDesimal(svar));
  if (verdi !== maskin) meldVed(ved, element, 'data-verdi', `data-value="${verdi}"`, maskin);
  const tall = visning(svar);
  if (!fortegnene(svar).some((tegn) => tekst.replace(/\u00a0%$/, '') === tegn + tall))
    meldVed(ved, element, 'data-tekst', `«${tekst}» i figuren`, `«${tall}»`);
  const fremmed = svar.nokler.find(({ serie }) => !tegning.serier.includes(serie));
  if (fremmed && regel !== 'andel')
    meldVed(ved, element, 'figur-serie', `${fremmed.serie} står ikke i data-serier`);
}

/** The signs a number may have in a drawing: a change must show its minus, for no word stands beside it. */
function fortegnene({ slag, tideler }: Utregning): string[] {
  if (slag === 'antall' || slag === 'andel') return [''];
  return tideler < 0n ? [MINUS] : ['', '+'];
}

/** Ticks stand at equal steps, higher values higher up. */
function sjekkAkse(tegning: Tegning, ved: Ved): void {
  const { svg, akse } = tegning;
  for (const { verdi, y } of akse?.merker ?? [])
    if (akse && Math.abs(akse.y(verdi) - y) > SLINGRING)
      meldVed(ved, svg, 'figur-akse', `${verdi} står på høyde ${y}`);
  if (akse && akse.y(1) >= akse.y(0)) meldVed(ved, svg, 'figur-akse', 'aksen stiger ikke oppover');
  const verdier = (akse?.merker ?? []).map(({ verdi }) => verdi);
  if (!jevneSteg(verdier))
    meldVed(ved, svg, 'figur-akse', `ujevne verdier på aksen: ${verdier.join(', ')}`);
  sjekkTidsakse(tegning, ved);
}

function jevneSteg(verdier: readonly number[]): boolean {
  const steg = verdier.slice(1).map((verdi, i) => verdi - (verdier[i] ?? 0));
  return steg.every((ett) => Math.abs(ett - (steg[0] ?? 0)) < 1e-6);
}

/** Small panels of one figure share one scale. */
function sjekkFellesSkala(side: Side, sak: Sak): void {
  const skalaer = new Map<Element, string>();
  for (const svg of side.elementer) {
    if (svg.navn !== 'svg' || svg.attr['data-serier'] === undefined) continue;
    const figur = nermeste(svg, ({ navn }) => navn === 'figure');
    const topp = lesTegning(svg).tekster.find(
      ({ klasser, tekst }) => klasser.includes('fig-start') && /^[\d\u00a0]+$/.test(tekst),
    );
    if (!figur || !topp) continue;
    const kjent = skalaer.get(figur) ?? topp.tekst;
    skalaer.set(figur, kjent);
    if (kjent !== topp.tekst)
      meldVed({ side, sak }, topp.element, 'figur-akse', `«${topp.tekst}» over et panel`, kjent);
  }
}

/** A name beside a number, over a panel or in a drawing's title is the name of what is drawn. */
function sjekkNavn({ svg, serier, tekster }: Tegning, ved: Ved): void {
  const sporet = tekster.filter(({ element }) => element.attr['data-av'] !== undefined);
  for (const navn of tekster.filter((tekst) => !sporet.includes(tekst))) {
    const kjonn = navn.klasser.find((klasse) => klasse === 'fig-kvinner' || klasse === 'fig-menn');
    if (kjonn && navn.tekst.toLowerCase() !== kjonn.slice('fig-'.length))
      meldVed(ved, navn.element, 'figur-navn', `«${navn.tekst}» ved linjen for ${kjonn.slice(4)}`);
    const serie = serieVed(navn, sporet);
    if (serie !== undefined) sjekkEttNavn(navn.element, serie, ved);
  }
  const [eneste] = serier;
  if (!eneste || serier.length > 1) return;
  const tittel = svg.barn.find((barn) => barn.slag === 'element' && barn.navn === 'title');
  for (const over of [tittel, panelnavn(svg), radnavn(svg)])
    if (over?.slag === 'element') sjekkEttNavn(over, eneste, ved);
}

/** The series of the number on a text's own line. */
function serieVed(navn: Figurtekst, sporet: readonly Figurtekst[]): string | undefined {
  const tall = sporet.find(({ y }) => Math.abs(y - navn.y) < 1);
  return delNokkel(tall?.element.attr['data-av']?.split(' ')[0] ?? '')?.serie;
}

function sjekkEttNavn(element: Element, serie: string, ved: Ved): void {
  const oppforinger = ved.sak.navn.finn(flat(element)).flatMap((omtale) => omtale.oppforinger);
  if (oppforinger.length > 0 && !oppforinger.some((post) => gjelder(post, serie)))
    meldVed(ved, element, 'figur-navn', `«${tekstI(element)}» ved en tegning av ${serie}`);
}

/** The name of the row that a sparkline stands in. */
function radnavn(svg: Element): Element | undefined {
  const rad = nermeste(svg, ({ navn }) => navn === 'tr');
  return rad && alleElementer(rad).find(({ attr }) => attr.scope?.startsWith('row'));
}

/** The paragraph that heads a panel. */
function panelnavn(svg: Element): Element | undefined {
  const barn = svg.forelder?.barn.filter((ett): ett is Element => ett.slag === 'element') ?? [];
  return barn.length === 2 && barn[0]?.navn === 'p' && barn[1] === svg ? barn[0] : undefined;
}

function gjelder({ niva, id }: { niva: string; id: string }, serie: string): boolean {
  const deler = delSerie(serie);
  return (
    (deler.niva === niva && deler.id === id) || (niva === 'hovedgruppe' && deler.hovedgruppe === id)
  );
}
