import { delSerie, type Fasit, type Serier } from '../truth/truth.ts';
import { reportOfPage } from '../readers/edition.ts';
import { tekstAv } from '../files.ts';
import { alleElementer, tekstI, type Element } from '../page/document.ts';
import { flat } from '../page/sentence.ts';
import { meldVed, type Nettstedsjekk, type Sak, type Side } from '../context.ts';
import { pngMaal } from './metadata.ts';
import { erRammeside } from './frame.ts';
import { erKortet } from './table.ts';

const FASTE = ['', 'tiltak/', 'rapporter/', 'data/', 'om/', 'tilgjengelighet/'];

/** What stands beside a figure's page, under its own name or a fixed one. */
const FIGURFILER = ['svg', 'png', 'csv', 'xlsx', 'csv-metadata.json'];
const FIGURSIDER = ['index.html', 'oembed.json'];

/** Every page the contract promises exists. */
export const sjekkSider: Nettstedsjekk = (sak) => {
  const { fasit, dist } = sak;
  const { tiltak, tiltaksgruppe, hovedgruppe } = fasit.register;
  const serier = fasit.utgave(fasit.nyeste);
  const iBruk = new Set([...serier.keys()].map((serie) => serie.split('/').slice(0, 2).join('/')));
  const adresser = [
    ...FASTE,
    ...tiltak.filter(({ id }) => iBruk.has(`tiltak/${id}`)).map(({ id }) => `tiltak/${id}/`),
    ...tiltaksgruppe
      .filter(({ id }) => iBruk.has(`tiltaksgruppe/${id}`))
      .map(({ id }) => `tiltaksgrupper/${id}/`),
    ...hovedgruppe
      .filter(({ id }) => iBruk.has(`hovedgruppe/${id}`))
      .map(({ id }) => `hovedgrupper/${id}/`),
    ...fasit.rapporter.flatMap(({ id }) => [
      `rapporter/${id}/`,
      `rapporter/${id}/kilde/`,
      `rapporter/${id}/avstemming/`,
      ...frosne(id, fasit),
    ]),
    ...fasit.alle.flatMap(({ niva, tidligereSlug }) =>
      tidligereSlug.map((slug) => `${MAPPE[niva]}/${slug}/`),
    ),
  ];
  for (const adresse of adresser)
    if (!dist.has(`${adresse}index.html`))
      sak.meld({
        fil: `${adresse}index.html`,
        sted: '1:1',
        regel: 'side-mangler',
        sier: 'siden finnes ikke',
      });
};

/** The pages a release keeps: one for each entity it has a figure of. */
function frosne(rapport: string, fasit: Fasit): string[] {
  const serier = fasit.utgave(rapport);
  const egne = new Set([...serier.keys()].map((serie) => serie.split('/').slice(0, 2).join('/')));
  const register = fasit.registerVed(rapport);
  return [...register.hovedgruppe, ...register.tiltaksgruppe, ...register.tiltak]
    .filter(({ niva, id }) => egne.has(`${niva}/${id}`))
    .map(({ niva, id }) => `rapporter/${rapport}/${MAPPE[niva]}/${id}/`);
}

