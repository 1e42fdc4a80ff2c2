import { tekstAv } from '../files.ts';
import { alleElementer, lesHtml, lesHtmlIgjen, tekstI, type Element } from '../page/document.ts';
import { periode } from '../month.ts';
import { setningene } from '../page/sentence.ts';
import { CSV_HODE } from '../readers/csv-report.ts';
import { figurUnder, type Nettstedsjekk, type Sak } from '../context.ts';
import { delt, rent } from './free-text.ts';
import { dekning, feilMedPng, stiAv, objekt } from './metadata.ts';
import { rammeI, rammensSti } from './frame.ts';

/** Files that machines read say what the pages and tables beside them say: the feed, figures' oEmbed and CSVW, the catalogue. */
export const sjekkMaskinfiler: Nettstedsjekk = (sak) => {
  sjekkStrom(sak);
  sjekkKatalog(sak);
  for (const fil of sak.dist.keys()) {
    if (fil.endsWith('.csv-metadata.json')) sjekkCsvw(fil, sak);
    if (fil.endsWith('/oembed.json')) sjekkOembed(fil, sak);
  }
};

function meld(sak: Sak, fil: string, regel: string, sier: string, skalSi?: string): void {
  sak.meld({ fil, sted: '1:1', regel, sier, ...(skalSi === undefined ? {} : { skalSi }) });
}

/** Every release has its entry, newest first: the headline of its page, sentences of its page, the last day of its month. */
function sjekkStrom(sak: Sak): void {
  const fil = 'feed.xml';
  if (!sak.dist.has(fil)) {
    meld(sak, fil, 'side-mangler', 'filen finnes ikke');
    return;
  }
  const innlegg = alleElementer(lesHtmlIgjen(tekstAv(sak.dist, fil)).rot).filter(
    ({ navn }) => navn === 'entry',
  );
  const rapporter = sak.fasit.rapporter.map(({ id }) => id).reverse();
  const sagt = innlegg.map((ett) => /rapporter\/([^/]+)\/$/.exec(lenkeI(ett))?.[1] ?? '');
  if (sagt.join() !== rapporter.slice(0, Math.max(1, sagt.length)).join())
    meld(sak, fil, 'strøm', `rapportene ${sagt.join(', ')}`, rapporter.join(', '));
  // Oldest first: the figures as releases knew them are cheapest in that order.
  for (const [i, ett] of [...innlegg.entries()].reverse()) sjekkInnlegg(ett, sagt[i] ?? '', sak);
}

function sjekkInnlegg(innlegg: Element, rapport: string, sak: Sak): void {
  const fil = 'feed.xml';
  const side = alleElementer(lesHtml(tekstAv(sak.dist, `rapporter/${rapport}/index.html`)).rot);
  const gjemt = gjemteI(rapport, sak);
  sjekkInnleggstittel(innlegg, rapport, { side, gjemt, sak });
  const hoved = side.find(({ navn }) => navn === 'main');
  const kjente = new Set(
    (hoved ? setningene(hoved) : [])
      .filter(({ merker }) => !merker.some(({ element }) => roper(gjemt)(element)))
      .map(({ tekst }) => rent(tekst)),
  );
  for (const { tekst } of delt(feltI(innlegg, 'content')))
    if (!kjente.has(rent(tekst)))
      meld(sak, fil, 'strøm', `«${rent(tekst)}», som siden om ${rapport} ikke sier`);
  const skal = `${rapport.slice(0, 7)}-${sisteDag(rapport)}T00:00:00Z`;
  if (feltI(innlegg, 'updated') !== skal) meld(sak, fil, 'strøm', feltI(innlegg, 'updated'), skal);
}

