/** A number with its trace, as the workings and the drawings of a page have it. */
const NUMBER = /<data value="([^"]*)" data-regel="([^"]*)" data-av="([^"]*)">([^<]*)<\/data>/g;
const WORKINGS = /<details class="utregning">[\s\S]*?<\/dl>/g;
const LABEL =
  /<text ([^>]*?) data-value="([^"]*)" data-regel="([^"]*)" (data-av="[^"]*")>([^<]*)</g;
const PANEL =
  /(<svg class="fig fig-(?:stor)?panel"[^>]* aria-labelledby="(\S+)-\d+"[^>]*>)(.*?)<\/svg>/g;
/** What a panel begins with: its rules and the words at its axes. */
const PANEL_FRAME =
  /^(?:<path class="fig-(?:rutenett|akse)"[^>]*\/>|<g class="fig-xtall[^"]*">(?:<text[^>]*>[^<]*<\/text>)*<\/g>)+/;

/**
 * A page without what its markup says twice. A number in a drawing that says itself what its value is has no `data-value`,
 * and none of one figure alone has a rule; in the workings such a number is a `<span data-av>`, and an answer that is
 * worked out from the numbers before it does not name them again. Axes that panels of a figure have in common are
 * drawn in the first, and used by the others.
 */
export function sayOnce(html: string): string {
  return html
    .replace(WORKINGS, (workings) => workings.replace(/<dd>.*?<\/dd>/gs, shortFormula))
    .replace(LABEL, shortLabel)
    .replace(/<div class="fig-rader">[\s\S]*?<\/figure>/g, shareAxes);
}

/** A `<text>` with its place, value, rule, keys and what it says. */
function shortLabel(label: string, ...parts: string[]): string {
  const [place = '', value, rule = '', of = '', text = ''] = parts;
  if (machineValue(text) !== value) return label;
  return `<text ${place}${rule === 'verdi' ? '' : ` data-regel="${rule}"`} ${of}>${text}<`;
}

/** `(17 + 22) / 79 = 51,3 prosent`: the terms are figures as they were read, the answer is of them all. */
function shortFormula(formula: string): string {
  const terms: string[] = [];
  return formula.replace(
    NUMBER,
    (number, value: string, rule: string, of: string, text: string) => {
      if (rule === 'verdi' && machineValue(text) === value) {
        terms.push(of);
        return `<span data-av="${of}">${text}</span>`;
      }
      const used = [...new Set(rule === 'rekke' ? terms.toReversed() : terms)].join(' ');
      return used === of ? `<data value="${value}" data-regel="${rule}">${text}</data>` : number;
    },
  );
}

/** What a number says, as machines write it: `−1 234,5 %` is `-1234.5`. */
function machineValue(text: string): string {
  return text
    .replace(/\u00a0%$/, '')
    .replace(/[\u00a0+]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
}

function shareAxes(figure: string): string {
  const first = PANEL.exec(figure);
  PANEL.lastIndex = 0;
  const [, , id, marks = ''] = first ?? [];
  const axes = PANEL_FRAME.exec(marks)?.[0];
  if (first === null || id === undefined || axes === undefined) return figure;
  const shared = `${id}-akser`;
  let count = 0;
  const short = figure.replace(PANEL, (panel, start: string, _id: string, own: string) => {
    if (!own.startsWith(axes)) return panel;
    count += 1;
    const begin = count === 1 ? `<g id="${shared}">${axes}</g>` : `<use href="#${shared}"/>`;
    return `${start}${begin}${own.slice(axes.length)}</svg>`;
  });
  return count < 2 ? figure : short;
}
