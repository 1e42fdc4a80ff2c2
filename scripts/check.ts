import { readFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { basename, join, relative } from 'node:path';
import { VFile } from 'vfile';
import { decodeText } from '../src/lib/corpus/filer.ts';
import { readCorpus } from '../src/lib/corpus/corpus.ts';
import { readMiljo, type Miljo } from '../src/lib/corpus/miljo.ts';
import { readRegister } from '../src/lib/corpus/register.ts';
import { readRettelser } from '../src/lib/corpus/rettelser.ts';
import { formatMessages } from '../src/lib/diagnose/format.ts';
import { toJson } from '../src/lib/diagnose/diagnose.ts';
import { hasErrors } from '../src/lib/domain/melding.ts';
import type { Rapport } from '../src/lib/domain/rapport.ts';
import { ingestReport } from '../src/lib/ingest/rapport.ts';
import { describeRapport } from '../src/lib/ingest/beskrivelse.ts';
import { writeRegisterfil } from '../src/lib/resolve/registerfil.ts';
import { readArguments, stopWithUsage, UTGANG } from './kommando.ts';

const HJELP = `
Bruk: npm run check -- [--json] [--register] [FIL…]

Leser og avstemmer rapporter og skriver alt som er galt:
fil:linje:kolonne alvor melding regel

  --json       skriv meldingene som ett JSON-felt (array)
  --register   skriv en registerfil for hvert nytt tiltak, for redaksjonen å fullføre;
               en fil som finnes, blir aldri skrevet over
  FIL          rapporter å lese; uten FIL leses hele mappen RAPPORTER

Utgang: 0 uten feil, 1 med feil i rapportene, 2 ved feil bruk.
`;

const { values, positionals } = readArguments({
  hjelp: HJELP,
  valg: { json: { type: 'boolean' }, register: { type: 'boolean' } },
  filer: true,
});
const miljo = environment();
const { rapporter, filer } = await readAll(positionals, miljo);
if (values.register) await registerNew(rapporter, miljo);
if (values.json) process.stdout.write(`${JSON.stringify(toJson(filer), null, 2)}\n`);
else process.stdout.write(`${rapporter.map(describeRapport).join('')}${formatMessages(filer)}`);
process.exitCode = filer.some(hasErrors) ? UTGANG.problem : UTGANG.ok;

function environment(): Miljo {
  try {
    return readMiljo(process.env, process.cwd());
  } catch (error) {
    return stopWithUsage(error instanceof Error ? error.message : String(error), HJELP);
  }
}

async function readAll(
  paths: string[],
  miljo: Miljo,
): Promise<{ rapporter: Rapport[]; filer: VFile[] }> {
  if (paths.length === 0) return readCorpus(miljo, process.cwd());
  const { register, filer } = await readRegister(miljo.innhold, 'src/content');
  const rettelser = await readRettelser(miljo.innhold, 'src/content');
  const read = await Promise.all(
    paths.map(async (path) => {
      const file = new VFile({ path });
      const bytes = await readFile(path).catch((error: unknown) => {
        stopWithUsage(`Kan ikke lese ${path}: ${String(error)}`, HJELP);
      });
      const tekst = decodeText({ navn: basename(path), bytes, file });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const rapport =
        tekst === undefined
          ? undefined
          : ingestReport({ fil: basename(path), sha256, tekst }, register, file, rettelser);
      return { file, rapport };
    }),
  );
  return {
    rapporter: read.flatMap(({ rapport }) => rapport ?? []),
    filer: [...filer, rettelser.file, ...read.map(({ file }) => file)],
  };
}

/** Writes a registry file for each tiltak that only the reports know. Tells each on standard error, which leaves `--json` whole. */
async function registerNew(found: Rapport[], { innhold }: Miljo): Promise<void> {
  const nye = new Map(
    found.flatMap(({ nye: list }) => list.map((tiltak) => [tiltak.slug, tiltak])),
  );
  for (const tiltak of nye.values()) {
    const { fil, tekst } = writeRegisterfil(tiltak);
    const path = join(innhold, 'tiltak', fil);
    const shown = relative(process.cwd(), path);
    const written = await writeFile(path, tekst, { flag: 'wx' }).then(
      () => true,
      () => false,
    );
    process.stderr.write(
      written
        ? `Skrev ${shown}. Fullfør navneformene, og kontroller at orden er tiltakets plass i rapporten.\n`
        : `${shown} kan ikke skrives; finnes den fra før, er den ikke rørt.\n`,
    );
  }
  if (nye.size === 0) process.stderr.write('Ingen nye tiltak å registrere.\n');
}
