import type { Break, Code, Definition, InlineCode, Link, Nodes, Root, Text } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { isTryggLenke } from '../../domain/link.ts';
import { meld, type Sted } from '../../domain/diagnostic.ts';
import { IKKE_LATINSK, USYNLIG } from '../../domain/register.ts';
import { synliggjor } from './schema-errors.ts';

/** The explanation of a registry entry as a tree; positions are those of the text. */
export function parseForklaring(forklaring: string): Root {
  return unified().use(remarkParse).parse(forklaring);
}

/**
 * Reports every link of an explanation that leads neither to the web, to an e-mail address nor to a path of the site, and every
 * image and piece of HTML (`oppforing-lenke`). The tree has told what each address is when escapes and entities are
 * read. `start` is where the text starts in the file.
 */
export function meldLenker(file: VFile, tree: Root, start: Sted): void {
  visit(tree, (node) => {
    const funn = funnFor(node);
    if (funn)
      meld(file, { ruleId: 'oppforing-lenke', alvor: 'error', sted: stedIn(node, start), ...funn });
  });
}

/** Where a node of the explanation stands in the file. */
export function stedIn({ position }: Nodes, start: Sted): Sted {
  const { line, column } = position?.start ?? { line: 1, column: 1 };
  return {
    linje: start.linje + line - 1,
    kolonne: line === 1 ? start.kolonne + column - 1 : column,
  };
}

/** A run of words of the explanation, and where each of its characters stands in the file. */
export interface Ordflyt {
  tekst: string;
  stedFor: (indeks: number) => Sted;
}

/**
 * What a reader sees of an explanation, a paragraph, heading or block of code at a time: emphasis and links do not part a
 * sentence, and escapes and entities are read. A link's own title is a text for itself.
 */
export function ordflyter(forklaring: string, tree: Root, start: Sted): Ordflyt[] {
  const flyter: Ordflyt[] = [];
  visit(tree, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'code')
      flyter.push(toOrdflyt(node, forklaring, start));
    else if ((node.type === 'link' || node.type === 'definition') && node.title)
      flyter.push({ tekst: node.title, stedFor: () => stedIn(node, start) });
  });
  return flyter;
}

const FREMMED = new RegExp(`(?:${IKKE_LATINSK.source})+`, 'gu');
const USYNLIGE = new RegExp(`(?![\\n\\t])${USYNLIG.source}`, 'gu');

/**
 * Reports letters that are not Latin, and characters nobody sees that the explanation writes as entities (`&shy;`): either
 * lets a word look like another than it is.
 */
export function meldTegn(file: VFile, forklaring: string, flyter: readonly Ordflyt[]): void {
  for (const { tekst, stedFor } of flyter) {
    for (const { 0: ord, index } of tekst.matchAll(FREMMED))
      meldEtTegn(file, stedFor(index), {
        funn: `«${synliggjor(ord)}», som ikke er latinske bokstaver`,
        ventet: 'latinske bokstaver',
        note: 'Skriv ordet med vanlige bokstaver. Bokstaver fra andre alfabeter kan se ut som våre.',
      });
    for (const { 0: tegn, index } of tekst.matchAll(USYNLIGE))
      if (!forklaring.includes(tegn))
        meldEtTegn(file, stedFor(index), {
          funn: `et usynlig tegn, ${synliggjor(tegn)}`,
          ventet: 'synlige tegn',
          note: 'Slett tegnet, også når det er skrevet med en kode som &shy;.',
        });
  }
}

function meldEtTegn(
  file: VFile,
  sted: Sted,
  { funn, ventet, note }: { funn: string; ventet: string; note: string },
): void {
  meld(file, {
    ruleId: 'oppforing-felt',
    alvor: 'error',
    reason: `Forklaringen har ${funn}; forventet bare ${ventet}.`,
    sted,
    note,
  });
}

function toOrdflyt(block: Nodes, forklaring: string, start: Sted): Ordflyt {
  const biter: { fra: number; node: Text | InlineCode | Code | Break }[] = [];
  let tekst = '';
  visit(block, (node) => {
    if (!isOrd(node)) return;
    biter.push({ fra: tekst.length, node });
    tekst += node.type === 'break' ? ' ' : node.value;
  });
  return { tekst, stedFor };

  function stedFor(indeks: number): Sted {
    const bit = biter.findLast(({ fra }) => fra <= indeks);
    if (!bit) return stedIn(block, start);
    const place = stedIn(bit.node, start);
    const offset = bit.node.position?.start.offset ?? 0;
    const inne = indeks - bit.fra;
    // Where escapes or entities are read, the text is not the source's, letter for letter: tell where it starts.
    const kilde = forklaring.slice(offset, offset + inne);
    if (bit.node.type !== 'text' || kilde !== tekst.slice(bit.fra, indeks)) return place;
    const linjer = kilde.split('\n');
    const kolonne = (linjer.length === 1 ? place.kolonne : 1) + (linjer.at(-1) ?? '').length;
    return { linje: place.linje + linjer.length - 1, kolonne };
  }
}

function isOrd(node: Nodes): node is Text | InlineCode | Code | Break {
  return ['text', 'inlineCode', 'code', 'break'].includes(node.type);
}

function funnFor(node: Nodes) {
  switch (node.type) {
    case 'link':
    case 'definition':
      return isTryggLenke(node.url) ? undefined : lenkefunn(node);
    case 'image':
    case 'imageReference':
      return {
        reason: 'Forklaringen har et bilde; forventet bare tekst og lenker.',
        note: 'Fjern bildet.',
      };
    case 'html':
      return {
        reason: `Forklaringen har HTML, «${synliggjor(node.value.slice(0, 40))}»; forventet bare tekst og lenker.`,
        note: 'Fjern HTML-en. En lenke skrives [ord](https://…), og et tegn som < skrives \\<.',
      };
    default:
      return undefined;
  }
}

function lenkefunn({ url }: Link | Definition) {
  const vist = synliggjor(url.slice(0, 200));
  return {
    reason: `Lenken leder til «${vist}»; forventet en nettadresse, en e-postadresse eller en sti på nettstedet.`,
    actual: vist,
    expected: ['https://…', 'mailto:…', '/tiltak/…/'],
    note: 'Skriv hele adressen med https:// foran, mailto: med en e-postadresse, eller en sti som begynner med én skråstrek. Anførselstegn og mellomrom i en adresse skrives %22, %27 og %20.',
  };
}
