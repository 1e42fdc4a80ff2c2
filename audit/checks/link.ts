import { tekstAv } from '../files.ts';
import { stedAv, tekstI, type Element } from '../page/document.ts';
import type { Sak, Side } from '../context.ts';

/** One reference from one place to another. */
interface Lenke {
  fil: string;
  sted: string;
  mal: string;
}

const REFERANSER = ['href', 'src', 'poster', 'data', 'action', 'xlink:href', 'cite'];
const TEKSTFIL = /\.(xml|txt|json|ttl|css|webmanifest|svg|csv|bib|md|js)$/;
/** Stands for the site's own origin while relative addresses are resolved. */
const SELV = 'http://selv.invalid';

/** A reference to a place on a page that may not have been read yet. */
interface Ankerlenke extends Lenke {
  mafil: string;
  anker: string;
}

/** Judges every reference as it is met, and those to anchors when all pages are known. */
export class Lenkesjekk {
  private readonly tilAnker: Ankerlenke[] = [];
  private readonly ankere = new Map<string, Set<string>>();
  private readonly opphav: string;

  /** `forside` is the front page's HTML: its canonical address tells where the site is published. */
  constructor(forside: string) {
    this.opphav = opphavAv(forside);
  }

  /** Takes what one page holds. */
  ta(side: Side, html: string, sak: Sak): void {
    this.ankere.set(side.fil, new Set(side.elementer.flatMap(({ attr }) => attr.id ?? [])));
    const egne = new Map<string, string>();
    for (const element of side.elementer)
      for (const mal of malene(element)) if (!egne.has(mal)) egne.set(mal, stedAv(element));
    for (const [mal, sted] of egne) this.domEn({ fil: side.fil, sted, mal }, sak);
    if (this.opphav !== '') this.taAbsolutte(side.fil, html, egne, sak);
  }

  /** Judges the references in feeds, sitemaps and other text files, and all those to anchors. */
  dom(sak: Sak): void {
    for (const fil of sak.dist.keys()) {
      if (!TEKSTFIL.test(fil)) continue;
      const tekst = tekstAv(sak.dist, fil);
      if (this.opphav !== '') this.taAbsolutte(fil, tekst, new Map(), sak);
      if (fil.endsWith('.css'))
        for (const mal of cssReferanser(tekst)) this.domEn({ fil, sted: '1:1', mal }, sak);
    }
    for (const { fil, sted, mal, mafil, anker } of this.tilAnker)
      if (this.ankere.get(mafil)?.has(anker) === false)
        sak.meld({ fil, sted, regel: 'anker-død', sier: mal });
  }

