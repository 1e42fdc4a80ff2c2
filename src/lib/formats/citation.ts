import { INVISIBLE } from '../domain/register.ts';
import { yearOf, monthNumber, type Maned } from '../domain/maned.ts';
import { publisherName, type SiteIdentity } from '../domain/site-config.ts';
import { slugify } from '../domain/slug.ts';

/** What a citation names. Texts are plain. */
export interface CitedWork {
  slag: 'side' | 'figur';
  tittel: string;
  /** Last month of the release. */
  maned: Maned;
  /** The source in words: agency, report, period, and who made the page of it. */
  kilde: string;
  /** The frozen path. */
  sti: string;
  /** Full address of the frozen page, or its path as long as the site has no address. */
  adresse: string;
  /** The site, and whoever publishes it: they made the pages, and the agency the figures. */
  site: SiteIdentity;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The citation as a BibTeX entry. The title keeps its letters; what LaTeX would act on is written out. */
export function formatBibtex({ tittel, maned, kilde, sti, adresse, site }: CitedWork): string {
  return [
    `@misc{${citationKey(sti, site)},`,
    `  author = {{${escapeLatex(publisherName(site))}}},`,
    `  title = {{${escapeLatex(tittel)}}},`,
    `  year = {${yearOf(maned)}},`,
    `  month = ${MONTHS[monthNumber(maned) - 1] ?? ''},`,
    `  url = {${adresse}},`,
    `  note = {${escapeLatex(kilde)}},`,
    `  langid = {norsk},`,
    `}`,
  ].join('\n');
}

/** The citation as CSL-JSON, a list of one. */
export function formatCsl({ slag, tittel, maned, kilde, sti, adresse, site }: CitedWork): string {
  const entry = {
    id: citationKey(sti, site),
    type: slag === 'figur' ? 'figure' : 'webpage',
    title: tittel,
    author: [{ literal: publisherName(site) }],
    'container-title': site.name,
    issued: { 'date-parts': [[yearOf(maned), monthNumber(maned)]] },
    URL: adresse,
    note: kilde,
    language: 'nb',
  };
  return JSON.stringify([entry]);
}

/** Longer keys are not known for BibTeX by some programs. */
const LONGEST_KEY = 100;

/** `/rapporter/2021-05/tiltak/mentor/` → `tiltakstall-2021-05-tiltak-mentor`; a figure by its own name: `tiltakstall-2021-05-mentor-endring`. */
export function citationKey(path: string, { name }: SiteIdentity): string {
  const [page = '', figure] = path.split('#');
  const way = page.split('/').filter((step) => step !== '' && step !== 'rapporter');
  const steps = figure === undefined ? way : [...way.slice(0, 1), figure];
  const key = [slugify(name), ...steps].join('-');
  return key.slice(0, LONGEST_KEY).replace(/-+$/, '');
}

const LATEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // Braces count as braces also behind a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  // A space that does not break, as between the digits of a number.
  '\u00a0': '~',
  '^': '\\textasciicircum{}',
};

/** Any text as LaTeX that shows it, without the characters nobody sees. */
function escapeLatex(text: string): string {
  return [...text]
    .filter((sign) => !INVISIBLE.test(sign))
    .map((sign) => LATEX[sign] ?? (/[%$&#_]/.test(sign) ? `\\${sign}` : sign))
    .join('');
}
