import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCorpus, writeCorpus, type CorpusFile } from '../../../bench/corpus.ts';
import { readRegister } from '../../../src/lib/io/register.ts';
import type { Maned } from '../../../src/lib/domain/maned.ts';

const CONTENT = join(import.meta.dirname, '../../fixtures/innhold');

/** The folders of content that is not the reports'. */
const REGISTER = ['hovedgrupper', 'tiltaksgrupper', 'tiltak'];

/** A tiltak that reports up to and with `til` called something else. */
interface Called {
  slug: string;
  navn: string;
  til: Maned;
}

/**
 * What is invented: five releases over two years, with December 2020 told by none of them. Everything that may happen
 * to a tiltak between releases happens to one.
 */
const EVENTS = {
  forste: '2019-12',
  antall: 15,
  released: ['2019-12', '2020-10', '2020-11', '2021-01', '2021-02'],
  revision: 0.02,
  nytt: { navn: 'Syntetisk nykommer', gruppe: 'opplaering', fra: '2021-01' },
  avsluttet: { slug: 'funksjonsassistanse', til: '2020-11' },
  /** The same tiltak by another name and address, as the registry says. */
  renamed: { slug: 'mentor', navn: 'Veiledning fra kollega', til: '2020-10' },
  /** Printed under a name of its own at first: those figures are withdrawn when the name is gone. */
  withdrawn: { slug: 'jobbklubb', navn: 'Syntetisk forsøk', til: '2020-10' },
  flyttet: { slug: 'avklaring', gruppe: 'opplaering', til: '2020-10' },
  brudd: { slug: 'amo-kurs', maned: '2020-11', tekst: 'Fra november 2020 telles noe annet.' },
} as const;

/** A folder of content to build from, as `INNHOLD` and as the auditor's `--rapporter` and `--register`. */
export interface Content {
  innhold: string;
  rapporter: string;
}

/** Writes an invented registry, its reports and one correction below `mappe`. The same seed gives the same bytes. */
export async function writeContent(folder: string, fro = 11): Promise<Content> {
  const innhold = join(folder, 'innhold');
  await mkdir(innhold, { recursive: true });
  for (const part of REGISTER)
    await cp(join(CONTENT, part), join(innhold, part), { recursive: true });
  const {
    forste,
    antall,
    released,
    revision,
    nytt,
    avsluttet,
    renamed,
    withdrawn,
    flyttet,
    brudd,
  } = EVENTS;
  const { register } = await readRegister(CONTENT, 'tests/fixtures/innhold');
  const { filer } = makeCorpus({
    fro,
    forste,
    antall,
    register,
    revision,
    lifetimes: { [avsluttet.slug]: { til: avsluttet.til } },
    nye: [nytt],
    called: [renamed, withdrawn] satisfies Called[],
    placed: [flyttet],
  });
  await edit(innhold, renamed.slug, `tidligere: [{ navn: ${renamed.navn} }]`);
  await edit(
    innhold,
    flyttet.slug,
    `flyttet: [{ gruppe: ${flyttet.gruppe}, til: ${flyttet.til} }]`,
  );
  await edit(innhold, brudd.slug, `brudd: [{ maned: ${brudd.maned}, tekst: "${brudd.tekst}" }]`);
  const published = filer.filter(({ id }) => released.some((own) => own === id));
  const { faultFiles, rettelse } = misread(published, '2020-11');
  await writeFile(join(innhold, 'rettelser.yml'), rettelse);
  const rapporter = join(innhold, 'rapporter');
  await writeCorpus(rapporter, faultFiles);
  return { innhold, rapporter };
}

async function edit(content: string, slug: string, field: string): Promise<void> {
  const file = join(content, 'tiltak', `${slug}.md`);
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace(/^gruppe: .*$/m, (group) => `${group}\n${field}`),
  );
}

/** One report with a digit read wrong in a cell that is printed once, and the correction that mends it. */
function misread(files: CorpusFile[], id: string): { faultFiles: CorpusFile[]; rettelse: string } {
  const file = files.find((one) => one.id === id);
  const lines = file?.tekst.split('\n') ?? [];
  const number = lines.findIndex((line) => /^Utdanning\t.*\d{3}$/.test(line));
  const cells = lines[number]?.split('\t') ?? [];
  const right = cells.at(-1) ?? '';
  const fault = `${right.slice(0, -1)}${(Number(right.at(-1)) + 1) % 10}`;
  const before = cells.slice(0, -1).join('\t');
  lines[number] = `${before}\t${fault}`;
  const rettelse = [
    `- rapport: ${id}`,
    `  linje: ${number + 1}`,
    `  kolonne: ${before.length + 2}`,
    `  fra: ${fault}`,
    `  til: ${right}`,
    '  begrunnelse: Oppdiktet lesefeil. Summene går opp med tallet som står her.',
    '  dato: 2020-12-15',
    '',
  ].join('\n');
  const faultFiles = files.map((one) => (one === file ? { ...one, tekst: lines.join('\n') } : one));
  return { faultFiles, rettelse };
}
