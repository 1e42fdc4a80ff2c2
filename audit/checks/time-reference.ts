import { delNokkel } from '../truth/truth.ts';
import { stedI, type Merke, type Setning } from '../page/sentence.ts';
import { manedsindeks } from '../month.ts';
import { regnUt } from '../truth/rules.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

/**
 * The months a sentence names are months its numbers come from: «I mai … enn i april» stands on May and
 * April and on nothing else. A span («fra januar til mai») holds all months between its ends.
 */
export function sjekkTidspunkt(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    sjekkNabo(setning, { side, sak });
    sjekkRekkefolge(setning, { side, sak });
    const brukt = manedeneI(setning);
    if (brukt.size === 0) continue;
    const nevnt = setning.merker.filter(
      ({ slag, element }) => slag === 'time' && /^\d{4}-\d{2}$/.test(element.attr.datetime ?? ''),
    );
    if (/skjermet/iu.test(setning.tekst)) continue;
    for (const { element, fra } of nevnt) {
      if (dommesAnnensted(setning, fra)) continue;
      const maned = element.attr.datetime ?? '';
      if (brukt.has(maned) || iSpenn(setning, maned, brukt)) continue;
      if (likIBegge(setning, maned, side) || etterRekke(setning, maned, brukt)) continue;
      meldVed(
        { side, sak },
        element,
        'måned',
        `${maned} i «${setning.tekst.trim()}», men tallene er fra ${[...brukt].sort().join(', ')}`,
      );
    }
  }
}

/** «Tiltakstall, mai 2021: «…»» cites a release; «det høyeste siden juni» is judged as an extreme. */
function dommesAnnensted({ tekst }: Setning, ved: number): boolean {
  const foran = tekst.slice(0, ved);
  return (
    /Tiltakstall,\s$|første ((nedgang|økning)(en)? )?siden\s$/iu.test(foran) ||
    (/(siden|fra og med|starter i)\s$/iu.test(foran) && EKSTREM.test(tekst))
  );
}

/**
 * A summary opens with a month and its year: its sentences stand in the order they were written.
 * Where the newest month is hidden there is no level to open with.
 */
export function sjekkApning(side: Side, sak: Sak): void {
  if (erSkjermetNa(side)) return;
  const sett = new Set<unknown>();
  for (const setning of side.setninger) {
    if (setning.blokk.navn !== 'p' || setning.blokk.attr['data-tekst'] !== 'sammendrag') continue;
    if (sett.has(setning.blokk)) continue;
    sett.add(setning.blokk);
    const tider = setning.merker.filter(({ slag }) => slag === 'time');
    const na = nyesteManed(side);
    if (na !== undefined && !tider.some(({ element }) => element.attr.datetime === na))
      meldVed(
        { side, sak },
        stedI(setning),
        'åpning',
        `«${setning.tekst.trim()}» først i sammendraget`,
        `en setning om ${na}`,
      );
    if (!tider.some(({ fra, til }) => /\d{4}/.test(setning.tekst.slice(fra, til))))
      meldVed(
        { side, sak },
        stedI(setning),
        'åpning',
        `«${setning.tekst.trim()}» først i sammendraget`,
        'en måned med årstall',
      );
  }
}

/** The newest month the page tells of: its release's, whether or not its own series has a figure for it. */
function nyesteManed({ eier, serier }: Side): string | undefined {
  if (!eier) return undefined;
  return [...(serier.get('i-alt/i-alt/alle/alle')?.keys() ?? [])].sort().at(-1);
}

function erSkjermetNa({ eier, serier }: Side): boolean {
  const egne = eier && serier.get(`${eier.niva}/${eier.id}/alle/alle`);
  return egne ? [...egne].sort().at(-1)?.[1].antall === '*' : false;
}

/** «6 i mai 2021», «I mai var det 6»: a number and the month it is tied to are of one and the same month. */
function sjekkNabo(setning: Setning, { side, sak }: { side: Side; sak: Sak }): void {
  setning.merker.forEach((merke, i) => {
    const par = bundet(setning, merke, setning.merker[i + 1]);
    if (!par) return;
    const alene = { ...setning, merker: [par.tall] };
    const maneder = [...manedeneI(alene)];
    const { datetime = '' } = par.tid.element.attr;
    if (datetime.length !== 7 || maneder.length === 0 || maneder.includes(datetime)) return;
    if (likIBegge(alene, datetime, side)) return;
    const vist = setning.tekst.slice(par.tall.fra, par.tall.til);
    meldVed(
      { side, sak },
      par.tall.element,
      'måned',
      `«${vist}» er fra ${maneder.join(', ')}, men står ved ${datetime}`,
    );
  });
}

