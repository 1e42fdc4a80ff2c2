import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Files } from '../audit/readers/files.ts';
import { UnreadableError, type AuditResult } from '../audit/readers/finding.ts';
import { readFolder } from '../audit/readers/folder.ts';
import { auditSite } from '../audit/audit.ts';
import { readSiteConfig } from '../audit/readers/site-config.ts';
import { defineCommand, EXIT_CODES, readArguments, runCommand } from './cli.ts';

const HELP = `
Bruk: npm run audit -- [valg]

Leser rapportene på nytt, uavhengig av programmet som bygde nettstedet, og prøver hvert tall,
hver celle og hver lenke i de publiserte filene.

  --dist MAPPE       nettstedet (OUT, ellers dist)
  --register MAPPE   registeret, rettelser.yml og adresser.txt (INNHOLD, ellers src/content)
  --rapporter MAPPE  rapportene (RAPPORTER, ellers rapporter i samme mappe; med andre rapporter er
                     det ingen lovte adresser)
  --base STI         stien nettstedet ligger under (BASE, ellers den i oppsettet)
  --name NAVN        navnet på nettstedet (det i oppsettet)
  --json             funnene som JSON
  --help             denne teksten

Utgang: 0 uten funn, 1 med funn, 2 ved feil bruk eller når noe ikke lar seg lese.
`;

/** What to do where there is no site to audit. */
const NOT_BUILT =
  '. Bygg først: npm run build. Ligger nettstedet et annet sted, pek på mappen med --dist.';

export const main = defineCommand((args, { env, cwd, stdout, stderr }) => {
  const { values } = readArguments(args, {
    help: HELP,
    options: {
      dist: { type: 'string', default: env.OUT || 'dist' },
      rapporter: { type: 'string', default: env.RAPPORTER ?? '' },
      register: { type: 'string' },
      base: { type: 'string' },
      name: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { folder, base, name, elsewhere, said } = settingsIn(cwd, env, values);
  try {
    const own = join(folder, 'rapporter');
    const rapporter = values.rapporter || own;
    const register = readFolder(folder);
    const result = auditSite({
      dist: readFolder(values.dist, NOT_BUILT),
      rapporter: readFolder(rapporter),
      // The list of addresses promises what the folder's own reports give, and nothing of others.
      register: resolve(rapporter) === resolve(own) ? register : without(register, 'adresser.txt'),
      base: `/${base}/`.replace(/\/+/g, '/'),
      ...(name === undefined ? {} : { name }),
      elsewhere,
      said,
    });
    stdout.write(values.json ? formatJson(result) : formatResult(result));
    return result.funn.length > 0 ? EXIT_CODES.problem : EXIT_CODES.ok;
  } catch (fault) {
    stderr.write(describeFault(fault));
    return EXIT_CODES.usage;
  }
});

/** What a site is judged by: the flags, else the environment, else its configuration. */
function settingsIn(
  cwd: string,
  env: Record<string, string | undefined>,
  flags: { register?: string | undefined; base?: string | undefined; name?: string | undefined },
): { folder: string; base: string; name: string | undefined; elsewhere: string[]; said: string[] } {
  const file = join(cwd, 'tiltakstall.config.ts');
  const config = readSiteConfig(existsSync(file) ? readFileSync(file, 'utf8') : '');
  return {
    folder: flags.register ?? (env.INNHOLD || config.innhold || 'src/content'),
    base: flags.base ?? basePath(env.SITE || config.site, env.BASE || config.base),
    name: flags.name ?? config.name,
    elsewhere: [
      config['publisher.url'],
      config['licence.url'],
      env.CONTACT || config.contact,
    ].filter((one) => one !== undefined),
    said: Object.values(config).filter((one) => one !== undefined),
  };
}

/** The path a site is published under: that of its address, and what is put behind. */
function basePath(site = '', base = ''): string {
  return `${URL.canParse(site) ? new URL(site).pathname : ''}/${base}`;
}

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