/** The title is the page's headline; only the release's name where it told something that is hidden now. */
function sjekkInnleggstittel(
  innlegg: Element,
  rapport: string,
  { side, gjemt, sak }: { side: Element[]; gjemt: ReadonlySet<string>; sak: Sak },
): void {
  const tittel = rent(feltI(innlegg, 'title'));
  const maneder = sak.fasit.rapporter.find(({ id }) => id === rapport)?.maneder ?? [];
  if (gjemt.size > 0 && tittel === `Rapporten for ${periode(maneder)}`) return;
  const h1 = side.find(({ navn }) => navn === 'h1');
  if (!h1 || rent(tekstI(h1)) !== tittel || alleElementer(h1).some(roper(gjemt)))
    meld(sak, 'feed.xml', 'strøm', `«${tittel}» om ${rapport}`, h1 && `«${rent(tekstI(h1))}»`);
}

/** The keys of what a release told openly, itself or from those before it, and that is hidden now. */
function gjemteI(rapport: string, { fasit }: Sak): Set<string> {
  const da = fasit.utgave(rapport);
  return new Set(
    [...fasit.skjermetNa()].flatMap(([serie, celler]) =>
      [...celler.keys()].flatMap((maned) => {
        const celle = da.get(serie)?.get(maned);
        return celle && celle.antall !== '*' ? `${serie}@${maned}` : [];
      }),
    ),
  );
}

/** True of a number that is worked out from one of the keys. */
function roper(nokler: ReadonlySet<string>): (element: Element) => boolean {
  return ({ attr }) => (attr['data-av'] ?? '').split(/\s+/).some((nokkel) => nokler.has(nokkel));
}

function lenkeI(innlegg: Element): string {
  return alleElementer(innlegg).find(({ navn }) => navn === 'link')?.attr.href ?? '';
}

function feltI(element: Element, navn: string): string {
  const felt = alleElementer(element).find((barn) => barn.navn === navn);
  return felt ? tekstI(felt).trim() : '';
}

