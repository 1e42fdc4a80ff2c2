import type { VFile } from 'vfile';
import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import { meld, type Sted } from '../../domain/diagnostic.ts';

/** A path of keys and list positions from the root to a value. */
export type Sti = readonly PropertyKey[];

/** A piece of YAML as plain data, with the place of every value in the file it was cut from. */
export interface Yaml {
  data: unknown;
  /** Where the value stands; where it is missing, the nearest value around it. */
  stedFor(sti: Sti): Sted;
  /** Where the key of the value stands; where it is missing, as `stedFor`. */
  stedForNokkel(sti: Sti): Sted;
}

const FEIL: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'Det samme feltet står to ganger.',
  TAB_AS_INDENT: 'Linjen er rykket inn med tabulator; forventet mellomrom.',
  BAD_INDENT: 'Linjen er rykket inn feil.',
  MISSING_CHAR: 'Et tegn mangler, for eksempel et anførselstegn eller et kolon.',
  BLOCK_AS_IMPLICIT_KEY: 'Linjen har et kolon for mye; tekst med kolon må stå i anførselstegn.',
  NON_STRING_KEY: 'Feltnavnet er ikke tekst.',
  TAG_RESOLVE_FAILED: 'Verdien har et merke («!») som ikke kan leses.',
};

/**
 * The YAML in `tekst`, which starts at line `linje` of the file. Reports every error through `meld`
 * and then returns undefined. Anchors cannot be referred to: each file says what it means in place.
 */
export function parseYaml(
  file: VFile,
  tekst: string,
  linje: number,
  ruleId: string,
): Yaml | undefined {
  const linjer = new LineCounter();
  const dokument = parseDocument(tekst, {
    lineCounter: linjer,
    prettyErrors: false,
    stringKeys: true,
  });
  const sted = (fra: number, til = fra) => toSted(linjer, linje, fra, til);
  // A tab among the indents makes the reader stumble on all that follows: tell the tab alone.
  const tab = /^[ ]*\t/m.exec(tekst);
  const feil = [...dokument.errors, ...dokument.warnings];
  if (tab && feil.length > 0) {
    const pos = tab.index + tab[0].length - 1;
    meld(file, {
      ruleId,
      alvor: 'error',
      reason: 'Linjen er rykket inn med tabulator; forventet mellomrom.',
      sted: sted(pos, pos + 1),
      note: 'Bytt tabulatoren i to mellomrom for hvert innrykk.',
    });
    return undefined;
  }
  for (const { code, message, pos } of feil)
    meld(file, {
      ruleId,
      alvor: 'error',
      reason: FEIL[code] ?? 'Teksten er ikke gyldig YAML.',
      sted: sted(pos[0]),
      note: `YAML-leseren sier: ${message}`,
    });
  if (meldAlias(file, dokument, sted, ruleId) || feil.length > 0) return undefined;

  const stedForNode = (node: Node | null) =>
    node?.range ? sted(node.range[0], node.range[1]) : { linje, kolonne: 1 };
  const stedFor = (sti: Sti) => stedForNode(findNode(dokument, sti));
  return {
    data: dokument.toJS(),
    stedFor,
    stedForNokkel: (sti) => {
      const nokkel = findKey(dokument, sti);
      return nokkel ? stedForNode(nokkel) : stedFor(sti);
    },
  };
}

function meldAlias(
  file: VFile,
  dokument: Document,
  sted: (fra: number) => Sted,
  ruleId: string,
): boolean {
  let funnet = false;
  visit(dokument, {
    Alias(_, alias) {
      funnet = true;
      meld(file, {
        ruleId,
        alvor: 'error',
        reason: `Henvisningen «*${alias.source}» er ikke tillatt; forventet verdien selv.`,
        sted: sted(alias.range?.[0] ?? 0),
        actual: `*${alias.source}`,
        note: 'Skriv verdien ut. Begynner teksten med en stjerne, må den stå i anførselstegn.',
      });
    },
  });
  return funnet;
}

function findNode(dokument: Document, sti: Sti): Node | null {
  let funnet: unknown = dokument.contents;
  for (const steg of sti) {
    const neste: unknown = isCollection(funnet) ? funnet.get(steg, true) : undefined;
    if (!isNode(neste)) break;
    funnet = neste;
  }
  return isNode(funnet) ? funnet : null;
}

function findKey(dokument: Document, sti: Sti): Node | undefined {
  const forelder = findNode(dokument, sti.slice(0, -1));
  if (!isMap(forelder)) return undefined;
  return forelder.items
    .map((par) => par.key)
    .filter(isScalar)
    .find((nokkel) => nokkel.value === sti.at(-1));
}

function toSted(linjer: LineCounter, linje: number, fra: number, til: number): Sted {
  const start = linjer.linePos(fra);
  const slutt = linjer.linePos(til);
  const sted = { linje: start.line + linje - 1, kolonne: Math.max(1, start.col) };
  const enLinje = slutt.line === start.line && til > fra;
  return enLinje ? { ...sted, sluttkolonne: slutt.col } : sted;
}
