/** Advance widths in thousandths of an em, by the signs that have them. */
type Widths = Readonly<Record<number, string>>;

/**
 * What stands in for the site's face: Arial on most machines, DejaVu Sans on Linux. Measured with the fonts' own tables
 * (`hmtx`), Arial's in Arimo, which is made to have the same.
 */
export const FONT_TEMPLATE: Record<'arial' | 'dejavu', { usual: Widths; bold: Widths }> = {
  arial: {
    usual: {
      191: "'",
      222: 'ijl’',
      260: '|',
      278: ' !,./:;I[\\]ft\u00a0',
      333: '()-`r·',
      334: '{}',
      355: '"',
      389: '*',
      469: '^',
      500: 'Jcksvxyz',
      556: '#$0123456789?L_abdeghnopqu«»§åäöéü–',
      584: '+<=>~−×',
      611: 'FTZø',
      667: '&ABEKPSVXYÅÄÉ',
      722: 'CDHNRUwÜ',
      778: 'GOQØÖ',
      833: 'Mm',
      889: '%æ',
      944: 'W',
      1000: 'Æ—…',
      1015: '@',
    },
    bold: {
      238: "'",
      278: ' ,./I\\ijl\u00a0’',
      280: '|',
      333: '!()-:;[]`ft·',
      389: '*r{}',
      474: '"',
      500: 'z',
      556: '#$0123456789J_aceksvxy«»§åäé–',
      584: '+<=>^~−×',
      611: '?FLTZbdghnopquøöü',
      667: 'EPSVXYÉ',
      722: '&ABCDHKNRUÅÄÜ',
      778: 'GOQwØÖ',
      833: 'M',
      889: '%mæ',
      944: 'W',
      975: '@',
      1000: 'Æ—…',
    },
  },
  dejavu: {
    usual: {
      275: "'",
      278: 'ijl',
      295: 'IJ',
      318: ' ,.\u00a0’·',
      337: '/:;\\|',
      352: 'f',
      361: '-',
      390: '()[]',
      392: 't',
      401: '!',
      411: 'r',
      460: '"',
      500: '*_`§–',
      521: 's',
      525: 'z',
      531: '?',
      550: 'c',
      557: 'L',
      575: 'F',
      579: 'k',
      592: 'vxy',
      603: 'P',
      611: 'TY',
      612: 'o«»øö',
      613: 'aåä',
      615: 'eé',
      632: 'EÉ',
      634: 'hnuü',
      635: 'Sbdgpq',
      636: '$0123456789{}',
      656: 'K',
      684: 'AVÅÄ',
      685: 'XZ',
      686: 'B',
      695: 'R',
      698: 'C',
      732: 'UÜ',
      748: 'N',
      752: 'H',
      770: 'D',
      775: 'G',
      780: '&',
      787: 'OQØÖ',
      818: 'w',
      838: '#+<=>^~−×',
      863: 'M',
      950: '%',
      974: 'mÆ',
      982: 'æ',
      989: 'W',
      1000: '@—…',
    },
    bold: {
      306: "'",
      343: 'ijl',
      348: ' \u00a0',
      365: '/\\|',
      372: 'IJ',
      380: ',.’·',
      400: ':;',
      415: '-',
      435: 'f',
      456: '!',
      457: '()[]',
      478: 't',
      493: 'r',
      500: '_`§–',
      521: '"',
      523: '*',
      580: '?',
      582: 'z',
      593: 'c',
      595: 's',
      637: 'L',
      645: 'x',
      646: '«»',
      652: 'vy',
      665: 'k',
      675: 'aåä',
      678: 'eé',
      682: 'T',
      683: 'EFÉ',
      687: 'oøö',
      696: '$0123456789',
      712: 'hnu{}ü',
      716: 'bdgpq',
      720: 'S',
      724: 'Y',
      725: 'Z',
      733: 'P',
      734: 'C',
      762: 'B',
      770: 'R',
      771: 'X',
      774: 'AVÅÄ',
      775: 'K',
      812: 'UÜ',
      821: 'G',
      830: 'D',
      837: 'HN',
      838: '#+<=>^~−×',
      850: 'OQØÖ',
      872: '&',
      924: 'w',
      995: 'M',
      1000: '@—…',
      1002: '%',
      1042: 'm',
      1048: 'æ',
      1085: 'Æ',
      1103: 'W',
    },
  },
};

const maps = new WeakMap<Widths, Map<string, number>>();

function mapOf(widths: Widths): Map<string, number> {
  const known = maps.get(widths);
  if (known) return known;
  const signs = Object.entries(widths).flatMap(([width, signs]) =>
    [...signs].map((sign): [string, number] => [sign, Number(width)]),
  );
  const made = new Map(signs);
  maps.set(widths, made);
  return made;
}

/** The width of a text in a face, in the units of `skrift`. Throws RangeError on a sign the tables do not have. */
export function measure(text: string, font: number, widths: Widths): number {
  let total = 0;
  for (const sign of text) {
    const width = mapOf(widths).get(sign);
    if (width === undefined) throw new RangeError(`Ikke målt: «${sign}»`);
    total += width;
  }
  return (total / 1000) * font;
}
