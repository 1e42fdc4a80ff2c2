import { textOf } from '../readers/files.ts';
import { foldSpace } from '../readers/own-words.ts';
import { WRITTEN } from '../readers/written-words.ts';
import type { AuditContext } from '../page/context.ts';
import { excerpt, stringsIn } from './wording.ts';

/** Every name a field may have: what the builder's sources call one. */
const FIELDS = new Set(
  WRITTEN.filter(([, ...writers]) => writers.includes('felt')).map(([text]) => text),
);

/** Data that are judged cell by cell. */
const DATA = /^data\/.*(?<!-metadata)\.json$/;

/** The words of files for programs are the builder's, and so is the name of each field. */
export function checkFileWording(context: AuditContext): void {
  for (const fil of context.dist.keys()) {
    for (const [i, texts] of textsOf(fil, context).entries())
      checkLine(fil, i + 1, texts.map(foldSpace), context);
    if (fil.endsWith('.json') && !fil.startsWith('skript/')) checkFields(fil, context);
  }
}

function checkLine(fil: string, line: number, texts: string[], context: AuditContext): void {
  for (const text of texts) {
    const at = context.wording('alt').foreignAt(text);
    if (at !== undefined)
      context.report({ fil, sted: `${line}:1`, regel: 'ordlyd', found: excerpt(text, at) });
  }
}

/** The texts of a file, line by line; in JSON all of them on the first. */
function textsOf(fil: string, { dist }: AuditContext): string[][] {
  const read = (): string => textOf(dist, fil);
  if (fil === 'feed.xml')
    return read()
      .split('\n')
      .map((line) =>
        [...line.matchAll(/>([^<]+)(?=<|$)/g)].map(([, text = '']) => unescaped(text)),
      );
  if (fil === 'katalog.ttl')
    return read()
      .split('\n')
      .map((line) => [...line.matchAll(/"((?:\\.|[^"\\])*)"/g)].map(([, text = '']) => text));
  if (fil === 'llms.txt')
    return read()
      .split('\n')
      .map((line) => [line.replace(/\\<[^>]*>/g, ' ')]);
  if (!fil.endsWith('.json') || DATA.test(fil) || fil.startsWith('skript/')) return [];
  return [stringsIn(parsed(read())).filter((text) => !text.includes('<'))];
}

function checkFields(fil: string, context: AuditContext): void {
  const seen = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) for (const name of Object.keys(value)) seen.add(name);
    Object.values(value).forEach(visit);
  };
  visit(parsed(textOf(context.dist, fil)));
  for (const name of seen)
    if (!FIELDS.has(name) && context.wording('alt').foreignAt(name) !== undefined)
      context.report({ fil, sted: '1:1', regel: 'felt', found: `«${name}»` });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return 'ulesbar JSON';
  }
}

function unescaped(text: string): string {
  return text
    .replace(/&(?:lt|gt|quot|apos|#39|#x27);/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/<[^<>]*>/g, ' ');
}
