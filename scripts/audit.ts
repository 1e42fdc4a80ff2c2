import { join, resolve } from 'node:path';
import type { Files } from '../audit/readers/files.ts';
import { UnreadableError, type AuditResult } from '../audit/readers/finding.ts';
import { readFolder } from '../audit/readers/folder.ts';
import { checkManifest } from '../audit/checks/manifest.ts';
import { auditSite } from '../audit/audit.ts';
import { defineCommand, EXIT_CODES, readArguments, runCommand } from './cli.ts';

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

export const main = defineCommand((args, { env, stdout, stderr }) => {
  const { values } = readArguments(args, {
    help: HELP,
    options: {
      dist: { type: 'string', default: env.OUT || 'dist' },
      rapporter: { type: 'string', default: env.RAPPORTER ?? '' },
      register: { type: 'string', default: env.INNHOLD || 'src/content' },
      base: { type: 'string', default: env.BASE ?? '/' },
      json: { type: 'boolean', default: false },
    },
  });
  try {
    const own = join(values.register, 'rapporter');
    const rapporter = values.rapporter || own;
    const register = readFolder(values.register);
    const dist = readFolder(values.dist);
    const { funn, telling } = auditSite({
      dist,
      rapporter: readFolder(rapporter),
      // The list of addresses promises what the folder's own reports give, and nothing of others.
      register: resolve(rapporter) === resolve(own) ? register : without(register, 'adresser.txt'),
      base: `/${values.base}/`.replace(/\/+/g, '/'),
    });
    const result = { funn: [...checkManifest(dist), ...funn], telling };
    stdout.write(values.json ? formatJson(result) : formatResult(result));
    return result.funn.length > 0 ? EXIT_CODES.problem : EXIT_CODES.ok;
  } catch (fault) {
    stderr.write(describeFault(fault));
    return EXIT_CODES.usage;
  }
});

/** The folder without one of its files. */
function without(folder: Files, file: string): Files {
  return {
    keys: () => [...folder.keys()].filter((path) => path !== file),
    has: (path) => path !== file && folder.has(path),
    get: (path) => (path === file ? undefined : folder.get(path)),
  };
}

/** The result for programs, whose words are those of the messages. */
function formatJson({ funn, telling }: AuditResult): string {
  const printed = funn.map(({ found: sier, expected: skalSi, ...place }) => ({
    ...place,
    sier,
    skalSi,
  }));
  return `${JSON.stringify({ funn: printed, telling }, null, 2)}\n`;
}

/** Findings file by file, then one line that counts. */
function formatResult({ funn, telling }: AuditResult): string {
  const lines = funn.map(
    ({ fil, sted, regel, found, expected }) =>
      `${fil}:${sted}  ${regel}: ${found}${expected === undefined ? '' : ` – skal være ${expected}`}\n`,
  );
  const { sider, tall, celler, lenker } = telling;
  const dom = funn.length === 0 ? 'ingen funn' : `${funn.length} funn`;
  return `${lines.join('')}${dom}: ${tall} tall, ${celler} celler og ${lenker} lenker prøvd på ${sider} sider\n`;
}

/** Why there is no result. A fault of the auditor's own is no finding, and no pass. */
function describeFault(fault: unknown): string {
  if (fault instanceof UnreadableError)
    return fault.problems.map((problem) => `${problem}\n`).join('');
  const what = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return `Revisjonen stoppet uten å bli ferdig. ${what}\n`;
}

if (import.meta.main) await runCommand(main);
