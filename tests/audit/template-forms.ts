import { blockTexts, makeForms, sentencesOf } from '../../audit/grammar/form.ts';
import { readHtml } from '../../audit/page/read-html.ts';
import { readFolder } from '../../audit/readers/folder.ts';
import { readRegister as readAuditedRegister } from '../../audit/readers/register.ts';
import { makeNameFinder } from '../../audit/truth/names.ts';
import { inventReleases } from '../../bench/releases.ts';
import { FIGURE_KINDS } from '../../src/lib/domain/contract.ts';
import type { FactContext, Subject } from '../../src/lib/facts/context.ts';
import type { FactKind } from '../../src/lib/facts/fact.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { phrasingHtml } from '../../src/lib/site/html.ts';
import { figureText } from '../../src/lib/text/captions.ts';
import { keyFigures } from '../../src/lib/text/key-figures.ts';
import { withNeededYears, type Phrase } from '../../src/lib/text/phrase.ts';
import { phrasings } from '../../src/lib/text/phrasings.ts';
import { rapportSummary, type RapportSummary } from '../../src/lib/text/report-summary.ts';
import { frontPageSummary, summaryFor, type Summary } from '../../src/lib/text/summary.ts';
import { wordContext } from '../../src/lib/text/words.ts';
import { CONTENT } from '../content-folders.ts';
import { EXAMPLES, examples } from '../unit/text/examples.ts';
import { readRapporten, subjects } from '../unit/text/report.ts';

/** A phrase, and the place on a page that it is said in. */
interface Placed {
  place: string;
  phrase: Phrase;
}

/** How many months each invented course of them has. */
const MONTHS = [36, 22];

/** What the text room can say, as the auditor's forms: all phrasings of the examples, and all pages of invented years. */
export async function formsOfTemplates(): Promise<{ place: string; form: string }[]> {
  const out = inForms(await examplePhrases());
  for (const months of MONTHS) out.push(...inForms(await inventedPhrases(months, (i) => i > 0)));
  return out;
}

/** What the text room says of some of so many invented months; each number of months gives other figures. */
export async function inventedPhrases(
  months: number,
  isTold: (i: number) => boolean,
): Promise<Placed[]> {
  const { register } = await readRegister(CONTENT, 'tests/fixtures/innhold');
  return [...inventReleases(register, months)].filter((_, i) => isTold(i)).flatMap(contextPhrases);
}

/** The forms of phrases, by the registry of the real report. */
export function inForms(phrases: readonly Placed[]): { place: string; form: string }[] {
  const entries = Object.values(readAuditedRegister(readFolder(CONTENT))).flat();
  const maker = makeForms(makeNameFinder(entries), [], { siteName: 'Tiltakstall' });
  return phrases.flatMap(({ place, phrase }) =>
    [...blockTexts(readHtml(`<p>${phrasingHtml(phrase)}</p>`).root)].flatMap(({ text }) =>
      sentencesOf(maker.of(text)).map((form) => ({ place, form })),
    ),
  );
}

/** Every way to tell every example, of a subject of each kind. */
export async function examplePhrases(): Promise<Placed[]> {
  const context = await readRapporten();
  const told: Subject[] = [
    { niva: 'tiltak', id: 'arbeidstrening' },
    { niva: 'tiltaksgruppe', id: 'lonnstilskudd' },
    { niva: 'hovedgruppe', id: 'arbeidssokere-pa-tiltak' },
  ];
  return (Object.keys(EXAMPLES) as FactKind[]).flatMap((kind) =>
    told.flatMap((subject) =>
      examples(kind).flatMap((fact) => {
        const word = wordContext(context, subject);
        return [...phrasings(fact, word), ...phrasings(fact, { ...word, afterOthers: true })].map(
          (phrase) => ({
            place: `setning-${kind}`,
            phrase: withNeededYears([phrase], context.maned)[0] ?? [],
          }),
        );
      }),
    ),
  );
}

function contextPhrases(context: FactContext): Placed[] {
  const report = rapportSummary(context);
  const moved = [...report.okte, ...report.gikkNed].map(({ navn, innhold }) => ({
    place: 'bevegelse',
    phrase: [{ type: 'text' as const, value: `${navn}: ` }, ...innhold],
  }));
  return [
    ...subjects(context).flatMap((subject) => subjectPhrases(subject, context)),
    ...summaryPhrases(frontPageSummary(context)),
    ...summaryPhrases(report),
    ...moved,
  ];
}

function subjectPhrases(subject: Subject, context: FactContext): Placed[] {
  return [
    ...summaryPhrases(summaryFor(subject, context)),
    ...keyFigures(subject, context).flatMap(({ etikett, verdi, detail }) => [
      { place: 'div>dt', phrase: etikett },
      { place: 'div>dd.verdi', phrase: verdi },
      { place: 'div>dd.detalj', phrase: detail ?? [] },
    ]),
    ...FIGURE_KINDS.flatMap((kind) => {
      const { tittel, subtitle, description } = figureText(kind, subject, context);
      return [
        { place: `figurtekst h ${kind}`, phrase: tittel },
        { place: `figurtekst p.dempet ${kind}`, phrase: subtitle },
        { place: `figurtekst p.figurbeskrivelse ${kind}`, phrase: description },
      ];
    }),
  ];
}

function summaryPhrases({
  overskrift,
  setninger,
  caveats,
  workings,
}: Summary | RapportSummary): Placed[] {
  return [
    { place: 'overskrift', phrase: overskrift.innhold },
    ...[...setninger, ...caveats].map(({ id, innhold }) => ({
      place: `setning-${id.replace(/-\d+$/, '')}`,
      phrase: innhold,
    })),
    ...workings.flatMap(({ formulas }) => formulas.map((phrase) => ({ place: 'div>dd', phrase }))),
  ];
}
