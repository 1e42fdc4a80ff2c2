/** The explanation of a registry entry: where its links may lead, which letters it may have, and what it may not claim. */

import type { Break, Code, Definition, InlineCode, Link, Nodes, Root, Text } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { z } from 'zod';
import { isSafeLink } from '../../domain/link.ts';
import { addDiagnostic, type Place } from '../../domain/diagnostic.ts';
import { NOT_LATIN, INVISIBLE } from '../../domain/register.ts';
import { makeVisible, type YamlPath, type Yaml } from './yaml.ts';
import { findClaims, type Claim, type TextKind } from '../../domain/free-text.ts';

/** The explanation of a registry entry as a tree; positions are those of the text. */
export function parseExplanation(explanation: string): Root {
  return unified().use(remarkParse).parse(explanation);
}

/**
 * Reports every link of an explanation that leads neither to the web, to an e-mail address nor to a path of the site, and every
 * image and piece of HTML (`oppforing-lenke`). The tree has told what each address is when escapes and entities are
 * read. `start` is where the text starts in the file.
 */
export function reportLinks(file: VFile, tree: Root, start: Place): void {
  visit(tree, (node) => {
    const finding = findingFor(node);
    if (finding)
      addDiagnostic(file, {
        ruleId: 'oppforing-lenke',
        severity: 'error',
        sted: placeIn(node, start),
        ...finding,
      });
  });
}

/** Where a node of the explanation stands in the file. */
function placeIn({ position }: Nodes, start: Place): Place {
  const { line, column } = position?.start ?? { line: 1, column: 1 };
  return {
    linje: start.linje + line - 1,
    kolonne: line === 1 ? start.kolonne + column - 1 : column,
  };
}

/** A run of words of the explanation, and where each of its characters stands in the file. */
interface TextFlow {
  tekst: string;
  placeFor: (index: number) => Place;
}

/**
 * What a reader sees of an explanation, a paragraph, heading or block of code at a time: emphasis and links do not part a
 * sentence, and escapes and entities are read. A link's own title is a text for itself.
 */
export function textFlows(explanation: string, tree: Root, start: Place): TextFlow[] {
  const flows: TextFlow[] = [];
  visit(tree, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'code')
      flows.push(toTextFlow(node, explanation, start));
    else if ((node.type === 'link' || node.type === 'definition') && node.title)
      flows.push({ tekst: node.title, placeFor: () => placeIn(node, start) });
  });
  return flows;
}

const FOREIGN = new RegExp(`(?:${NOT_LATIN.source})+`, 'gu');
const UNSEEN = new RegExp(`(?![\\n\\t])${INVISIBLE.source}`, 'gu');

/**
 * Reports letters that are not Latin, and characters nobody sees that the explanation writes as entities (`&shy;`): either
 * lets a word look like another than it is.
 */
export function reportForeignCharacters(
  file: VFile,
  explanation: string,
  flows: readonly TextFlow[],
): void {
  for (const { tekst, placeFor } of flows) {
    for (const { 0: word, index } of tekst.matchAll(FOREIGN))
      reportOneSign(file, placeFor(index), {
        funn: `«${makeVisible(word)}», som ikke er latinske bokstaver`,
        ventet: 'latinske bokstaver',
        note: 'Skriv ordet med vanlige bokstaver. Bokstaver fra andre alfabeter kan se ut som våre.',
      });
    for (const { 0: sign, index } of tekst.matchAll(UNSEEN))
      if (!explanation.includes(sign))
        reportOneSign(file, placeFor(index), {
          funn: `et usynlig tegn, ${makeVisible(sign)}`,
          ventet: 'synlige tegn',
          note: 'Slett tegnet, også når det er skrevet med en kode som &shy;.',
        });
  }
}

function reportOneSign(
  file: VFile,
  sted: Place,
  { funn, ventet, note }: { funn: string; ventet: string; note: string },
): void {
  addDiagnostic(file, {
    ruleId: 'oppforing-felt',
    severity: 'error',
    reason: `Forklaringen har ${funn}; forventet bare ${ventet}.`,
    sted,
    note,
  });
}

function toTextFlow(block: Nodes, explanation: string, start: Place): TextFlow {
  const pieces: { fra: number; node: Text | InlineCode | Code | Break }[] = [];
  let tekst = '';
  visit(block, (node) => {
    if (!isWord(node)) return;
    pieces.push({ fra: tekst.length, node });
    tekst += node.type === 'break' ? ' ' : node.value;
  });
  return { tekst, placeFor };

  function placeFor(index: number): Place {
    const piece = pieces.findLast(({ fra }) => fra <= index);
    if (!piece) return placeIn(block, start);
    const place = placeIn(piece.node, start);
    const offset = piece.node.position?.start.offset ?? 0;
    const inside = index - piece.fra;
    // Where escapes or entities are read, the text is not the source's, letter for letter: tell where it starts.
    const source = explanation.slice(offset, offset + inside);
    if (piece.node.type !== 'text' || source !== tekst.slice(piece.fra, index)) return place;
    const lines = source.split('\n');
    const kolonne = (lines.length === 1 ? place.kolonne : 1) + (lines.at(-1) ?? '').length;
    return { linje: place.linje + lines.length - 1, kolonne };
  }
}

