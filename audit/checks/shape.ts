import type { Element } from '../page/document.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/** Every element that a page or a drawing may have, or an editor's explanation, with its attributes and its classes. */
const SHAPE: Readonly<Record<string, readonly [attributes: string, classes?: string]>> = {
  a: [
    'aria-current aria-label data-kopi href rel tabindex target title',
    'anker bare-skjerm begrep hopp merke',
  ],
  aside: ['aria-label', 'frysning'],
  b: [''],
  base: ['target'],
  blockquote: [''],
  body: [''],
  br: [''],
  button: ['aria-live data-kopier type'],
  caption: ['data-tekst id'],
  code: [''],
  data: ['data-av data-rapport data-regel value'],
  dd: ['', 'detalj verdi'],
  desc: ['id'],
  details: ['data-maned', 'eldre figurlenke sitering utregning'],
  div: [
    'id role',
    'deltittel fig-panelboks fig-rader fig-ramme finn flyt forside hovedsak kopi manedstekst ordliste sammenligning sok spalter stabel tabeller tekst tidligere verktoy',
  ],
  dl: ['data-tekst', 'filer nokkeltall rapportfiler sammenheng tekst'],
  dt: [''],
  em: [''],
  fieldset: ['', 'fig-skala'],
  figcaption: [''],
  figure: ['aria-labelledby data-utgave id', 'figur figur-stor'],
  footer: ['', 'bunn'],
  form: ['action aria-label data-indeks role', 'toppsok'],
  g: [
    '',
    'fig fig-etikett fig-kvinner fig-liten fig-menn fig-navn fig-note fig-slutt fig-start fig-tall fig-verdi fig-xtall fig-ytall',
  ],
  h1: ['data-tekst id'],
  h2: ['id'],
  h3: ['data-tekst id'],
  h4: [''],
  h5: [''],
  h6: [''],
  head: [''],
  header: ['', 'hode topp'],
  hr: [''],
  html: ['lang'],
  i: [''],
  input: ['aria-keyshortcuts autocomplete checked id name placeholder spellcheck type value'],
  label: ['for', 'skjult'],
  legend: ['', 'skjult'],
  li: ['data-tekst id', 'setning'],
  link: ['as crossorigin href rel sizes title type'],
  main: ['data-emne id tabindex', 'side'],
  meta: ['charset content http-equiv media name property'],
  nav: ['aria-label aria-labelledby', 'brodsmuler del rekkefolge'],
  noscript: [''],
  ol: ['start', 'bevegelser'],
  optgroup: ['label'],
  option: ['value'],
  p: [
    'aria-hidden data-kopi data-maned data-original data-reissued data-tekst data-varsel id role',
    'bare-skjerm dempet detalj endretforklaring figurbeskrivelse figurkilde gnist i-ramme ingress kolonner med-skript navn sammendrag sitat skjult tallsti tekst tekst-linje uten-skript varsel verdi',
  ],
  path: [
    'd fill stroke-width',
    'fig-akse fig-andel fig-brudd fig-flate fig-gruppe fig-hele fig-kvinner fig-linje fig-menn fig-merke fig-ned fig-opp fig-punkt fig-rund fig-rutenett fig-seriebrudd fig-siste fig-skjermet fig-sosken fig-stolpe fig-tett fig-valgt',
  ],
  pre: ['aria-label data-format data-kopi tabindex'],
  rect: ['fill height width'],
  script: ['async data-ramme src type'],
  section: [
    'aria-label aria-labelledby data-edition data-forst data-serier tabindex',
    'bare-skjerm bred del hovedfigur kildetekst med-skript rulle sammenlign tekst',
  ],
  select: ['name'],
  small: [''],
  span: [
    'aria-hidden data-fil data-sitat data-tekst id',
    'bare-skjerm bruddtekst dempet figures setning skjult stolpehode',
  ],
  strong: [''],
  style: [''],
  summary: [''],
  svg: [
    'aria-hidden aria-labelledby data-maneder data-serier data-skala font-family font-size height overflow role viewBox width x xmlns y',
    'endringsstolpe fig fig-bred fig-full fig-gnist fig-smal fig-storpanel',
  ],
  table: [
    'aria-describedby aria-labelledby id',
    'editions maneder oversikt releases revisionindex revisions',
  ],
  tbody: ['id'],
  td: [
    'colspan data-endret data-serie data-status data-tekst',
    'changed endring gnist gruppe headline prosent stolper tall year',
  ],
  text: [
    'data-av data-regel data-value fill font-size font-weight text-anchor x y',
    'fig-etikett fig-navn fig-note fig-tittel',
  ],
  tfoot: ['', 'bare-skjerm'],
  th: [
    'colspan data-endret data-regel data-serie data-trykt scope',
    'changed endring gnist gruppe headline prosent stolper tall year',
  ],
  thead: [''],
  time: ['datetime'],
  title: ['id'],
  tr: ['data-sok data-utgave id', 'arsstart brudd tittel'],
  ul: ['', 'bare-skjerm editionlist kildelenker kort lenkeliste siste tekst'],
  use: ['href'],
  wbr: [''],
};

