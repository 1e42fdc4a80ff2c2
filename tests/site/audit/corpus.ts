import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lagKorpus, skrivKorpus, type Korpusfil } from '../../../bench/corpus.ts';
import { readRegister } from '../../../src/lib/io/register.ts';
import type { Maned } from '../../../src/lib/domain/maned.ts';

const INNHOLD = join(import.meta.dirname, '../../fixtures/innhold');

/** The folders of content that is not the reports'. */
const REGISTER = ['hovedgrupper', 'tiltaksgrupper', 'tiltak'];

/** A tiltak that reports up to and with `til` called something else. */
interface Kalt {
  slug: string;
  navn: string;
  til: Maned;
}

/**
 * What is invented: five releases over two years, with December 2020 told by none of them. Everything that may happen
 * to a tiltak between releases happens to one.
 */
const HENDELSER = {
  forste: '2019-12',
  antall: 15,
  utgitt: ['2019-12', '2020-10', '2020-11', '2021-01', '2021-02'],
  revisjon: 0.02,
  nytt: { navn: 'Syntetisk nykommer', gruppe: 'opplaering', fra: '2021-01' },
  avsluttet: { slug: 'funksjonsassistanse', til: '2020-11' },
  /** The same tiltak by another name and address, as the registry says. */
  omdopt: { slug: 'mentor', navn: 'Veiledning fra kollega', til: '2020-10' },
  /** Printed under a name of its own at first: those figures are withdrawn when the name is gone. */
  trukket: { slug: 'jobbklubb', navn: 'Syntetisk forsøk', til: '2020-10' },
  flyttet: { slug: 'avklaring', gruppe: 'opplaering', til: '2020-10' },
  brudd: { slug: 'amo-kurs', maned: '2020-11', tekst: 'Fra november 2020 telles noe annet.' },
} as const;

/** A folder of content to build from, as `INNHOLD` and as the auditor's `--rapporter` and `--register`. */
export interface Innhold {
  innhold: string;
  rapporter: string;
}

/** Writes an invented registry, its reports and one correction below `mappe`. The same seed gives the same bytes. */
export async function skrivInnhold(mappe: string, fro = 11): Promise<Innhold> {
  const innhold = join(mappe, 'innhold');
  await mkdir(innhold, { recursive: true });
  for (const del of REGISTER) await cp(join(INNHOLD, del), join(innhold, del), { recursive: true });
  const { forste, antall, utgitt, revisjon, nytt, avsluttet, omdopt, trukket, flyttet, brudd } =
    HENDELSER;
  const { register } = await readRegister(INNHOLD, 'tests/fixtures/innhold');
  const { filer } = lagKorpus({
    fro,
    forste,
    antall,
    register,
    revisjon,
    levetider: { [avsluttet.slug]: { til: avsluttet.til } },
    nye: [nytt],
    kalt: [omdopt, trukket] satisfies Kalt[],
    plassert: [flyttet],
  });
  await edit(innhold, omdopt.slug, `tidligere: [{ navn: ${omdopt.navn} }]`);
  await edit(
    innhold,
    flyttet.slug,
    `flyttet: [{ gruppe: ${flyttet.gruppe}, til: ${flyttet.til} }]`,
  );
  await edit(innhold, brudd.slug, `brudd: [{ maned: ${brudd.maned}, tekst: "${brudd.tekst}" }]`);
  const published = filer.filter(({ id }) => utgitt.some((own) => own === id));
  const { feilfiler, rettelse } = misread(published, '2020-11');
  await writeFile(join(innhold, 'rettelser.yml'), rettelse);
  const rapporter = join(innhold, 'rapporter');
  await skrivKorpus(rapporter, feilfiler);
  return { innhold, rapporter };
}

async function edit(innhold: string, slug: string, felt: string): Promise<void> {
  const fil = join(innhold, 'tiltak', `${slug}.md`);
  const tekst = await readFile(fil, 'utf8');
  await writeFile(
    fil,
    tekst.replace(/^gruppe: .*$/m, (gruppe) => `${gruppe}\n${felt}`),
  );
}

/** One report with a digit read wrong in a cell that is printed once, and the correction that mends it. */
function misread(filer: Korpusfil[], id: string): { feilfiler: Korpusfil[]; rettelse: string } {
  const fil = filer.find((one) => one.id === id);
  const linjer = fil?.tekst.split('\n') ?? [];
  const nummer = linjer.findIndex((linje) => /^Utdanning\t.*\d{3}$/.test(linje));
  const celler = linjer[nummer]?.split('\t') ?? [];
  const rett = celler.at(-1) ?? '';
  const feil = `${rett.slice(0, -1)}${(Number(rett.at(-1)) + 1) % 10}`;
  const foran = celler.slice(0, -1).join('\t');
  linjer[nummer] = `${foran}\t${feil}`;
  const rettelse = [
    `- rapport: ${id}`,
    `  linje: ${nummer + 1}`,
    `  kolonne: ${foran.length + 2}`,
    `  fra: ${feil}`,
    `  til: ${rett}`,
    '  begrunnelse: Oppdiktet lesefeil. Summene går opp med tallet som står her.',
    '  dato: 2020-12-15',
    '',
  ].join('\n');
  const feilfiler = filer.map((one) => (one === fil ? { ...one, tekst: linjer.join('\n') } : one));
  return { feilfiler, rettelse };
}