/** A number of one month and the month it is tied to by the words between them. */
function bundet(
  setning: Setning,
  merke: Merke,
  neste: Merke | undefined,
): { tall: Merke; tid: Merke } | undefined {
  if (!neste || merke.slag === neste.slag) return undefined;
  const mellom = setning.tekst.slice(merke.til, neste.fra);
  const forst = merke.slag === 'data';
  const ord = forst ? /^( deltakere| prosent|\u00a0%)? (i|\() ?$/u : /^ var det $/u;
  const [tall, tid] = forst ? [merke, neste] : [neste, merke];
  return ord.test(mellom) && ENKLE.test(tall.element.attr['data-regel'] ?? '')
    ? { tall, tid }
    : undefined;
}

/** «fra 68,3 til 65,2», «fra april til mai»: the older first. */
function sjekkRekkefolge(setning: Setning, ved: { side: Side; sak: Sak }): void {
  setning.merker.forEach((merke, i) => {
    const neste = setning.merker.slice(i + 1).find(({ slag }) => slag === merke.slag);
    if (!neste || !/(?<!\p{L})fra\s$/iu.test(setning.tekst.slice(0, merke.fra))) return;
    if (!/\stil\s$/u.test(setning.tekst.slice(merke.til, neste.fra))) return;
    const [fra, til] = [merke, neste].map(nyesteI);
    if (fra && til && fra > til)
      meldVed(
        ved,
        merke.element,
        'måned',
        `«fra … til …» går fra ${fra} til ${til} i «${setning.tekst.trim()}»`,
      );
  });
}

function nyesteI({ slag, element }: Merke): string | undefined {
  if (slag === 'time') return element.attr.datetime;
  if (!ENKLE.test(element.attr['data-regel'] ?? '')) return undefined;
  return [...(element.attr['data-av'] ?? '').matchAll(/@(\d{4}-\d{2})/g)]
    .map(([, m]) => m ?? '')
    .sort()
    .at(-1);
}

const EKSTREM = /(?<!\p{L})(høyeste|laveste)(?!\p{L})|enn i noen måned/iu;

/** Rules whose number belongs to one month. */
const ENKLE = /^(verdi|sum|andel|andel-sum)$/;

function manedeneI(setning: Setning): Set<string> {
  return new Set(
    setning.merker
      .flatMap(({ element }) => (element.attr['data-av'] ?? '').split(/\s+/))
      .flatMap((tekst) => delNokkel(tekst)?.maned ?? []),
  );
}

/** «48,3 prosent både i mars og i april»: a number of the sentence is the same in the month it is not taken from. */
function likIBegge(setning: Setning, maned: string, side: Side): boolean {
  return setning.merker
    .filter(({ slag }) => slag === 'data')
    .some(({ element }) => {
      const { 'data-regel': regel = '', 'data-av': av = '' } = element.attr;
      const [her, der] = [av, av.replace(/@\d{4}-\d{2}/g, `@${maned}`)].map((nokler) =>
        regnUt(regel, nokler, side.serier),
      );
      if (typeof her !== 'object' || typeof der !== 'object') return false;
      if (her.tideler === der.tideler) return true;
      // «Om lag like mange i mai som i april: 706»: within half a percent.
      const avvik =
        her.tideler > der.tideler ? her.tideler - der.tideler : der.tideler - her.tideler;
      return /om lag (like mange|uendret)/iu.test(setning.tekst) && 200n * avvik < der.tideler;
    });
}

/** «Færre i mai, etter tre måneder på rad med økning»: the run ended the month before the one named. */
function etterRekke(setning: Setning, maned: string, brukt: ReadonlySet<string>): boolean {
  const [siste = ''] = [...brukt].sort().reverse();
  return /etter .*på rad/iu.test(setning.tekst) && manedsindeks(maned) === manedsindeks(siste) + 1;
}

/** «i alle månedene fra januar til mai»: the ends need not be used when something within is. */
function iSpenn(setning: Setning, maned: string, brukt: ReadonlySet<string>): boolean {
  if (!/(alle|hver|hvert)[^.]*(fra|siden) /iu.test(setning.tekst)) return false;
  const avstander = [...brukt].map((m) => Math.abs(manedsindeks(m) - manedsindeks(maned)));
  return Math.min(...avstander) < 12;
}
