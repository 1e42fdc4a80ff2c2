import { textOf } from '../readers/files.ts';
import { allElements, textIn } from '../page/document.ts';
import { readHtml } from '../page/read-html.ts';
import { sentences } from '../page/sentence.ts';
import type { AuditContext, AuditedPage } from '../page/context.ts';
import { splitSentences, normalizeSentence, unknownNumber } from './free-text.ts';

/** What the auditor knows how to judge, and what has no words or numbers of its own. */
const KNOWN = /\.(html|css|js|csv|json|xlsx|svg|xml|txt|ttl|bib|md|webmanifest|png|ico|woff2?)$/;
/** Files for the web host and for who copies the site: digests of the files, a mark, a domain. */
const FOR_HOST = new Set(['SHA256SUMS', '.nojekyll', 'CNAME']);
const WITH_TEXT = /\.(xml|txt|ttl|bib|md|webmanifest|json)$/;
/** Words that make a number a claim about the statistics. */
const ABOUT_NUMBERS = /deltaker|prosent|flere|færre|økt|økning|nedgang|kvinne|(?<!\p{L})menn/iu;

/** Remembers what pages say, so that feeds and other files can be held to the same words. */
export class TextFileCheck {
  private readonly said = new Set<string>();

  /** Takes the sentences of one page that hold a number; no other file speaks of an entity as an earlier release told it. */
  take(page: AuditedPage, context: AuditContext): void {
    if (/^\/rapporter\/[^/]+\/./.test(page.adresse)) return;
    for (const { tekst } of page.sentences)
      if (/\d/.test(tekst)) this.said.add(normalizeSentence(tekst, context));
  }

  /** Judges every file that is neither page nor drawing: claims are sentences some page says too. */
  judge(context: AuditContext): void {
    for (const fil of [...context.dist.keys()].sort()) {
      if (!KNOWN.test(fil) && !FOR_HOST.has(fil))
        context.report({
          fil,
          sted: '1:1',
          regel: 'filtype',
          found: 'en filtype revisoren ikke kan prøve',
        });
      if (WITH_TEXT.test(fil) && !fil.startsWith('data/')) this.judgeText(fil, context);
    }
  }

  private judgeText(fil: string, context: AuditContext): void {
    const text = textOf(context.dist, fil);
    for (const sentence of sentencesIn(fil, text)) {
      if (!ABOUT_NUMBERS.test(sentence) || this.said.has(normalizeSentence(sentence, context)))
        continue;
      const number = unknownNumber(
        sentence,
        { has: (year) => /^(19|20)\d\d$/.test(year) },
        context,
      );
      if (number !== undefined)
        context.report({
          fil,
          sted: '1:1',
          regel: 'fritekst',
          found: `«${number}» i «${normalizeSentence(sentence, context)}», som ingen side sier`,
        });
    }
  }
}

function sentencesIn(file: string, text: string): string[] {
  if (file.endsWith('.json') || file.endsWith('.webmanifest'))
    return jsonTexts(text).flatMap(statements);
  if (!file.endsWith('.xml')) return text.split('\n').flatMap(statements);
  // Feeds carry HTML as escaped text: what an element holds is read once more.
  return allElements(readHtml(text).root)
    .filter(({ children }) => children.every(({ slag }) => slag === 'tekst'))
    .map(textIn)
    .flatMap((held) =>
      /[<&]/.test(held)
        ? sentences(readHtml(held).root).map((sentence) => sentence.tekst)
        : statements(held),
    );
}

function statements(text: string): string[] {
  return splitSentences(text).map((sentence) => sentence.tekst);
}

function jsonTexts(json: string): string[] {
  const out: string[] = [];
  try {
    JSON.parse(json, (_, value: unknown) => {
      if (typeof value === 'string' && !value.startsWith('<')) out.push(value);
      return value;
    });
  } catch (fault) {
    out.push(`0 deltakere: ${String(fault)}`);
  }
  return out;
}
