import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { VFile } from 'vfile';
import {
  addAddresses,
  checkNothingDropped,
  compareAddresses,
  listBuilt,
  parseLedger,
  readLedger,
} from '../src/lib/io/address-ledger.ts';
import { readCorpus } from '../src/lib/io/corpus.ts';
import { readConfig } from '../src/lib/io/config.ts';
import { readReleased } from '../src/lib/io/release-digests.ts';
import { formatMessages } from '../src/lib/diagnostics/format.ts';
import { hasErrors } from '../src/lib/domain/diagnostic.ts';
import {
  addReleased,
  checkKept,
  describeReleased,
  parseReleased,
  unreleased,
} from '../src/lib/formats/release-digests.ts';
import { restoreSite } from '../src/lib/build/swap.ts';
import {
  CommandStop,
  defineCommand,
  EXIT_CODES,
  orUsage,
  readArguments,
  runCommand,
  stopWithUsage,
} from './cli.ts';

const HELP = `
Bruk: npm run ledger [-- --for ANLEDNING] [-- --previous FIL]

Holder det som er bygd, mot listen over publiserte adresser (src/content/adresser.txt), og skriver ut
adressene som ikke står der. Listen skal bare vokse: alt som står i den, er lovet til noen som lenker.
Ved siden av listen, i utgivelser.txt, står avtrykket av hver rapport som er publisert, og av originalen den kom i: de kan
ikke byttes ut etterpå.

  --for ANLEDNING  legg de nye adressene til i listen, under denne overskriften, for eksempel 2021-06, og avtrykkene
                   av de nye rapportene og originalene i utgivelser.txt
  --previous FIL   kontroller også at ingenting er strøket siden denne utgaven av listen, og av utgivelser.txt hvis den
                   ligger ved siden av

Utgang: 0 når alle lovte adresser er bygd, og alt som er bygd, rapporter og originaler er ført opp, 1 ellers, 2 ved feil bruk.
`;

export const main = defineCommand(async (args, { env, cwd, stdout, stderr }) => {
  const { values } = readArguments(args, {
    help: HELP,
    options: { for: { type: 'string' }, previous: { type: 'string' } },
  });
  const config = orUsage(HELP, () => readConfig(env, cwd));
  const { ledger, out } = config;
  if (ledger === undefined)
    stopWithUsage('RAPPORTER peker på andre rapporter enn nettstedets egne; sett LEDGER.', HELP);
  stderr.write(restoreSite(out));
  const { book, fresh } = await readBook(ledger, out, cwd, values.previous);
  const corpus = await readCorpus(config, cwd);
  stopOnErrors(corpus.filer);
  const released = await readReleases(ledger, cwd, values.previous);
  const reports = unreleased(released.digests, corpus.digests);
  if (values.for !== undefined) {
    writeFileSync(ledger, addAddresses(String(book.file.value), fresh, values.for));
    stdout.write(`${fresh.length} adresser er lagt til i ${book.file.path}.\n`);
    writeFileSync(released.path, addReleased(String(released.file.value), reports, corpus.digests));
    for (const name of reports)
      stdout.write(`Avtrykket av ${describeReleased(name)} er lagt til i ${released.file.path}.\n`);
    return EXIT_CODES.ok;
  }
  if (fresh.length + reports.length === 0) {
    stdout.write(
      `Alle ${book.promises.length} adressene er bygd, og de og rapportene er ført opp.\n`,
    );
    return EXIT_CODES.ok;
  }
  stdout.write([...fresh, ...reports].map((line) => `${line}\n`).join(''));
  stderr.write(
    `${fresh.length} adresser står ikke i ${book.file.path}, og ${reports.length} avtrykk ikke i ${released.file.path}. Legg dem til med npm run ledger -- --for ANLEDNING.\n`,
  );
  return EXIT_CODES.problem;
});

/** The ledger, held against what is built and against an older one, and the addresses it does not have. Stops with 1 where one is lost. */
async function readBook(ledger: string, dist: string, cwd: string, previous: string | undefined) {
  const book = await readLedger(ledger, cwd);
  if (previous !== undefined)
    checkNothingDropped(parseLedger(readOlder(previous)), book.promises, book.file);
  const built = await listBuilt(dist).catch(() =>
    stopWithUsage(`Det er ikke bygd noe i ${dist}. Kjør npm run build først.`, HELP),
  );
  const fresh = compareAddresses(book, built);
  stopOnErrors([book.file]);
  return { book, fresh };
}

/** The digests of released reports, held against older ones where those lie beside an older ledger. Stops with 1 where one is lost. */
async function readReleases(ledger: string, cwd: string, previous: string | undefined) {
  const released = await readReleased(ledger, cwd);
  const older = previous && join(dirname(previous), basename(released.path));
  if (older && existsSync(older))
    checkKept(parseReleased(readOlder(older)), released.digests, released.file);
  stopOnErrors([released.file]);
  return released;
}

/** Stops with 1, and with all that is said of the files, when there is an error among it. */
function stopOnErrors(files: readonly VFile[]): void {
  if (files.some(hasErrors)) throw new CommandStop(EXIT_CODES.problem, formatMessages([...files]));
}

function readOlder(path: string): VFile {
  try {
    return new VFile({ path, value: readFileSync(path, 'utf8') });
  } catch {
    return stopWithUsage(`Kan ikke lese ${path}.`, HELP);
  }
}

if (import.meta.main) await runCommand(main);
