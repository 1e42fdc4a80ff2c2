import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Filer } from '../audit/files.ts';
import { Uleselig, type Revisjonsresultat } from '../audit/finding.ts';
import { lesMappe } from '../audit/folder.ts';
import { revider } from '../audit/audit.ts';
import { restoreSite } from './build/swap.ts';

const HJELP = `
Bruk: npm run audit -- [valg]

Leser rapportene på nytt, uavhengig av programmet som bygde nettstedet, og prøver hvert tall,
hver celle og hver lenke i de publiserte filene.

  --dist MAPPE       nettstedet (OUT, ellers dist)
  --register MAPPE   registeret, rettelser.yml og adresser.txt (INNHOLD, ellers src/content)
  --rapporter MAPPE  rapportene (RAPPORTER, ellers rapporter i samme mappe; med andre rapporter er
                     det ingen lovte adresser)
  --base STI         stien nettstedet ligger under (BASE, ellers /)
  --json             funnene som JSON
  --help             denne teksten

Utgang: 0 uten funn, 1 med funn, 2 ved feil bruk eller når noe ikke lar seg lese.
`;

process.exitCode = main();

function main(): number {
  try {
    const { values } = parseArgs({
      options: {
        dist: { type: 'string', default: process.env.OUT || 'dist' },
        rapporter: { type: 'string', default: process.env.RAPPORTER ?? '' },
        register: { type: 'string', default: process.env.INNHOLD || 'src/content' },
        base: { type: 'string', default: process.env.BASE ?? '/' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(HJELP);
      return 0;
    }
    const egne = join(values.register, 'rapporter');
    const rapporter = values.rapporter || egne;
    process.stderr.write(restoreSite(values.dist));
    const register = lesMappe(values.register);
    const resultat = revider({
      dist: lesMappe(values.dist),
      rapporter: lesMappe(rapporter),
      // The list of addresses promises what the folder's own reports give, and nothing of others.
      register: resolve(rapporter) === resolve(egne) ? register : uten(register, 'adresser.txt'),
      base: `/${values.base}/`.replace(/\/+/g, '/'),
    });
    process.stdout.write(
      values.json ? `${JSON.stringify(resultat, null, 2)}\n` : somTekst(resultat),
    );
    return resultat.funn.length > 0 ? 1 : 0;
  } catch (feil) {
    return stopp(feil);
  }
}

/** The folder without one of its files. */
function uten(mappe: Filer, fil: string): Filer {
  return {
    keys: () => [...mappe.keys()].filter((sti) => sti !== fil),
    has: (sti) => sti !== fil && mappe.has(sti),
    get: (sti) => (sti === fil ? undefined : mappe.get(sti)),
  };
}

/** Findings file by file, then one line that counts. */
function somTekst({ funn, telling }: Revisjonsresultat): string {
  const linjer = funn.map(
    ({ fil, sted, regel, sier, skalSi }) =>
      `${fil}:${sted}  ${regel}: ${sier}${skalSi === undefined ? '' : ` – skal være ${skalSi}`}\n`,
  );
  const { sider, tall, celler, lenker } = telling;
  const dom = funn.length === 0 ? 'ingen funn' : `${funn.length} funn`;
  return `${linjer.join('')}${dom}: ${tall} tall, ${celler} celler og ${lenker} lenker prøvd på ${sider} sider\n`;
}

function stopp(feil: unknown): number {
  if (feil instanceof Uleselig) {
    process.stderr.write(feil.problemer.map((problem) => `${problem}\n`).join(''));
    return 2;
  }
  if (feil instanceof TypeError && 'code' in feil) {
    process.stderr.write(`${feil.message}\n${HJELP}`);
    return 2;
  }
  // A fault of the auditor's own is no finding, and no pass.
  const hva = feil instanceof Error ? (feil.stack ?? feil.message) : String(feil);
  process.stderr.write(`Revisjonen stoppet uten å bli ferdig. ${hva}\n`);
  return 2;
}
