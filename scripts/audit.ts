import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Files } from '../audit/files.ts';
import { UnreadableError, type RevisionResult } from '../audit/finding.ts';
import { readFolder } from '../audit/folder.ts';
import { auditSite } from '../audit/audit.ts';
import { restoreSite } from './build/swap.ts';

const HELP = `
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
      process.stdout.write(HELP);
      return 0;
    }
    const own = join(values.register, 'rapporter');
    const rapporter = values.rapporter || own;
    process.stderr.write(restoreSite(values.dist));
    const register = readFolder(values.register);
    const result = auditSite({
      dist: readFolder(values.dist),
      rapporter: readFolder(rapporter),
      // The list of addresses promises what the folder's own reports give, and nothing of others.
      register: resolve(rapporter) === resolve(own) ? register : without(register, 'adresser.txt'),
      base: `/${values.base}/`.replace(/\/+/g, '/'),
    });
    process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : somText(result));
    return result.funn.length > 0 ? 1 : 0;
  } catch (fault) {
    return stop(fault);
  }
}

/** The folder without one of its files. */
function without(folder: Files, file: string): Files {
  return {
    keys: () => [...folder.keys()].filter((path) => path !== file),
    has: (path) => path !== file && folder.has(path),
    get: (path) => (path === file ? undefined : folder.get(path)),
  };
}

/** Findings file by file, then one line that counts. */
function somText({ funn, telling }: RevisionResult): string {
  const lines = funn.map(
    ({ fil, sted, regel, says, shallSay }) =>
      `${fil}:${sted}  ${regel}: ${says}${shallSay === undefined ? '' : ` – skal være ${shallSay}`}\n`,
  );
  const { sider, tall, celler, lenker } = telling;
  const dom = funn.length === 0 ? 'ingen funn' : `${funn.length} funn`;
  return `${lines.join('')}${dom}: ${tall} tall, ${celler} celler og ${lenker} lenker prøvd på ${sider} sider\n`;
}

function stop(fault: unknown): number {
  if (fault instanceof UnreadableError) {
    process.stderr.write(fault.problems.map((problem) => `${problem}\n`).join(''));
    return 2;
  }
  if (fault instanceof TypeError && 'code' in fault) {
    process.stderr.write(`${fault.message}\n${HELP}`);
    return 2;
  }
  // A fault of the auditor's own is no finding, and no pass.
  const what = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(`Revisjonen stoppet uten å bli ferdig. ${what}\n`);
  return 2;
}
