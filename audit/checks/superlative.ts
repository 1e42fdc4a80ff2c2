import { delNokkel, delSerie } from '../truth/truth.ts';
import { stedI, utenMerker, type Merke, type Setning } from '../page/sentence.ts';
import { flyttetManed } from '../month.ts';
import { regnUt, type Utregning } from '../truth/rules.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

const ORD =
  /(?<!\p{L})(?:(størst|minst)\p{L}*\s+(prosentvis\s+)?(økning|nedgang)|(økte|gikk) (mest|minst)|gikk (mest|minst) (ned|opp))/giu;

/** From this base on a change is told in percent. */
const GRUNNLAG = 100;

/**
 * «Størst økning fra mars til april: +29» and «størst prosentvis nedgang» hold: against the series' own months when
 * the page's own change is told, else against the siblings that can be compared. «Minst» is no word of this house.
 */
export function sjekkSuperlativer(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    sjekkBlantSosken(setning, { side, sak });
    for (const treff of utenMerker(setning).matchAll(ORD)) {
      if (/minst/iu.test(treff[0]))
        meldVed(
          { side, sak },
          stedI(setning, treff.index),
          'superlativ',
          `«${treff[0]}»`,
          'størst eller mest',
        );
      const merke = setning.merker.find(
        ({ fra, element }) =>
          fra > treff.index && (element.attr['data-regel'] ?? '').startsWith('endring'),
      );
      const slatt =
        merke && treff[3] !== undefined ? slattAv(setning, merke, side, sak) : undefined;
      if (slatt !== undefined)
        meldVed(
          { side, sak },
          stedI(setning, treff.index),
          'superlativ',
          `«${treff[0]}», men ${slatt}`,
        );
    }
  }
}

const BLANT_SOSKEN =
  /(?<!\p{L})hadde større prosentvis (økning|nedgang)|(økningen|nedgangen) (?:var prosentvis )?den største blant|prosentvis var (økningen|nedgangen) den største/iu;

/** «Ingen annen tiltaksgruppe hadde større prosentvis nedgang»: the page's own change, against those of its siblings. */
function sjekkBlantSosken(setning: Setning, ved: { side: Side; sak: Sak }): void {
  const treff = BLANT_SOSKEN.exec(utenMerker(setning));
  const { eier, serier } = ved.side;
  if (!treff || !eier) return;
  const serie = `${eier.niva}/${eier.id}/${eier.niva === 'hovedgruppe' ? eier.id : 'alle'}/alle`;
  const na = [...(serier.get(serie)?.keys() ?? [])].sort().at(-1) ?? '';
  const for_ = flyttetManed(na, -1);
  const egen = regnUt('endring-prosent', `${serie}@${na} ${serie}@${for_}`, serier);
  const opp = /økning/iu.test(treff[0]);
  const slatt =
    typeof egen === 'string' || egen.tideler > 0n !== opp
      ? `${serie} gikk ikke ${opp ? 'opp' : 'ned'}`
      : storre(egen, motparter(serie, for_, setning, ved), na, for_, serier);
  if (slatt !== undefined)
    meldVed(ved, stedI(setning, treff.index), 'superlativ', `«${treff[0]}», men ${slatt}`);
}

/** The keys of a change in percent that goes further the same way; undefined when there is none. */
function storre(
  egen: Utregning,
  andre: readonly Nokler[],
  na: string,
  for_: string,
  serier: Side['serier'],
): string | undefined {
  return andre
    .map((nokler) => nokler(na, for_))
    .find((nokler) => {
      const annen = regnUt('endring-prosent', nokler, serier);
      if (typeof annen === 'string') return false;
      return egen.tideler > 0n ? annen.tideler > egen.tideler : annen.tideler < egen.tideler;
    });
}

/** A key whose change goes further the same way; undefined when there is none. */
function slattAv(setning: Setning, { element }: Merke, side: Side, sak: Sak): string | undefined {
  const { 'data-regel': regel = '', 'data-av': av = '' } = element.attr;
  const egen = regnUt(regel, av, side.serier);
  const [na, for_] = av.split(' ').map(delNokkel);
  if (typeof egen === 'string' || !na || !for_) return undefined;
  return motparter(na.serie, for_.maned, setning, { side, sak }).find((kandidat) => {
    const annen = regnUt(regel, kandidat(na.maned, for_.maned), side.serier);
    if (typeof annen === 'string') return false;
    return egen.tideler > 0n ? annen.tideler > egen.tideler : annen.tideler < egen.tideler;
  })?.(na.maned, for_.maned);
}

type Nokler = (na: string, for_: string) => string;

/** What the change is compared with: the series' other months, or its siblings of a size that is told in percent. */
function motparter(
  serie: string,
  for_: string,
  setning: Setning,
  { side, sak }: { side: Side; sak: Sak },
): Nokler[] {
  const { niva, id, hovedgruppe, kjonn } = delSerie(serie);
  const egne = /prosentvis/iu.test(setning.tekst)
    ? []
    : [...(side.serier.get(serie)?.keys() ?? [])];
  if (egne.length > 0)
    return egne.map((maned) => () => `${serie}@${maned} ${serie}@${flyttetManed(maned, -1)}`);
  if (niva !== 'tiltak' && niva !== 'tiltaksgruppe' && niva !== 'hovedgruppe') return [];
  const poster = sak.fasit.registerVed(side.utgave)[niva];
  const gruppe = poster.find((post) => post.id === id)?.gruppe;
  return poster
    .filter((post) => niva !== 'tiltak' || side.eier?.niva === 'i-alt' || post.gruppe === gruppe)
    .map((post) => `${niva}/${post.id}/${niva === 'hovedgruppe' ? post.id : hovedgruppe}/${kjonn}`)
    .filter((annen) => {
      const antall = side.serier.get(annen)?.get(for_)?.antall;
      return typeof antall === 'number' && antall >= GRUNNLAG;
    })
    .map((annen) => (na, for_) => `${annen}@${na} ${annen}@${for_}`);
}
