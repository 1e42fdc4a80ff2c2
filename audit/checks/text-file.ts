import { tekstAv } from '../files.ts';
import { alleElementer, lesHtml, stedAv, tekstI } from '../page/document.ts';
import { setningene } from '../page/sentence.ts';
import type { Sak, Side } from '../context.ts';
import { delt, rent, ukjenteTall } from './free-text.ts';

/** What the auditor knows how to judge, and what has no words or numbers of its own. */
const KJENTE = /\.(html|css|js|csv|json|xlsx|svg|xml|txt|ttl|bib|md|webmanifest|png|ico|woff2?)$/;
/** Files for the web host and for who copies the site: digests of the files, a mark, a domain. */
const FOR_VERTEN = new Set(['SHA256SUMS', '.nojekyll', 'CNAME']);
const MED_TEKST = /\.(xml|txt|ttl|bib|md|webmanifest|json)$/;
/** Words that make a number a claim about the statistics. */
const OM_TALLENE = /deltaker|prosent|flere|færre|økt|økning|nedgang|kvinne|(?<!\p{L})menn/iu;

/** Remembers what pages say, so that feeds and other files can be held to the same words. */
export class Tekstfilsjekk {
  private readonly sagt = new Set<string>();

  /** Takes the sentences of one page that hold a number; no other file speaks of an entity as an earlier release told it. */
  ta(side: Side): void {
    if (/^\/rapporter\/[^/]+\/./.test(side.adresse)) return;
    for (const { tekst } of side.setninger) if (/\d/.test(tekst)) this.sagt.add(rent(tekst));
  }

  /** Judges every file that is neither page nor drawing: claims are sentences some page says too. */
  dom(sak: Sak): void {
    for (const fil of [...sak.dist.keys()].sort()) {
      if (!KJENTE.test(fil) && !FOR_VERTEN.has(fil))
        sak.meld({
          fil,
          sted: '1:1',
          regel: 'filtype',
          sier: 'en filtype revisoren ikke kan prøve',
        });
      if (MED_TEKST.test(fil) && !fil.startsWith('data/')) this.domTekst(fil, sak);
    }
  }

  /** A sheet's title and description are what a page says; its own texts hold no other number. */
  domTegning(side: Side, sak: Sak): void {
    const ark = side.elementer.find(({ navn }) => navn === 'svg');
    const egne = (ark?.barn ?? [])
      .filter((barn) => barn.slag === 'element')
      .filter(({ navn }) => navn !== 'svg' && navn !== 'style');
    const sagt = egne.filter(({ navn }) => navn === 'title' || navn === 'desc').map(tekstI);
    for (const setning of sagt.flatMap(setninger))
      if (/\d/.test(setning) && !this.sagt.has(rent(setning)))
        sak.meld({
          fil: side.fil,
          sted: '1:1',
          regel: 'fritekst',
          sier: `«${rent(setning)}», som ingen side sier`,
        });
    const kjent = sagt.join(' ');
    // Headings are broken over lines: read as one, or «2-årig / opplæringstiltak» is no name.
    const ord = egne
      .flatMap((element) => alleElementer(element))
      .flatMap(({ barn }) => barn.flatMap((ett) => (ett.slag === 'tekst' ? ett.tekst : [])))
      .join(' ');
    const har = (ett: string): boolean => kjent.includes(ett) || /^(19|20)\d\d$/.test(ett);
    const tall = ukjenteTall(ord, { has: har }, sak);
    if (tall !== undefined)
      sak.meld({
        fil: side.fil,
        sted: stedAv(ark ?? side.dokument.rot),
        regel: 'figur-tall',
        sier: `«${tall}» i «${ord}»`,
      });
  }

  private domTekst(fil: string, sak: Sak): void {
    const tekst = tekstAv(sak.dist, fil);
    for (const setning of setningeneI(fil, tekst)) {
      if (!OM_TALLENE.test(setning) || this.sagt.has(rent(setning))) continue;
      const tall = ukjenteTall(setning, { has: (ar) => /^(19|20)\d\d$/.test(ar) }, sak);
      if (tall !== undefined)
        sak.meld({
          fil,
          sted: '1:1',
          regel: 'fritekst',
          sier: `«${tall}» i «${rent(setning)}», som ingen side sier`,
        });
    }
  }
}

function setningeneI(fil: string, tekst: string): string[] {
  if (fil.endsWith('.json') || fil.endsWith('.webmanifest'))
    return jsonTekster(tekst).flatMap(setninger);
  if (!fil.endsWith('.xml')) return tekst.split('\n').flatMap(setninger);
  // Feeds carry HTML as escaped text: what an element holds is read once more.
  return alleElementer(lesHtml(tekst).rot)
    .filter(({ barn }) => barn.every(({ slag }) => slag === 'tekst'))
    .flatMap((element) => setningene(lesHtml(tekstI(element)).rot).map((setning) => setning.tekst));
}

function setninger(tekst: string): string[] {
  return delt(tekst).map((setning) => setning.tekst);
}

function jsonTekster(json: string): string[] {
  const ut: string[] = [];
  try {
    JSON.parse(json, (_, verdi: unknown) => {
      if (typeof verdi === 'string' && !verdi.startsWith('<')) ut.push(verdi);
      return verdi;
    });
  } catch (feil) {
    ut.push(`0 deltakere: ${String(feil)}`);
  }
  return ut;
}
