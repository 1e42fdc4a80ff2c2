import { alleElementer, nermeste, tekstI, type Element } from '../page/document.ts';
import { stedI } from '../page/sentence.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

/** Words that bound, round or guess a hidden number. */
const FORBUDT =
  /(?<!\p{L})(noen få|en håndfull|minst (én|en|ett)|høyst tre|maks(imalt)? tre|ingen deltakere|en eller flere|1[-–]3|0[-–]3|mellom (null|én|en|1|0) og (tre|3)|<\s?4(?![\d\u00a0,]))(?!\p{L})/iu;
/** Words for a part that is «the rest» of a sum. */
const REST =
  /(?<!\p{L})(øvrige|resten|restkategori|residual|udefinert|ufordelt|differanse)(?!\p{L})/iu;

/** Attributes that place or name a thing and may differ between hidden cells without telling anything. */
const NOYTRALE = new Set([
  'id',
  'headers',
  'x',
  'cx',
  'x1',
  'x2',
  'data-maned',
  'data-serie',
  'data-endret',
]);

/** What every hidden cell of the site says, and nothing else. */
const SKJERMET = '* skjermet (færre enn fire)';

/** Every hidden cell looks like every other, nothing bounds what it hides, and no bar is drawn for a rest. */
export function sjekkSkjermet(side: Side, sak: Sak): void {
  sjekkLike(side, sak);
  sjekkOrd(side, sak);
  sjekkRekkefolge(side, sak);
}

/** All marks of one element kind within one table or chart are the same, but for place and name. */
function sjekkLike(side: Side, sak: Sak): void {
  const former = new Map<Element, Map<string, string>>();
  for (const element of side.elementer) {
    if (element.attr['data-status'] !== 'skjermet') continue;
    if (/\d/.test(egenTekst(element)) || verdiattributt(element))
      meldVed(
        { side, sak },
        element,
        'skjermet-verdi',
        `et skjermet sted bærer «${(egenTekst(element).trim() || verdiattributt(element)) ?? ''}»`,
      );
    const ord = egenTekst(element).replace(/\s+/g, ' ').trim();
    if (ord !== SKJERMET)
      meldVed({ side, sak }, element, 'skjermet-ulikt', `«${ord}» på et skjermet sted`, SKJERMET);
    const ramme = nermeste(element, ({ navn }) => navn === 'table' || navn === 'svg') ?? element;
    const kjente = former.get(ramme) ?? new Map<string, string>();
    former.set(ramme, kjente);
    const form = avtrykk(element);
    const forste = kjente.get(element.navn);
    if (forste === undefined) kjente.set(element.navn, form);
    else if (forste !== form) meldVed({ side, sak }, element, 'skjermet-ulikt', form, forste);
  }
}

function egenTekst(element: Element): string {
  return element.barn
    .map((barn) => (barn.slag === 'tekst' ? barn.tekst : egenTekst(barn)))
    .join('');
}

/** A mark may lead to the line it stands on in the report, which is judged as a source. */
function erKildelenke({ navn, attr }: Element): boolean {
  return navn === 'a' && /\/kilde\/#L\d+$/.test(attr.href ?? '');
}

function verdiattributt(element: Element): string | undefined {
  for (const { attr } of alleElementer(element))
    for (const navn of [
      'value',
      'data-verdi',
      'data-antall',
      'data-sort',
      'data-order',
      'data-value',
      'height',
      'title',
    ])
      if (/\d/.test(attr[navn] ?? '')) return `${navn}="${attr[navn]}"`;
  return undefined;
}

function avtrykk(element: Element): string {
  const attributter = Object.entries(element.attr)
    .filter(([navn]) => !NOYTRALE.has(navn) && !(navn === 'href' && erKildelenke(element)))
    .map(
      ([navn, verdi]) =>
        ` ${navn}="${navn === 'transform' ? verdi.replace(/\([-\d.]+/, '(x') : verdi}"`,
    )
    .sort();
  const innhold = element.barn.map((barn) =>
    barn.slag === 'tekst' ? barn.tekst.trim() : avtrykk(barn),
  );
  return `<${element.navn}${attributter.join('')}>${innhold.join('')}`;
}

function sjekkOrd(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    const iRapporten = nermeste(setning.blokk, ({ attr }) => attr['data-kilde'] !== undefined);
    if (iRapporten || side.adresse.endsWith('/kilde/')) continue;
    const treff = FORBUDT.exec(setning.tekst);
    if (treff)
      meldVed(
        { side, sak },
        stedI(setning, treff.index),
        'skjermet-anslag',
        `«${treff[0]}»`,
        '«skjermet (færre enn fire)»',
      );
    const iFigur = nermeste(setning.blokk, ({ navn }) => ['figure', 'table', 'svg'].includes(navn));
    const rest = iFigur && REST.exec(setning.tekst);
    if (rest)
      meldVed(
        { side, sak },
        stedI(setning, rest.index),
        'restledd',
        `«${rest[0]}» i en figur eller tabell`,
      );
  }
}

/** Rows hidden in the newest month keep the registry's order or the alphabet's among themselves. */
function sjekkRekkefolge(side: Side, sak: Sak): void {
  // Changed figures stand in their report's order, which is judged with them.
  if (/^\/rapporter\/[^/]+\/endringer\//.test(side.adresse)) return;
  const tabeller = side.elementer.filter(({ navn }) => navn === 'tbody');
  for (const tabell of tabeller) {
    const navnene = alleElementer(tabell)
      .filter(({ navn }) => navn === 'tr')
      .filter((rad) => alleElementer(rad).some(({ attr }) => attr['data-status'] === 'skjermet'))
      .map((rad) => radensOppforing(rad, sak))
      .filter((post) => post !== undefined);
    const ordnet = (nokkel: (post: { orden: number; navn: string }) => number): boolean =>
      navnene.every((post, i) => i === 0 || nokkel(navnene[i - 1] ?? post) <= nokkel(post));
    const alfabetisk = navnene.every(
      (post, i) => i === 0 || (navnene[i - 1]?.navn ?? '').localeCompare(post.navn, 'nb') <= 0,
    );
    if (navnene.length > 1 && !alfabetisk && !ordnet(({ orden }) => orden))
      meldVed(
        { side, sak },
        tabell,
        'skjermet-rekkefølge',
        navnene.map(({ navn }) => navn).join(', '),
        'rapportens rekkefølge',
      );
  }
}

function radensOppforing(rad: Element, sak: Sak): { orden: number; navn: string } | undefined {
  const hode = alleElementer(rad).find(({ navn }) => navn === 'th') ?? rad;
  return sak.navn.finn(tekstI(hode))[0]?.oppforinger[0];
}
