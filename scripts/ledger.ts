import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { VFile } from 'vfile';
import {
  compareAddresses,
  listBuilt,
  readLedger,
  addAddresses,
  checkGrowth,
  parseLedger,
} from '../src/lib/io/address-ledger.ts';
import { isBroken, readCorpus } from '../src/lib/io/corpus.ts';
import { readConfig } from '../src/lib/io/config.ts';
import { readReleased } from '../src/lib/io/released.ts';
import { formatMessages } from '../src/lib/diagnostics/format.ts';
import { hasErrors } from '../src/lib/domain/diagnostic.ts';
import { addReleased, checkKept, parseReleased, unreleased } from '../src/lib/formats/released.ts';
import { restoreSite } from './build/swap.ts';
import { readArguments, stopWithUsage, EXIT_CODE } from './cli.ts';

const HELP = `
Bruk: npm run ledger [-- --for ANLEDNING] [-- --previous FIL]

Holder det som er bygd, mot listen over publiserte adresser (src/content/adresser.txt), og skriver ut
adressene som ikke står der. Listen skal bare vokse: alt som står i den, er lovet til noen som lenker.
Ved siden av listen, i utgivelser.txt, står avtrykket av hver rapport som er publisert: den kan ikke byttes ut i filen
sin etterpå.

  --for ANLEDNING  legg de nye adressene til i listen, under denne overskriften, for eksempel 2021-06, og avtrykkene
                   av de nye rapportene i utgivelser.txt
  --previous FIL   kontroller også at ingenting er strøket siden denne utgaven av listen, og av utgivelser.txt hvis den
                   ligger ved siden av

Utgang: 0 når alle lovte adresser er bygd, og alle bygde og alle rapporter er ført opp, 1 ellers, 2 ved feil bruk.
`;

const { values } = readArguments({
  help: HELP,
  valg: { for: { type: 'string' }, previous: { type: 'string' } },
});
const root = process.cwd();
const config = readConfig(process.env, root);
const { adresser, ut } = config;
if (adresser === undefined)
  stopWithUsage('RAPPORTER peker på andre rapporter enn nettstedets egne; sett LEDGER.', HELP);

process.stderr.write(restoreSite(ut));
const book = await readLedger(adresser, root);
if (values.previous !== undefined)
  checkGrowth(parseLedger(readOlder(values.previous)), book.promises, book.file);
const built = await listBuilt(ut).catch(() =>
  stopWithUsage(`Det er ikke bygd noe i ${ut}. Kjør npm run build først.`, HELP),
);
const fresh = compareAddresses(book, built);
if (hasErrors(book.file)) {
  process.stderr.write(formatMessages([book.file]));
  process.exit(EXIT_CODE.problem);
}
const corpus = await readCorpus(config, root);
if (isBroken(corpus)) {
  process.stderr.write(formatMessages(corpus.filer));
  process.exit(EXIT_CODE.problem);
}
const released = await readReleased(adresser, root);
if (values.previous !== undefined) {
  const older = join(dirname(values.previous), basename(released.path));
  if (existsSync(older))
    checkKept(parseReleased(readOlder(older)), released.digests, released.file);
}
if (hasErrors(released.file)) {
  process.stderr.write(formatMessages([released.file]));
  process.exit(EXIT_CODE.problem);
}
const reports = unreleased(released.digests, corpus.digests);
if (values.for !== undefined) {
  writeFileSync(adresser, addAddresses(String(book.file.value), fresh, values.for));
  process.stdout.write(`${fresh.length} adresser er lagt til i ${book.file.path}.\n`);
  writeFileSync(released.path, addReleased(String(released.file.value), reports, corpus.digests));
  for (const name of reports)
    process.stdout.write(`Avtrykket av rapporten ${name} er lagt til i ${released.file.path}.\n`);
} else if (fresh.length + reports.length > 0) {
  process.stdout.write([...fresh, ...reports].map((line) => `${line}\n`).join(''));
  process.stderr.write(
    `${fresh.length} adresser står ikke i ${book.file.path}, og ${reports.length} rapporter ikke i ${released.file.path}. Legg dem til med npm run ledger -- --for ANLEDNING.\n`,
  );
  // Exiting at once would cut the list off where a pipe reads it.
  process.exitCode = EXIT_CODE.problem;
} else
  process.stdout.write(
    `Alle ${book.promises.length} adressene er bygd, og de og rapportene er ført opp.\n`,
  );

function readOlder(path: string): VFile {
  try {
    return new VFile({ path, value: readFileSync(path, 'utf8') });
  } catch {
    return stopWithUsage(`Kan ikke lese ${path}.`, HELP);
  }
}
