import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import type { Code, Nodes } from 'mdast';

const RULES = join(import.meta.dirname, '../../docs/rules.md');

/** A fenced block: its kind, what it promises, and for a registry entry the file it is. */
export interface Example {
  slag: string;
  meta: string;
  tekst: string;
  linje: number;
}

/** One rule's section. */
export interface RuleSection {
  ruleId: string;
  /** «Feil», «Advarsel» or «Opplysning», or several of them: the first sentence. */
  severity: string[];
  /** All of its prose. */
  prose: string;
  trigger: Example[];
  triggerNot: Example[];
}

/** The rules document, read: the reports the examples build on, and the sections in order. */
export interface RuleBook {
  baseRapport: string;
  faultRapport: string;
  rules: RuleSection[];
}

/** Reads docs/rules.md. Every heading of the third level is a rule; its fenced blocks are its examples. */
export function readRuleBook(): RuleBook {
  const nodes = fromMarkdown(readFileSync(RULES, 'utf8')).children;
  const blocks = nodes.filter((node) => node.type === 'code').map(toExample);
  const baseRapport = only(blocks, 'rapport', 'grunnrapport').tekst;
  const faultRapport = applyDiff(baseRapport, only(blocks, 'diff', 'feilrapport').tekst);
  const starts = nodes.flatMap((node, i) => (isRule(node) ? [i] : []));
  const rules = starts.map((start) => {
    const rest = nodes.slice(start + 1);
    const end = rest.findIndex((node) => node.type === 'heading');
    return toRule(toString(nodes[start]), end === -1 ? rest : rest.slice(0, end));
  });
  return { baseRapport, faultRapport, rules };
}

function isRule(node: Nodes): boolean {
  return node.type === 'heading' && node.depth === 3;
}

function toRule(ruleId: string, body: Nodes[]): RuleSection {
  const prose = body
    .filter((node) => node.type !== 'code')
    .map((node) => toString(node))
    .join('\n');
  const examples = body.filter((node) => node.type === 'code').map(toExample);
  return {
    ruleId,
    severity: (prose.split('.')[0] ?? '').toLowerCase().split(' eller '),
    prose,
    trigger: examples.filter(({ meta }) => /^utløser(?! ikke)/.test(meta)),
    triggerNot: examples.filter(({ meta }) => meta.startsWith('utløser ikke')),
  };
}

function toExample({ lang, meta, value, position }: Code): Example {
  return { slag: lang ?? '', meta: meta ?? '', tekst: value, linje: position?.start.line ?? 0 };
}

function only(blocks: Example[], kind: string, meta: string): Example {
  const [found, ...more] = blocks.filter((block) => block.slag === kind && block.meta === meta);
  if (!found || more.length > 0)
    throw new Error(`docs/rules.md: ventet én blokk «${kind} ${meta}»`);
  return found;
}

/**
 * The text with a diff put in. Lines begin with a space (stays), `-` (goes) or `+` (comes); `@@` stands between hunks.
 * The lines that stay and go must follow each other in exactly one place.
 */
export function applyDiff(text: string, diff: string): string {
  return diff.split(/^@@.*\n/m).reduce((current, hunk) => {
    const lines = hunk.replace(/\n$/, '').split('\n');
    const page = (sign: string) =>
      lines.filter((line) => !line.startsWith(sign)).map((line) => `${line.slice(1)}\n`);
    const before = page('+').join('');
    const parts = `\n${current}\n`.split(`\n${before}`);
    if (parts.length !== 2)
      throw new Error(`endringen passer ${parts.length - 1} steder:\n${hunk}`);
    return parts.join(`\n${page('-').join('')}`).slice(1, -1);
  }, text);
}