/** True when some month of an entity's own series is told: it has a development to draw. */
function harSynlig(niva: string, id: string, serier: Serier): boolean {
  const serie = `${niva}/${id}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
  return [...(serier.get(serie)?.values() ?? [])].some(({ antall }) => antall !== '*');
}

/** Every figure a page shows, now or as a release keeps it, has its own page, files and answer for embedding. */
export class Figursjekk {
  private readonly figurer = new Map<string, string>();

  /** Takes the figures of one page. An entity with a figure to draw has its development drawn. */
  ta(side: Side, sak: Sak): void {
    const egne = side.elementer.filter(
      ({ navn, attr }) => navn === 'figure' && /^[a-z0-9-]+$/.test(attr.id ?? ''),
    );
    for (const { attr } of egne) {
      const { id = '' } = attr;
      if (!this.figurer.has(id)) this.figurer.set(id, side.fil);
    }
    if (erVideresending(side)) return;
    const tegnet = egne.some(({ attr }) => attr.id?.endsWith('-utvikling'));
    if (erFigurside(side)) sjekkFigurside(side, sak);
    else if (!tegnet) sjekkUtegnet(side, sak);
    if (erRammeside(side)) for (const figur of egne) sjekkTegnede(figur, side, sak);
  }

  /** Judges when all pages are known. */
  dom(sak: Sak): void {
    for (const [id, fil] of this.figurer)
      for (const sti of [...FIGURFILER.map((endelse) => `${id}.${endelse}`), ...FIGURSIDER])
        if (!sak.dist.has(`figur/${id}/${sti}`))
          sak.meld({
            fil: `figur/${id}/${sti}`,
            sted: '1:1',
            regel: 'figur-mangler',
            sier: `finnes ikke, men figuren står på ${fil}`,
          });
        else if (sti.endsWith('.png')) sjekkFigurbilde(id, sak);
  }
}

function erFigurside({ adresse }: Side): boolean {
  return /^\/figur\/[^/]+\/$/.test(adresse);
}

/** A figure whose page has no table of months: that of movements. */
const UTEN_MANEDER = '-bevegelser';

/** A figure's page shows that figure and no other. */
function sjekkFigurside(side: Side, sak: Sak): void {
  const id = side.adresse.split('/').at(-2) ?? '';
  const vist = side.elementer.flatMap(({ navn, attr }) =>
    navn === 'figure' ? (attr.id ?? []) : [],
  );
  if (vist.join() !== id)
    meldVed({ side, sak }, side.dokument.rot, 'figur-mangler', vist.join(), id);
}

/** A figure alone in a frame leads to its page, which has a table of every series the figure draws. */
function sjekkTegnede(figur: Element, side: Side, sak: Sak): void {
  const { id = '' } = figur.attr;
  const tegnet = alleElementer(figur).flatMap(
    ({ attr }) => attr['data-serier']?.split(/\s+/) ?? [],
  );
  const tabeller = tabellmaneder(side);
  // What a whole consists of is drawn beside the whole, which is the sum of the table's row.
  const hele = id.endsWith('-sammensetning') ? side.eier?.id : undefined;
  const uten = [...new Set(tegnet)].filter(
    (serie) => !tabeller.has(serie) && (hele === undefined || delSerie(serie).id !== hele),
  );
  if (uten.length > 0 && !id.endsWith(UTEN_MANEDER))
    meldVed({ side, sak }, figur, 'tabell-mangler', `ingen tabell har ${uten.join(', ')}`);
}

/** A page without a drawing of its development has nothing to draw. */
function sjekkUtegnet(side: Side, sak: Sak): void {
  const { niva, id } = side.eier ?? { niva: '', id: '' };
  if (harSynlig(niva, id, side.serier))
    meldVed({ side, sak }, side.dokument.rot, 'figur-mangler', `ingen figur av ${niva}/${id}`);
}

/** The picture of a figure is whole and has its drawing's shape. */
function sjekkFigurbilde(id: string, sak: Sak): void {
  const fil = `figur/${id}/${id}.png`;
  const svg = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(
    tekstAv(sak.dist, `figur/${id}/${id}.svg`),
  );
  const maal = pngMaal(fil, sak);
  const [bredde, hoyde] = [Number(svg?.[1]), Number(svg?.[2])];
  const sier =
    typeof maal === 'string'
      ? maal
      : Math.abs(maal.hoyde - (maal.bredde * hoyde) / bredde) > 1.5
        ? `bildet er ${maal.bredde}×${maal.hoyde}, tegningen ${bredde}×${hoyde}`
        : undefined;
  if (sier !== undefined) sak.meld({ fil, sted: '1:1', regel: 'bilde', sier });
}

const MAPPE = { tiltak: 'tiltak', tiltaksgruppe: 'tiltaksgrupper', hovedgruppe: 'hovedgrupper' };

/** An entity's page names it, has one `h1`, and has each of its series and months in a table. */
export function sjekkSideinnhold(side: Side, sak: Sak): void {
  if (erVideresending(side)) return;
  const overskrifter = side.elementer.filter(({ navn }) => navn === 'h1');
  if (overskrifter.length !== 1)
    meldVed({ side, sak }, side.dokument.rot, 'h1', `${overskrifter.length} h1-overskrifter`, 'én');
  if (!side.eier || side.fil.startsWith('figur/')) return;
  const oppforing = sak.fasit.oppforing(side.eier.niva, side.eier.id);
  if (oppforing) {
    const tittel = side.elementer.find(({ navn }) => navn === 'title');
    if (!tittel || !tekstI(tittel).includes(oppforing.navn))
      meldVed(
        { side, sak },
        tittel ?? side.dokument.rot,
        'tittel',
        `«${tittel ? tekstI(tittel) : ''}»`,
        oppforing.navn,
      );
    sjekkDekning(side, sak);
  }
}

function erVideresending(side: Side): boolean {
  return side.elementer.some(
    ({ navn, attr }) => navn === 'meta' && attr['http-equiv'] === 'refresh',
  );
}

/** Tables of the page must cover the entity's series for all hovedgrupper and both sexes together, all months. */
function sjekkDekning(side: Side, sak: Sak): void {
  const { niva, id } = side.eier ?? { niva: '', id: '' };
  const vist = tabellmaneder(side);
  for (const [serie, celler] of side.serier) {
    const deler = delSerie(serie);
    if (deler.niva !== niva || deler.id !== id) continue;
    const egne = vist.get(serie) ?? new Set();
    const [eldste = ''] = erKortet(egne, side) ? [...egne].sort() : [];
    for (const maned of celler.keys())
      if (!egne.has(maned) && maned >= eldste)
        meldVed(
          { side, sak },
          side.dokument.rot,
          'tabell-mangler',
          `ingen tabell har ${serie} i ${maned}`,
        );
  }
}

/** The months that the page's tables have rows for, by series. */
function tabellmaneder({ elementer }: Side): Map<string, Set<string>> {
  const vist = new Map<string, Set<string>>();
  for (const tabell of elementer.filter(({ navn }) => navn === 'table')) {
    const innhold = alleElementer(tabell);
    const maneder = innhold.flatMap(({ navn, attr }) =>
      navn === 'time' ? (attr.datetime ?? []) : [],
    );
    for (const serie of innhold.flatMap(({ attr }) => attr['data-serie']?.split(' + ') ?? []))
      vist.set(serie, new Set([...(vist.get(serie) ?? []), ...maneder]));
  }
  return vist;
}

/** The page with a report's text holds that text, line for line, each with its anchor. */
export function sjekkKildetekst(side: Side, sak: Sak): void {
  const rapport = sak.fasit.rapport(reportOfPage(side.adresse, 'kilde') ?? '');
  if (!rapport) return;
  const perId = new Map(side.elementer.map((element) => [element.attr.id, element]));
  rapport.linjer.forEach((linje, i) => {
    const element = perId.get(`L${i + 1}`);
    if (!element) {
      if (i < rapport.linjer.length - 1 || linje !== '')
        meldVed({ side, sak }, side.dokument.rot, 'kilde', `linje ${i + 1} mangler`);
    } else if (!likLinje(tekstI(element), linje, i + 1))
      meldVed({ side, sak }, element, 'kilde', `«${flat(element)}»`, `«${linje}»`);
  });
}

function likLinje(vist: string, linje: string, nummer: number): boolean {
  const vasket = (tekst: string): string => tekst.replace(/[ \t\n]+/g, ' ').trim();
  return [vasket(linje), vasket(`${nummer} ${linje}`), vasket(`${nummer}${linje}`)].includes(
    vasket(vist),
  );
}