/** Pages about a subject, now or as a release keeps it; releases; and the two together with the front page. */
const SUBJECT = /^\/(?:rapporter\/[^/]+\/)?(?:tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+\/$/;
const RELEASE = /^\/rapporter\/\d[^/]*\/$/;
const SOURCE = /^\/rapporter\/\d[^/]*\/(?:utgave-\d+\/)?kilde\/$/;

/** What stands on certain pages only, by their address. */
const ONLY_ON: readonly [what: string, pages: readonly RegExp[]][] = [
  ['b i section.kildetekst', [SOURCE]],
  ['div.ordliste', [/^\/begreper\/$/]],
  [
    'div.sammenligning option optgroup select p.uten-skript section.sammenlign',
    [/^\/sammenlign\/$/],
  ],
  ['div.forside ul.kort ul.siste', [/^\/$/]],
  ['dl.filer dl.rapportfiler', [/^\/data\/$/]],
  ['table.releases td.headline', [/^\/rapporter\/(?:eldre\/.*)?$/]],
  ['table.revisionindex', [/^\/endringer\/$/]],
  ['table.revisions', [/^\/rapporter\/\d[^/]*\/endringer\//]],
  ['ol.bevegelser li.setning', [RELEASE]],
  ['figure.figur-stor div.flyt', [/^\/figur\//]],
  ['dl.sammenheng nav.del section.hovedfigur table.editions ul.editionlist', [SUBJECT]],
  ['p.sammendrag dl.nokkeltall details.utregning p.tallsti', [/^\/$/, SUBJECT, RELEASE]],
];

const pairs = (list: string): Set<string> => new Set(list.split(' '));
const KNOWN = new Map(
  Object.entries(SHAPE).map(([name, [attributes, classes = '']]) => [
    name,
    { attributes: pairs(attributes), classes: pairs(classes) },
  ]),
);
const RESERVED = new Map(ONLY_ON.flatMap(([what, on]) => what.split(' ').map((one) => [one, on])));

/** A page has no element, attribute or class but those the site has, there where the site has them. */
export function checkShape(page: AuditedPage, context: AuditContext): void {
  for (const element of page.elements) {
    const fault = faultOf(element, page.adresse);
    if (fault !== undefined) reportAt({ page, context }, element, 'form', fault);
  }
}

function faultOf({ navn, attr }: Element, address: string): string | undefined {
  const known = KNOWN.get(navn);
  if (!known) return navn === '#dokument' ? undefined : `<${navn}>`;
  const strange = Object.keys(attr).find((name) => name !== 'class' && !known.attributes.has(name));
  if (strange !== undefined) return `${strange} på <${navn}>`;
  const classes = (attr.class ?? '').split(/\s+/).filter((one) => one !== '');
  const foreign = classes.find((one) => !known.classes.has(one));
  if (foreign !== undefined) return `class="${foreign}" på <${navn}>`;
  const misplaced = [navn, ...classes.map((one) => `${navn}.${one}`)].find(
    (one) => RESERVED.get(one)?.some((on) => on.test(address)) === false,
  );
  return misplaced && `${misplaced} på denne slags side`;
}
