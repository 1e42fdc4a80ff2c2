import { parse } from 'yaml';
import { textOf, type Files } from '../readers/files.ts';
import { sentencesOf } from './form.ts';

/** Every text of the registry as readers meet it: paragraphs, their sentences, and fields, without the marks of Markdown. */
export function registryTexts(register: Files): Set<string> {
  const out = new Set<string>();
  for (const path of register.keys()) {
    if (!/\.(?:md|yml)$/.test(path)) continue;
    const text = textOf(register, path)
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n');
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text) ?? [];
    collect(fields(path.endsWith('.yml') ? text : head), out);
    for (const paragraph of body.split(/\n\s*\n/)) {
      out.add(plain(paragraph));
      for (const sentence of sentencesOf(plain(paragraph))) out.add(sentence);
    }
  }
  return out;
}

/** What cannot be read is told where the registry is. */
function fields(yaml: string): unknown {
  try {
    return parse(yaml);
  } catch {
    return undefined;
  }
}

function collect(value: unknown, out: Set<string>): void {
  if (typeof value === 'string') out.add(plain(value));
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) collect(one, out);
}

function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\(?=[^\w\s])|[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