  private taAbsolutte(fil: string, tekst: string, kjente: Map<string, string>, sak: Sak): void {
    let linje = 1;
    let forrige = 0;
    for (const treff of tekst.matchAll(/https?:\/\/[^\s"'<>()[\]{}\\|^`]+/g)) {
      const mal = treff[0]
        .replace(/&(quot|lt|gt|#\w+);?.*$/, '')
        .replace(/&amp;/g, '&')
        .replace(/[.,;:]+$/, '');
      linje += tekst.slice(forrige, treff.index).split('\n').length - 1;
      forrige = treff.index;
      if (!this.erEgen(mal) || kjente.has(mal)) continue;
      kjente.set(mal, `${linje}`);
      this.domEn({ fil, sted: `${linje}`, mal }, sak);
    }
  }

  private erEgen(mal: string): boolean {
    return mal === this.opphav || mal.startsWith(`${this.opphav}/`);
  }

  private domEn({ fil, sted, mal }: Lenke, sak: Sak): void {
    sak.telling.lenker += 1;
    const meld = (regel: string, skalSi?: string): void =>
      sak.meld({ fil, sted, regel, sier: mal, ...(skalSi === undefined ? {} : { skalSi }) });
    const url = this.los(fil, mal, sak.base);
    if (url === undefined) {
      meld('lenke', 'en gyldig adresse');
      return;
    }
    if (url === 'annet-sted') return;
    if (!url.pathname.startsWith(sak.base)) {
      meld('lenke-base', `en adresse under ${sak.base}`);
      return;
    }
    const mafil = filFor(url.pathname.slice(sak.base.length), sak);
    if (mafil === undefined) {
      meld('lenke-død');
      return;
    }
    const anker = tryggDekoding(url.hash.slice(1));
    if (anker !== '') this.tilAnker.push({ fil, sted, mal, mafil, anker });
  }

  /** The address inside this site, `annet-sted` for another site's, undefined when it is no address. */
  private los(fil: string, mal: string, base: string): URL | 'annet-sted' | undefined {
    if (/^(mailto|tel|data|blob):/i.test(mal)) return 'annet-sted';
    const lokal =
      this.opphav !== '' && this.erEgen(mal) ? mal.slice(this.opphav.length) || '/' : mal;
    try {
      const url = new URL(lokal, `${SELV}${base}${fil.replace(/(^|\/)index\.html$/, '$1')}`);
      if (!/^https?:$/.test(url.protocol)) return undefined;
      return url.origin === SELV ? url : 'annet-sted';
    } catch {
      return undefined;
    }
  }
}

function* malene(element: Element): Generator<string> {
  const { navn, attr } = element;
  for (const referanse of REFERANSER) {
    const mal = attr[referanse];
    if (mal !== undefined && (referanse !== 'data' || navn === 'object')) yield mal;
  }
  yield* srcset(attr.srcset ?? '');
  const videre = navn === 'meta' ? /^\s*\d+\s*;\s*url=(.+)$/i.exec(attr.content ?? '') : null;
  if (videre) yield (videre[1] ?? '').trim();
  yield* cssReferanser(attr.style ?? '');
}

function srcset(tekst: string): string[] {
  return tekst
    .split(',')
    .map((del) => del.trim().split(/\s+/)[0] ?? '')
    .filter((mal) => mal !== '');
}

function cssReferanser(css: string): string[] {
  return [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map((treff) => treff[1] ?? '');
}

function opphavAv(forside: string): string {
  const kanonisk = /<link\b[^>]*\brel="?canonical"?[^>]*>/.exec(forside)?.[0] ?? '';
  const href = /\bhref="?([^"\s>]+)/.exec(kanonisk)?.[1] ?? '';
  return URL.canParse(href) ? new URL(href).origin : '';
}

/** The file an address under the base leads to: pages end in `/`, files are named. */
function filFor(sti: string, sak: Sak): string | undefined {
  const dekodet = tryggDekoding(sti);
  const fil = dekodet === '' || dekodet.endsWith('/') ? `${dekodet}index.html` : dekodet;
  return sak.dist.has(fil) ? fil : undefined;
}

function tryggDekoding(tekst: string): string {
  try {
    return decodeURIComponent(tekst);
  } catch {
    return tekst;
  }
}

const NIVAMAPPE: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgruppe: 'tiltaksgrupper',
  hovedgruppe: 'hovedgrupper',
};

/** A link whose words are an entity's name leads to that entity; a link to a source line, to a line that holds the series. */
export function sjekkLenketekst(side: Side, sak: Sak): void {
  for (const element of side.elementer) {
    const { href } = element.attr;
    if (element.navn !== 'a' || href === undefined) continue;
    const treff = /\/(tiltak|tiltaksgrupper|hovedgrupper)\/([a-z0-9-]+)\/?(?:[?#].*)?$/.exec(href);
    if (!treff) continue;
    const tekst = tekstI(element).replace(/\s+/g, ' ').trim();
    const [omtale] = sak.navn.finn(tekst);
    if (!omtale || omtale.fra > 0 || omtale.til < tekst.length) continue;
    const passer = omtale.oppforinger.some(
      ({ niva, id }) => NIVAMAPPE[niva] === treff[1] && id === treff[2],
    );
    if (!passer)
      sak.meld({
        fil: side.fil,
        sted: stedAv(element),
        regel: 'lenke-navn',
        sier: `«${tekst}» leder til ${href}`,
      });
  }
}
