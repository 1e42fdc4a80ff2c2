import { PLACES, SUMMARIES, type Kind } from './tampering-kind.ts';

const { csv, allCsv, figureCsv, reportCsv, json, allJson, cube, csvw, figureCsvw } = PLACES;
const { feed, catalogue, oembed, llms, figure, tiltak, front, group, kept, report } = PLACES;
const { book, allBook, figureBook, about } = PLACES;
const TABLES = [csv, allCsv, figureCsv, reportCsv];
const BOOKS = [book, allBook, figureBook];
const [WORKBOOK, STYLES, TYPES] = ['xl/workbook.xml', 'xl/styles.xml', '[Content_Types].xml'];
const [READ, ROWS, SERIES] = [1, 2, 3].map((i) => `xl/worksheets/sheet${i}.xml`) as [
  string,
  string,
  string,
];

/** Downloads, and what machines are told. */
export const MACHINE_KINDS: Kind[] = [
  ...(
    [
      ['en celle i en tabell', /(,alle,alle,)(\d+)/, '$177'],
      ['en kolonne til', /^([^\n]*)\n([^\n]*)\n/, '$1,anslag\n$2,12\n'],
      ['en rad borte fra tabellen', /\n[^\n]*(?=\n[^\n]+\n)/, ''],
      ['en rad til i tabellen', /\n$/, '\n2021-06,tiltak,x,X,alle,alle,9,publisert,2021-05,1,1\n'],
      ['en kommentar i tabellen', /\n/, '\n# anslag\n'],
      ['to rader byttet i tabellen', /\n([^\n]+)\n([^\n]+)\n/, '\n$2\n$1\n'],
      ['en kilde i tabellen', /(publisert,2021-05,)\d+/, '$15'],
      ['en kolonne kalt noe annet i tabellen', /antall/, 'anslag'],
      ['et felt til i en rad', /(publisert,[^\n]*)/, '$1,13'],
    ] as const
  ).map(([slag, fra, til]): Kind => ({ slag, gjelder: 'downloads', filer: TABLES, fra, til })),
  ...(
    [
      ['en verdi i JSON', /"antall":\d+/, '"antall":7'],
      ['en nøkkel til i JSON', /"antall":/, '"anslag":7,"antall":'],
      ['en rad borte fra JSON', /\n\{[^\n]*\},(?=\n)/, ''],
      ['et tall som tekst i JSON', /"antall":(\d+)/, '"antall":"$1"'],
      ['en skjult liste i JSON', /^\[/, '[{"anslag":[1,2]},'],
    ] as const
  ).map(([slag, fra, til]): Kind => ({
    slag,
    gjelder: 'downloads',
    filer: [json, allJson],
    fra,
    til,
  })),
  ...(
    [
      ['en verdi i kuben', /("value":\s*\[\s*)\d+/, '$17'],
      ['en nøkkel til i kuben', /^\s*\{/, '{"anslag":[1,2],'],
      ['kubens navn', /("label":\s*")[^"]*/, '$1Anslag'],
      ['et navn på en kategori i kuben', /("label":\s*\{\s*"[^"]*":\s*")[^"]*/, '$1Anslag'],
    ] as const
  ).map(([slag, fra, til]): Kind => ({ slag, gjelder: 'downloads', filer: [cube], fra, til })),
  ...(
    [
      ['beskrivelsen av en kolonne', /("dc:description": ")[^"]*/, '$1Anslag'],
      ['tabellens navn', /("dc:title": ")[^"]*/, '$1Anslag'],
      ['en beskrevet kolonne til', /("columns": \[)/, '$1{"name":"anslag"},'],
      ['et felt til i beskrivelsen', /^\{/, '{"dc:note":"Anslag",'],
    ] as const
  ).map(([slag, fra, til]): Kind => ({
    slag,
    gjelder: 'metadata',
    filer: [csvw, figureCsvw],
    fra,
    til,
  })),
  ...(
    [
      ['et tall i et regneark', ROWS, /<v>(\d+)<\/v>/, '<v>77</v>'],
      ['tallformat i et regneark', STYLES, /<xf\/>(?=<xf )/, '<xf numFmtId="9"/>'],
      ['et skjult ark', WORKBOOK, /sheetId="2"/, 'sheetId="2" state="hidden"'],
      ['en skjult rad', ROWS, /<row r="3"/, '<row r="3" hidden="1"'],
      ['en skjult kolonne', SERIES, /<col min="6"/, '<col hidden="1" min="6"'],
      [
        'et navngitt område',
        WORKBOOK,
        /<\/sheets>/,
        '</sheets><definedNames><definedName name="Anslag">12</definedName></definedNames>',
      ],
      ['et ark kalt noe annet', WORKBOOK, /name="Observasjoner"/, 'name="Anslag"'],
      [
        'arkene i annen rekkefølge',
        WORKBOOK,
        /r:id="rId2"(.*)r:id="rId3"/,
        'r:id="rId3"$1r:id="rId2"',
      ],
      [
        'en del til i et regneark',
        TYPES,
        /<\/Types>/,
        '<Override PartName="/xl/comments1.xml" ContentType="x"/></Types>',
      ],
      ['ordene i et regneark', READ, /Bearbeidet av Tiltakstall/, 'Utgitt av Nav'],
      ['en forklaring borte fra et regneark', READ, /<row r="3">.*?<\/row>/, ''],
      [
        'en celle til i et regneark',
        ROWS,
        /(<row r="2">.*?)(?=<\/row>)/,
        '$1<c r="L2"><v>12</v></c>',
      ],
      [
        'en betinget formatering',
        SERIES,
        /<\/sheetData>/,
        '</sheetData><conditionalFormatting sqref="A1"><cfRule type="x" priority="1"/></conditionalFormatting>',
      ],
    ] as const
  ).map(([slag, del, fra, til]): Kind => ({
    slag,
    gjelder: 'downloads',
    filer: BOOKS,
    fra,
    til,
    del,
  })),
  ...(
    [
      ['sidens tittel', SUMMARIES, /<title>/, '<title>Foreløpig: '],
      ['sidens beskrivelse', SUMMARIES, /(name="description" content=")/, '$1Foreløpig. '],
      [
        'tittelen som deles',
        SUMMARIES,
        /(property="og:title" content=")[^"]*/,
        '$1Dobling av ledigheten',
      ],
      [
        'beskrivelsen som deles',
        SUMMARIES,
        /(property="og:description" content=")/,
        '$1Foreløpig. ',
      ],
      [
        'bildet som deles',
        [tiltak, front],
        /(property="og:image" content="[^"]*)\/bilder\/[^"]*/,
        '$1/bilder/tiltak/arbeidstrening-x.png',
      ],
      [
        'datasettets navn',
        [tiltak, group, figure],
        /("@type":"Dataset"(?:(?!"name")[^])*?"name":")[^"]*/,
        '$1Anslag',
      ],
      [
        'datasettets beskrivelse',
        [tiltak, group, figure],
        /("@type":"Dataset"[^]*?"description":")[^"]*/,
        '$1Anslag for hver måned.',
      ],
      [
        'datasettets måneder',
        [tiltak, group, figure],
        /("temporalCoverage":")[^"]*/,
        '$12019-01/2021-05',
      ],
      ['datasettets opphav', [tiltak, group, figure], /("creator":\{[^}]*"name":")Nav/, '$1SSB'],
      ['datasettets mål', [tiltak, group, figure], /("variableMeasured":")[^"]*/, '$1Ledige'],
      [
        'et felt til i datasettet',
        [tiltak, figure],
        /("@type":"Dataset",)/,
        '$1"license":"https://eksempel.invalid/",',
      ],
      ['stien i JSON-LD', [tiltak, kept], /("BreadcrumbList"[^]*?"name":")[^"]*/, '$1Anslag'],
      ['strømmens tittel', [feed], /(<entry>\s*<title>)[^<]*/, '$1Dobling'],
      ['strømmens undertittel', [feed], /(<subtitle>)[^<]*/, '$1Arbeidsledige'],
      ['strømmens navn', [feed], /(<title>)[^<]*/, '$1Nav'],
      ['strømmens forfatter', [feed], /(<name>)[^<]*/, '$1Nav'],
      ['en setning i strømmen', [feed], /(<content[^>]*>)/, '$1Tallene er foreløpige. '],
      ['en setning borte fra strømmen', [feed], /(<content[^>]*>)[^.]*\. /, '$1'],
      ['strømmens dato', [feed], /(<updated>)[^<]*/, '$12021-06-30T00:00:00Z'],
      ['et felt til i strømmen', [feed], /(?=<\/entry>)/, '<summary>Anslag</summary>'],
      [
        'sidens adresse der den deles',
        [tiltak],
        /(property="og:url" content="[^"]*)tiltak/,
        '$1om',
      ],
      ['et steg i stien i JSON-LD', [tiltak], /"position":2/, '"position":7'],
      [
        'oEmbed: bilde',
        [oembed],
        /("thumbnail_url": "[^"]*)\/bilder\/[^"]*/,
        '$1/bilder/forside.png',
      ],
      ['rammens høyde', [figure], /(&lt;iframe[^&]*height=")\d+/, '$190'],
      ['en side borte fra nettstedskartet', [/^sitemap\.xml$/], /<url>[^]*?<\/url>/, ''],
      ['roboter vist bort', [/^robots\.txt$/], /Allow: \//, 'Disallow: /'],
      [
        'siden skjult for søk',
        [tiltak],
        /<\/head>/,
        '<meta name="robots" content="noindex"></head>',
      ],
      ['katalogens beskrivelse', [catalogue], /(dct:description ")[^"]*/, '$1Anslag'],
      [
        'katalogens navn på et datasett',
        [catalogue],
        /(a dcat:Dataset ;[^]*?dct:title ")[^"]*/,
        '$1Anslag',
      ],
      ['katalogens periode', [catalogue], /dcat:startDate "[^"]*"/, 'dcat:startDate "2019-01-01"'],
      ['katalogens opphav', [catalogue], /(foaf:name ")Nav/, '$1SSB'],
      [
        'et utsagn til i katalogen',
        [catalogue],
        /(a dcat:Dataset ;)/,
        '$1\n  dct:license <https://eksempel.invalid/> ;',
      ],
      ['en fil borte fra katalogen', [catalogue], /(dcat:distribution )<[^>]*>, /, '$1'],
      ['oEmbed: tittel', [oembed], /("title": ")[^"]*/, '$1Anslag'],
      ['oEmbed: giver', [oembed], /("provider_name": ")[^"]*/, '$1Nav'],
      ['oEmbed: høyde', [oembed], /("height": )\d+/, '$190'],
      ['oEmbed: kode', [oembed], /#ramme/, '#lys'],
      ['oEmbed: et felt til', [oembed], /\{/, '{"author_name":"Nav",'],
      [
        'koden for innbygging',
        [figure],
        /(&lt;iframe src="[^"]*)\/figur\/[^/]*/,
        '$1/figur/i-alt-utvikling',
      ],
      ['navnet i koden for innbygging', [figure], /(&lt;iframe [^&]*title=")[^"]*/, '$1Anslag'],
      ['siteringens ord', [figure, kept], /(class="sitat"[^>]*>«)/, '$1Anslag: '],
      ['siteringens kilde', [figure], /(class="sitat"[^>]*>«(?:(?!<\/p>)[^])*Kilde: )Nav/, '$1SSB'],
      ['siteringen i BibTeX', [figure], /( {2}title = \{\{)[^}]*/, '$1Anslag'],
      ['siteringens år i BibTeX', [figure], /( {2}year = \{)\d+/, '$12020'],
      ['siteringen i CSL-JSON', [figure], /("type":"figure","title":")[^"]*/, '$1Anslag'],
      ['siteringens opphav i CSL-JSON', [figure], /("literal":")[^"]*/, '$1Nav'],
      [
        'det språkmodeller får vite',
        [llms],
        /Tall under fire er skjermet/,
        'Tall under ti er anslått',
      ],
      ['en lenke borte fra det språkmodeller får vite', [llms], /- \[[^\n]*\n/, ''],
    ] as const
  ).map(([slag, filer, fra, til]): Kind => ({
    slag,
    gjelder: 'metadata',
    filer: [...filer],
    fra,
    til,
  })),
  ...(
    [
      ['et skript på siden', [tiltak, front], /<\/main>/, '<script>1</script></main>'],
      [
        'et stilark til',
        [tiltak, about],
        /<\/head>/,
        '<link rel="stylesheet" href="/drakt.css"></head>',
      ],
      [
        'en stil på et element',
        [tiltak, report],
        /<dl class="nokkeltall"/,
        '<dl style="display:none" class="nokkeltall"',
      ],
      [
        'noe skjult',
        [tiltak, front, kept],
        /<p class="tekst-linje sammendrag"/,
        '<p hidden class="tekst-linje sammendrag"',
      ],
      [
        'en tekst gjort usynlig',
        [tiltak, front],
        /<p class="tekst-linje dempet"/,
        '<p class="skjult"',
      ],
      [
        'et tall strøket over',
        [tiltak, front, kept],
        /(<dd class="verdi">)(.*?)(<\/dd>)/,
        '$1<del>$2</del>$3',
      ],
      [
        'en ramme fra et annet sted',
        [tiltak, front],
        /<\/main>/,
        '<iframe src="https://eksempel.invalid/"></iframe></main>',
      ],
      [
        'en omdirigering',
        [tiltak, front],
        /<meta charset="utf-8">/,
        '<meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/om/">',
      ],
      [
        'et skjema',
        [tiltak, about],
        /<\/main>/,
        '<form action="/om/"><button>Send</button></form></main>',
      ],
      ['et annet språk', [tiltak, front], /<html lang="nb"/, '<html lang="en"'],
    ] as const
  ).map(([slag, filer, fra, til]): Kind => ({
    slag,
    gjelder: 'markup',
    filer: [...filer],
    fra,
    til,
  })),
];