/** The month's last day, two digits. */
function sisteDag(maned: string): string {
  const [ar = 0, nummer = 1] = maned.split('-').map(Number);
  const skudd = (ar % 4 === 0 && ar % 100 !== 0) || ar % 400 === 0;
  const dager = [31, skudd ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return String(dager[nummer - 1] ?? 31);
}

/** The description beside a table names that table, its columns in order, and no months but its own. */
function sjekkCsvw(fil: string, sak: Sak): void {
  const csv = fil.replace(/-metadata\.json$/, '');
  const data = json(fil, sak);
  const kolonner = objekt(objekt(data.tableSchema));
  const navn = (Array.isArray(kolonner.columns) ? kolonner.columns : []).map((en) =>
    String(objekt(en).name),
  );
  if (!sak.dist.has(csv)) meld(sak, fil, 'csvw', `${csv} finnes ikke`);
  if (data.url !== csv.split('/').at(-1))
    meld(sak, fil, 'csvw', `url «${String(data.url)}»`, csv.split('/').at(-1));
  if (navn.join() !== CSV_HODE) meld(sak, fil, 'csvw', navn.join(), CSV_HODE);
  const nokkel = '#{niva}/{id}/{hovedgruppe}/{kjonn}@{maned}';
  if (kolonner.aboutUrl !== nokkel)
    meld(sak, fil, 'csvw', `aboutUrl «${String(kolonner.aboutUrl)}»`, nokkel);
  const hode = /^figur\/([^/]+)\//.exec(fil)?.[1];
  const tittel = String(data['dc:title']);
  if (hode !== undefined && !undertitlene(hode, sak).some((ord) => tittel.includes(`«${ord}»`)))
    meld(
      sak,
      fil,
      'csvw',
      tittel,
      undertitlene(hode, sak)
        .map((ord) => `«${ord}»`)
        .join(' '),
    );
}

/** What a figure says that it measures: the line under its title. */
function undertitlene(figur: string, sak: Sak): string[] {
  const fil = `figur/${figurUnder(figur, sak.fasit)}/index.html`;
  const side = alleElementer(lesHtmlIgjen(tekstAv(sak.dist, fil)).rot);
  return side
    .filter(({ navn, forelder }) => navn === 'p' && forelder?.navn === 'figcaption')
    .map((element) => tekstI(element).replace(/\s+/g, ' ').trim());
}

/** The answer for embedding: this figure's frame and picture, in the sizes they have, by the name its page has. */
function sjekkOembed(fil: string, sak: Sak): void {
  const sted = fil.split('/')[1] ?? '';
  const mappe = `figur/${figurUnder(sted, sak.fasit)}/`;
  const data = json(fil, sak);
  const galt = (sier: string, skal?: string): void => meld(sak, fil, 'oembed', sier, skal);
  const { src = '', title = '', height = '' } = rammeI(String(data.html));
  if (rammensSti(String(data.html), sak) !== `${mappe}#ramme`)
    galt(`rammen viser ${src}`, `${mappe}#ramme`);
  const slag = `${String(data.version)} ${String(data.type)}`;
  if (slag !== '1.0 rich') galt(slag, '1.0 rich');
  const sagt = `«${String(data.title)}», høyde ${String(data.height)}`;
  const vist = `«${title}», høyde ${height}`;
  if (sagt !== vist) galt(sagt, vist);
  const feil = feilMedBilde(data, sak);
  if (feil !== undefined) galt(feil);
  const tittel = sidetittel(`${mappe}index.html`, sak);
  if (String(data.title).split('. ')[0] !== tittel) galt(sagt, `«${tittel}. …»`);
}

function feilMedBilde(data: Record<string, unknown>, sak: Sak): string | undefined {
  const adresse = String(data.thumbnail_url);
  const maal = [Number(data.thumbnail_width), Number(data.thumbnail_height)] as const;
  const feil = feilMedPng(stiAv(adresse, sak) ?? '', ...maal, sak);
  return feil === undefined ? undefined : `${adresse}: ${feil}`;
}

/** What a page is called, without the site's own name. */
function sidetittel(fil: string, sak: Sak): string {
  const side = alleElementer(lesHtmlIgjen(tekstAv(sak.dist, fil)).rot);
  const tittel = side.find(({ navn }) => navn === 'title');
  return tittel ? tekstI(tittel).replace(/ – Tiltakstall$/, '') : '';
}

/** Each data set of the catalogue covers the months of its table. */
function sjekkKatalog(sak: Sak): void {
  const fil = 'katalog.ttl';
  if (!sak.dist.has(fil)) {
    meld(sak, fil, 'side-mangler', 'filen finnes ikke');
    return;
  }
  const deler = tekstAv(sak.dist, fil).split(/\n\n/);
  const sett = deler.filter((del) => del.includes(' a dcat:Dataset ;'));
  if (sett.length !== sak.fasit.rapporter.length + 1)
    meld(sak, fil, 'katalog', `${sett.length} datasett`, String(sak.fasit.rapporter.length + 1));
  for (const del of sett) {
    const csv = /<([^>]*\.csv)#fil>/.exec(del)?.[1] ?? '';
    const tabell = stiAv(csv, sak) ?? '';
    const [fra, til] = ['startDate', 'endDate'].map(
      (hva) => new RegExp(`dcat:${hva} "(\\d{4}-\\d{2})-\\d{2}"`).exec(del)?.[1],
    );
    const skal = sak.dist.get(tabell) === undefined ? undefined : dekning(tabell, sak);
    if (skal === undefined) meld(sak, fil, 'katalog', `${csv} finnes ikke`);
    else if (`${fra}/${til}` !== skal) meld(sak, fil, 'katalog', `${csv}: ${fra}/${til}`, skal);
  }
}

function json(fil: string, sak: Sak): Record<string, unknown> {
  try {
    return objekt(JSON.parse(tekstAv(sak.dist, fil)));
  } catch {
    meld(sak, fil, 'json', 'kan ikke leses som JSON');
    return {};
  }
}
