import { monthRange } from '../readers/month.ts';
import { partKey } from '../truth/truth.ts';
import { extremeFault } from './extremes.ts';
import {
  largestByPercent,
  largestEitherWay,
  largestOfAll,
  largestOfMonths,
  largestOfParts,
} from './largest.ts';
import { SHARE_WORDS, shareFault } from './shares.ts';
import { changeAt, monthAfter, ownSeries, type Statement } from './statement.ts';

/** Words that claim more than the numbers beside them say, and what contradicts them where they stand. */
interface Claim {
  rule: string;
  words: RegExp;
  /** A number of the claim may be its words, so that marks are read too. */
  marked?: boolean;
  fault: (told: Statement, match: RegExpExecArray) => string | undefined;
}

const WAY = /økning|nedgang/iu;
const isUp = (words: string): boolean => /økning|økte|(?<!\p{L})opp(?!\p{L})/iu.test(words);

/** Every claim that a text of the site may make, by its words: any of them is held against the figures, wherever it is read. */
export const CLAIMS = {
  høyest: {
    rule: 'ytterpunkt',
    words:
      /(?<!\p{L})høyeste(?!\p{L})|(?<!\p{L})flest (?:i tallserien|siden|fra og med)(?!\p{L})|(?:flere|høyere) [^.]*enn i noen (annen )?måned|ingen annen måned[^.]* flere|ikke vært høyere i noen (annen )?måned/iu,
    fault: (told, { index }) => extremeFault(told, index, true),
  },
  lavest: {
    rule: 'ytterpunkt',
    words:
      /(?<!\p{L})laveste(?!\p{L})|(?<!\p{L})færrest (?:i tallserien|siden|fra og med)(?!\p{L})|(?:færre|lavere) [^.]*enn i noen (annen )?måned|ingen annen måned[^.]* færre|ikke vært lavere i noen (annen )?måned/iu,
    fault: (told, { index }) => extremeFault(told, index, false),
  },
  første: {
    rule: 'første',
    words:
      /(?<!\p{L})(?:(?:nedgang|økning)(?:en)?(?!\p{L})[^.]* den )?første (?:(?:nedgang|økning)(?:en)? )?siden\s/iu,
    marked: true,
    fault: firstFault,
  },
  'størst av alle': {
    rule: 'superlativ',
    words:
      /mer enn (?:noe annet tiltak|noen annen tiltaksgruppe)|Ingen (?:andre tiltak|annen tiltaksgruppe) hadde større (?:nedgang|økning)|den største av alle (?:tiltak|tiltaksgrupper)|størst (?:nedgang|økning) av alle (?:tiltak|tiltaksgrupper)/iu,
    fault: (told, [words]) => largestOfAll(told, WAY.exec(words)?.[0]),
  },
  'prosentvis størst': {
    rule: 'superlativ',
    words:
      /hadde større prosentvis (?:økning|nedgang)|(?:økningen|nedgangen) (?:var prosentvis )?den største blant|prosentvis var (?:økningen|nedgangen) den største/iu,
    fault: (told, [words]) => largestByPercent(told, isUp(words)),
  },
  'største månedlige': {
    rule: 'superlativ',
    words: /(?<!\p{L})største månedlige (?:økning|nedgang)/iu,
    fault: (told, { index }) => {
      const mark = changesIn(told).find(({ fra }) => fra > index);
      return mark && largestOfMonths(told, mark);
    },
  },
  'størst endring': {
    rule: 'superlativ',
    words: /(?<!\p{L})størst endring blant tiltakene/iu,
    fault: (told, { index }) => {
      const mark = changesIn(told).find(({ fra }) => fra > index);
      return mark && largestEitherWay(told, mark);
    },
  },
  mest: {
    rule: 'superlativ',
    words: /(?<!\p{L})(?:mest(?!\p{L})|størst prosentvis|den største prosentvise)/iu,
    fault: (told) => {
      const marks = changesIn(told);
      return marks.map((mark, i) => largestOfParts(told, mark, marks.slice(0, i))).find(Boolean);
    },
  },
  minst: {
    rule: 'superlativ',
    words: /(?<!\p{L})(?:minste? (?:prosentvis )?(?:økning|nedgang)|(?:økte|gikk) minst)/iu,
    fault: () => 'et ord nettstedet ikke har',
  },
  andel: { rule: 'andel-i-ord', words: SHARE_WORDS, fault: shareFault },
} satisfies Record<string, Claim>;

/** Words that any claim has one of: most sentences make none. A new claim's are told here too. */
export const CLAIMING =
  /høyeste|laveste|flest|færrest|noen (?:annen )?måned|annen måned|første|mer enn|større|størst|mest|minst|hver [tf]|halvparten|nesten alle|firedel|tredel|av ti(?!\p{L})|av fem/iu;

/** The name of a claim. */
export type ClaimName = keyof typeof CLAIMS;

function changesIn({ sentence: { marks } }: Statement) {
  return marks.filter(({ element }) => (element.attr['data-regel'] ?? '').startsWith('endring'));
}

/** No month after the one named, and before the newest, went the way that the newest did. */
function firstFault({ sentence, page }: Statement, match: RegExpExecArray): string | undefined {
  const series = ownSeries(page);
  const from = monthAfter(sentence, /(?:)/u, match.index + match[0].length - 1);
  const run = sentence.marks.find(({ element }) => element.attr['data-regel'] === 'rekke');
  const now = partKey((run?.element.attr['data-av'] ?? '').split(' ')[0] ?? '')?.maned;
  // A citation has no marks, and says what the headline says.
  if (series === undefined || from === undefined || now === undefined) return undefined;
  const sign = isUp(match[0]) ? 1 : -1;
  const [last, ...earlier] = monthRange(from, now)
    .slice(1)
    .map((month) => Math.sign(changeAt(series, month, page) ?? NaN))
    .reverse();
  return last !== sign || earlier.some((one) => Number.isNaN(one) || one === sign)
    ? `ikke siden ${from}`
    : undefined;
}
