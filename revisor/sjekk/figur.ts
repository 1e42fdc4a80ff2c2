import type { Serier } from '../fasit.ts';
import { alleElementer, tekstI, type Element } from '../html/dokument.ts';
import { flat } from '../html/setning.ts';
import { lesSti, type Punkt } from '../html/sti.ts';
import { manedsindeks } from '../maned.ts';
import { utenNavn } from '../navn.ts';
import { harDesimal, regnUt, visning, type Utregning } from '../regel.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';
import { maskintall, MINUS } from '../tall.ts';

/** How far a drawn point may stand from where its figure puts it, in the drawing's units. */
const SLINGRING = 0.35;

/** Every drawing says which series it draws, and every number, line and hidden mark in it is what those series say. */
export function sjekkFigurer(side: Side, sak: Sak): void {
  for (const svg of side.elementer) {
    if (svg.navn !== 'svg') continue;
    const innhold = [...alleElementer(svg)];
    const tekster = innhold.filter(({ navn }) => navn === 'text');
    const nokler = svg.attr['data-serier'];
    if (nokler === undefined) {
      if (tekster.some((tekst) => /\d/.test(tekstI(tekst))))
        meldVed({ side, sak }, svg, 'figur-sporløs', 'en tegning med tall uten data-serier');
      continue;
    }
    const serier = nokler.split(/\s+/).filter((nokkel) => nokkel !== '');
    for (const serie of serier)
      if (!side.serier.has(serie))
        meldVed({ side, sak }, svg, 'figur-serie', `ingen rapport har serien ${serie}`);
    for (const tekst of tekster) sjekkTekst(tekst, { side, sak });
    sjekkAkse(svg, tekster, { side, sak });
    const akse = lesAkse(svg, tekster);
    const linjer = innhold.filter((element) => harKlasse(element, 'fig-linje'));
    if (linjer.length > 0) sjekkLinjer(svg, linjer, serier, akse, { side, sak });
    for (const merke of innhold.filter((element) => harKlasse(element, 'fig-skjermet')))
      sjekkSkjermetMerke(merke, serier, { side, sak });
  }
}

function harKlasse({ attr }: Element, klasse: string): boolean {
  return (attr.class ?? '').split(/\s+/).includes(klasse);
}

/** A traced number says what its rule gives; an untraced one stands on an axis. */
function sjekkTekst(tekst: Element, ved: { side: Side; sak: Sak }): void {
  const { 'data-value': verdi, 'data-regel': regel, 'data-av': av } = tekst.attr;
  const vist = flat(tekst);
  if (verdi === undefined || regel === undefined || av === undefined) {
    if (!paAkse(tekst) && /\d/.test(utenNavn(vist, ved.sak.navn)))
      meldVed(ved, tekst, 'figur-tall', `«${vist}» uten spor`);
    return;
  }
  ved.sak.telling.tall += 1;
  const svar = regnUt(regel, av, ved.side.serier);
  if (typeof svar === 'string') {
    meldVed(ved, tekst, 'data-grunnlag', `«${vist}»: ${svar}`);
    return;
  }
  const maskin = maskintall(svar.tideler, harDesimal(svar));
  if (verdi !== maskin) meldVed(ved, tekst, 'data-verdi', `data-value="${verdi}"`, maskin);
  const tall = visning(svar);
  if (!fortegnene(svar).some((tegn) => vist.replace(/\u00a0%$/, '') === tegn + tall))
    meldVed(ved, tekst, 'data-tekst', `«${vist}» i figuren`, `«${tall}»`);
}

function paAkse(tekst: Element): boolean {
  return [tekst, tekst.forelder].some(
    (element) => element && (harKlasse(element, 'fig-ytall') || harKlasse(element, 'fig-xtall')),
  );
}

/** The signs a number may have in a drawing: a change must show its minus, for no word stands beside it. */
function fortegnene({ slag, tideler }: Utregning): string[] {
  if (slag === 'antall' || slag === 'andel') return [''];
  return tideler < 0n ? [MINUS] : ['', '+'];
}

/** A value axis as drawn: the height of a value. */
interface Akse {
  y(verdi: number): number;
}

interface Merke {
  verdi: number;
  y: number;
}

function aksemerker(tekster: readonly Element[]): Merke[] {
  return tekster
    .filter((tekst) =>
      [tekst, tekst.forelder].some(
        (e) => e && harKlasse(e, 'fig-ytall') && !harKlasse(e, 'fig-liten'),
      ),
    )
    .map((tekst) => ({
      verdi: Number(
        flat(tekst)
          .replace(MINUS, '-')
          .replace(/[\u00a0 ]/g, '')
          .replace(',', '.')
          .replace(/%$/, ''),
      ),
      y: Number(tekst.attr.y),
    }))
    .filter(({ verdi, y }) => !Number.isNaN(verdi) && !Number.isNaN(y));
}

/** Ticks stand at equal steps: a value at its height and no other. */
function sjekkAkse(svg: Element, tekster: readonly Element[], ved: { side: Side; sak: Sak }): void {
  const merker = aksemerker(tekster);
  const [a, b] = [merker[0], merker.at(-1)];
  if (!a || !b || a === b) return;
  const stigning = (b.y - a.y) / (b.verdi - a.verdi);
  if (!(stigning < 0)) meldVed(ved, svg, 'figur-akse', 'aksen stiger ikke oppover');
  for (const { verdi, y } of merker)
    if (Math.abs(a.y + (verdi - a.verdi) * stigning - y) > SLINGRING)
      meldVed(ved, svg, 'figur-akse', `${verdi} står på høyde ${y}`);
}