function isWord(node: Nodes): node is Text | InlineCode | Code | Break {
  return ['text', 'inlineCode', 'code', 'break'].includes(node.type);
}

function findingFor(node: Nodes) {
  switch (node.type) {
    case 'link':
    case 'definition':
      return isSafeLink(node.url) ? undefined : linkFinding(node);
    case 'image':
    case 'imageReference':
      return {
        reason: 'Forklaringen har et bilde; forventet bare tekst og lenker.',
        note: 'Fjern bildet.',
      };
    case 'html':
      return {
        reason: `Forklaringen har HTML, «${makeVisible(node.value.slice(0, 40))}»; forventet bare tekst og lenker.`,
        note: 'Fjern HTML-en. En lenke skrives [ord](https://…), og et tegn som < skrives \\<.',
      };
    default:
      return undefined;
  }
}

function linkFinding({ url }: Link | Definition) {
  const shown = makeVisible(url.slice(0, 200));
  return {
    reason: `Lenken leder til «${shown}»; forventet en nettadresse, en e-postadresse eller en sti på nettstedet.`,
    actual: shown,
    expected: ['https://…', 'mailto:…', '/tiltak/…/'],
    note: 'Skriv hele adressen med https:// foran, mailto: med en e-postadresse, eller en sti som begynner med én skråstrek. Anførselstegn og mellomrom i en adresse skrives %22, %27 og %20.',
  };
}

/**
 * Reports what the free text of an entry tells that only the reports may tell: numbers of people (`oppforing-tall`), and
 * words of what is hidden (`oppforing-skjermet`). Names are not judged: they are the agency's.
 */
export function reportClaims(file: VFile, yaml: Yaml, flows: TextFlow[]): void {
  const navn = names(yaml.data);
  for (const { tekst, placeFor } of flows)
    for (const finding of findClaims(tekst, { navn, form: false }))
      reportClaim(file, 'Forklaringen', finding, placeFor(finding.indeks));
  for (const { sti, tekst } of fields(yaml.data))
    for (const finding of findClaims(tekst, { navn, form: sti[0] === 'former' }))
      reportClaim(
        file,
        `Feltet «${z.core.toDotPath([...sti])}»`,
        finding,
        placeFor(file, yaml.placeFor(sti), finding),
      );
}

function reportClaim(file: VFile, where: string, { slag, ord }: Claim, sted: Place): void {
  const actual = makeVisible(ord);
  if (slag === 'tall')
    addDiagnostic(file, {
      ruleId: 'oppforing-tall',
      severity: 'error',
      reason: `${where} har tallet «${actual}» om deltakere; forventet at bare rapportene forteller slike tall.`,
      sted,
      actual,
      note: 'Skriv det uten tallet. Varighet, alder, årstall, kroner, deler av lønn og henvisninger til lov kan stå.',
    });
  else
    addDiagnostic(file, {
      ruleId: 'oppforing-skjermet',
      severity: 'error',
      reason: `${where} har «${actual}»; forventet ingenting om hva kilden har skjermet.`,
      sted,
      actual,
      note: 'Skriv det om. En «skjermet virksomhet» kan stå, og navnene slik de er trykt.',
    });
}

/** Where the words stand, when the field is written on one line as it is read; else where the field's value starts. */
function placeFor(file: VFile, place: Place, { ord, indeks }: Claim): Place {
  const line = String(file).split(/\r?\n/)[place.linje - 1] ?? '';
  const value = line.replace(/^\uFEFF/, '').slice(place.kolonne - 1);
  const quotation = /^["']/.test(value) ? 1 : 0;
  if (!value.slice(indeks + quotation).startsWith(ord)) return place;
  return { linje: place.linje, kolonne: place.kolonne + indeks + quotation };
}

function names(data: unknown): TextKind['navn'] {
  const earlier = asList(fieldIn(data, 'tidligere')).map((entry) => fieldIn(entry, 'navn'));
  return [fieldIn(data, 'navn'), ...asList(fieldIn(data, 'alias')), ...earlier].filter(isText);
}

function fields(data: unknown): { sti: YamlPath; tekst: string }[] {
  const breach = asList(fieldIn(data, 'brudd'));
  const paths: YamlPath[] = [
    ['ingress'],
    ...['setning', 'alene', 'kort', 'flertall', 'entall'].map((form) => ['former', form]),
    ...breach.map((_, i) => ['brudd', i, 'tekst']),
  ];
  return paths.flatMap((sti) => {
    const tekst = sti.reduce<unknown>((value, step) => fieldIn(value, step), data);
    return isText(tekst) ? [{ sti, tekst }] : [];
  });
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function fieldIn(data: unknown, field: PropertyKey): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  return Object.getOwnPropertyDescriptor(data, field)?.value;
}
