import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Files } from '../audit/readers/files.ts';
import {
  UNREAD_RULES,
  UnreadableError,
  type AuditResult,
  type Finding,
} from '../audit/readers/finding.ts';
import { readFolder } from '../audit/readers/folder.ts';
import { checkManifest } from '../audit/checks/manifest.ts';
import { auditSite, type AuditInput } from '../audit/audit.ts';
import { readSiteConfig } from '../audit/readers/site-config.ts';
import { defineCommand, EXIT_CODES, orUsage, readArguments, runCommand } from './cli.ts';

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
  --ny-ordlyd SOM    ord og deler av sider som ingen har lest før, som «funn» (standard) eller
                     «advarsel», for den som selv har bygd nettstedet
  --json             funnene som JSON
  --help             denne teksten

Utgang: 0 uten funn (advarsler teller ikke), 1 med funn, 2 ved feil bruk eller når noe ikke lar seg lese.
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
      'ny-ordlyd': { type: 'string', default: 'funn' },
      json: { type: 'boolean', default: false },
    },
  });
  const isWarning = orUsage(HELP, () => warningsBy(values['ny-ordlyd']));
  const { folder, base, ...site } = settingsIn(cwd, env, values);
  try {
    const own = join(folder, 'rapporter');
    const rapporter = values.rapporter || own;
    const register = readFolder(folder);
    const dist = readFolder(values.dist, NOT_BUILT);
    const { funn, telling } = auditSite({
      dist,
      rapporter: readFolder(rapporter),
      // The list of addresses promises what the folder's own reports give, and nothing of others.
      register: resolve(rapporter) === resolve(own) ? register : without(register, 'adresser.txt'),
      base: `/${base}/`.replace(/\/+/g, '/'),
      ...site,
    });
    const result = { funn: [...checkManifest(dist), ...funn], telling };
    stdout.write((values.json ? formatJson : formatResult)(result, isWarning));
    return result.funn.every(isWarning) ? EXIT_CODES.ok : EXIT_CODES.problem;
  } catch (fault) {
    stderr.write(describeFault(fault));
    return EXIT_CODES.usage;
  }
});

type SiteOf = Pick<AuditInput, 'name' | 'publisher' | 'licence' | 'elsewhere'>;

/** What a site is judged by: the flags, else the environment, else its configuration. */
function settingsIn(
  cwd: string,
  env: Record<string, string | undefined>,
  flags: { register?: string | undefined; base?: string | undefined; name?: string | undefined },
): { folder: string; base: string } & SiteOf {
  const file = join(cwd, 'tiltakstall.config.ts');
  const config = readSiteConfig(existsSync(file) ? readFileSync(file, 'utf8') : '');
  return {
    folder: flags.register ?? (env.INNHOLD || config.innhold || 'src/content'),
    base: flags.base ?? basePath(env.SITE || config.site, env.BASE || config.base),
    ...((name) => (name === undefined ? {} : { name }))(flags.name ?? config.name),
    publisher: config['publisher.name'],
    licence: config['licence.name'],
    elsewhere: [
      config['publisher.url'],
      config['licence.url'],
      env.CONTACT || config.contact,
    ].filter((one) => one !== undefined),
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

/** Which findings are told as warnings. */
function warningsBy(flag: string): Judge {
  if (flag === 'advarsel') return ({ regel }) => UNREAD_RULES.has(regel);
  if (flag === 'funn') return () => false;
  throw new TypeError(`--ny-ordlyd er «funn» eller «advarsel», ikke «${flag}».`);
}

type Judge = (finding: Finding) => boolean;

/** The result for programs, whose words are those of the messages. */
function formatJson({ funn, telling }: AuditResult, isWarning: Judge): string {
  const printed = funn.map((one) => {
    const { found: sier, expected: skalSi, ...place } = one;
    return { ...place, sier, skalSi, ...(isWarning(one) ? { alvor: 'advarsel' } : {}) };
  });
  return `${JSON.stringify({ funn: printed, telling }, null, 2)}\n`;
}

const REMEDY = `Ingen har lest ordlyden i advarslene før. Les dem på sidene: er de riktige, kan nettstedet publiseres som det er.
Meld fra til den som vedlikeholder programmet, så ordlyden blir lest og lagt inn i listen (docs/auditor.md).
`;

/** Findings file by file, what to do about warnings, then one line that counts. */
function formatResult({ funn, telling }: AuditResult, isWarning: Judge): string {
  const lines = funn.map((one) => {
    const { fil, sted, regel, found, expected } = one;
    const wanted = expected === undefined ? '' : ` – skal være ${expected}`;
    return `${fil}:${sted}  ${isWarning(one) ? 'advarsel ' : ''}${regel}: ${found}${wanted}\n`;
  });
  const { sider, tall, celler, lenker } = telling;
  const warnings = funn.filter(isWarning).length;
  const faults = funn.length - warnings;
  const dom = [
    faults === 0 ? 'ingen funn' : `${faults} funn`,
    ...(warnings === 0 ? [] : [warnings === 1 ? '1 advarsel' : `${warnings} advarsler`]),
  ].join(' og ');
  return `${lines.join('')}${warnings === 0 ? '' : REMEDY}${dom}: ${tall} tall, ${celler} celler og ${lenker} lenker prøvd på ${sider} sider\n`;
}

/** Why there is no result. A fault of the auditor's own is no finding, and no pass. */
function describeFault(fault: unknown): string {
  if (fault instanceof UnreadableError)
    return fault.problems.map((problem) => `${problem}\n`).join('');
  const what = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return `Revisjonen stoppet uten å bli ferdig. ${what}\n`;
}

if (import.meta.main) await runCommand(main);