/** The scale the axis texts show; their baseline stands 0.35 of a letter below the value. */
function lesAkse(svg: Element, tekster: readonly Element[]): Akse | undefined {
  const merker = aksemerker(tekster);
  const [a, b] = [merker[0], merker.at(-1)];
  if (!a || !b || a === b) return undefined;
  const stigning = (b.y - a.y) / (b.verdi - a.verdi);
  const skrift = Number(svg.attr['font-size'] ?? 0);
  return { y: (verdi) => a.y - 0.35 * skrift + (verdi - a.verdi) * stigning };
}

/** Each line is one of the series: a point for each visible month, broken where a month is hidden. */
function sjekkLinjer(
  svg: Element,
  linjer: readonly Element[],
  serier: readonly string[],
  akse: Akse | undefined,
  ved: { side: Side; sak: Sak },
): void {
  const utegnet = new Set(serier.filter((serie) => synlige(serie, ved.side.serier).length > 0));
  for (const linje of linjer) {
    const stier = lesSti(linje.attr.d ?? '');
    const funnet =
      stier && [...utegnet].find((serie) => passer(stier, serie, akse, ved.side.serier));
    if (funnet) utegnet.delete(funnet);
    else meldVed(ved, linje, 'figur-linje', `linjen følger ingen av seriene ${serier.join(', ')}`);
  }
  if (linjer.length < serier.length && utegnet.size > 0)
    meldVed(ved, svg, 'figur-linje', `ingen linje for ${[...utegnet].join(', ')}`);
}

/** Visible figures of a series: place in time and count. */
function synlige(serie: string, serier: Serier): { indeks: number; antall: number }[] {
  return [...(serier.get(serie) ?? [])]
    .flatMap(([maned, { antall }]) =>
      antall === '*' ? [] : [{ indeks: manedsindeks(maned), antall }],
    )
    .sort((a, b) => a.indeks - b.indeks);
}

function passer(stier: Punkt[][], serie: string, akse: Akse | undefined, serier: Serier): boolean {
  const tall = synlige(serie, serier);
  const punkter = stier.flat();
  if (punkter.length !== tall.length) return false;
  const hull = tall.filter(({ indeks }, i) => i > 0 && indeks !== (tall[i - 1]?.indeks ?? 0) + 1);
  if (stier.length < hull.length + 1) return false;
  const hoyde =
    akse ??
    tilpasset(
      punkter,
      tall.map(({ antall }) => antall),
    );
  if (!hoyde) return true;
  return (
    punkter.every(({ y }, i) => Math.abs(hoyde.y(tall[i]?.antall ?? 0) - y) <= SLINGRING) &&
    jevn(
      punkter,
      tall.map(({ indeks }) => indeks),
    )
  );
}

/** Where no axis is drawn: the straight scale through the lowest and highest figure. */
function tilpasset(punkter: readonly Punkt[], tall: readonly number[]): Akse | undefined {
  const lav = tall.indexOf(Math.min(...tall));
  const hoy = tall.indexOf(Math.max(...tall));
  const [a, b, va, vb] = [punkter[lav], punkter[hoy], tall[lav] ?? 0, tall[hoy] ?? 0];
  if (!a || !b || va === vb) return undefined;
  if (b.y > a.y) return { y: () => Number.NaN };
  return { y: (verdi) => a.y + ((verdi - va) * (b.y - a.y)) / (vb - va) };
}

/** Months stand at equal steps from left to right. */
function jevn(punkter: readonly Punkt[], indekser: readonly number[]): boolean {
  const [a, b, ia, ib] = [punkter[0], punkter.at(-1), indekser[0] ?? 0, indekser.at(-1) ?? 0];
  if (!a || !b || ia === ib) return true;
  const steg = (b.x - a.x) / (ib - ia);
  return (
    steg > 0 &&
    punkter.every(({ x }, i) => Math.abs(a.x + ((indekser[i] ?? 0) - ia) * steg - x) <= SLINGRING)
  );
}

/** The marks for hidden months: as many as some series hides, all alike and all on one height. */
function sjekkSkjermetMerke(
  merke: Element,
  serier: readonly string[],
  ved: { side: Side; sak: Sak },
): void {
  const antall = new Set(
    serier.map(
      (serie) =>
        [...(ved.side.serier.get(serie)?.values() ?? [])].filter(({ antall }) => antall === '*')
          .length,
    ),
  );
  const stier = merke.navn === 'path' ? (lesSti(merke.attr.d ?? '') ?? []) : [];
  if (merke.navn !== 'path') return;
  const mulig = [...antall].some((n) => n > 0 && stier.length % n === 0 && like(stier, n));
  if (!mulig)
    meldVed(
      ved,
      merke,
      'figur-skjermet',
      'merkene for skjermede måneder er ikke like, på én høyde og ett for hver',
    );
}

function like(stier: readonly Punkt[][], antall: number): boolean {
  const per = stier.length / antall;
  const form = (i: number): Punkt[] => {
    const punkter = stier.slice(i * per, (i + 1) * per).flat();
    const venstre = Math.min(...punkter.map(({ x }) => x));
    return punkter.map(({ x, y }) => ({ x: x - venstre, y }));
  };
  const forste = form(0);
  return Array.from({ length: antall }, (_, i) => form(i)).every(
    (denne) =>
      denne.length === forste.length &&
      denne.every(
        ({ x, y }, i) =>
          Math.abs(x - (forste[i]?.x ?? 0)) <= SLINGRING &&
          Math.abs(y - (forste[i]?.y ?? 0)) <= SLINGRING,
      ),
  );
}
