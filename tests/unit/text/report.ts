import { fileURLToPath } from 'node:url';
import { readCorpus } from '../../../src/lib/io/corpus.ts';
import type { Emne, Grunnlag } from '../../../src/lib/facts/context.ts';
import { HELHETEN } from '../../../src/lib/facts/context.ts';
import { mergeReports } from '../../../src/lib/series/merge.ts';
import { parseNettsted } from '../../../src/lib/site/url.ts';

const ROT = fileURLToPath(new URL('../../../', import.meta.url));

let known: Promise<Grunnlag> | undefined;

/** The real report and the registry, as the site reads them. Read once for all files of tests in a process: none may change it. */
export function readRapporten(): Promise<Grunnlag> {
  return (known ??= readOnce());
}

async function readOnce(): Promise<Grunnlag> {
  const miljo = {
    rapporter: `${ROT}tests/fixtures/innhold/rapporter`,
    innhold: `${ROT}tests/fixtures/innhold`,
    ut: `${ROT}dist`,
    nettsted: parseNettsted(undefined, undefined),
    denneManed: '2021-06' as const,
  };
  const { register, rapporter } = await readCorpus(miljo, ROT);
  const [rapport] = rapporter;
  if (!rapport) throw new Error('Rapporten lot seg ikke lese');
  return { serier: mergeReports([rapport]), register, maned: '2021-05', rapport: rapport.id };
}

/** Every page with a text: the whole, then hovedgrupper, tiltaksgrupper and tiltak in the registry's order. */
export function emner({ register }: Pick<Grunnlag, 'register'>): Emne[] {
  const of = (niva: Emne['niva'], list: { slug: string }[]) =>
    list.map(({ slug }): Emne => ({ niva, id: slug }));
  return [
    HELHETEN,
    ...of('hovedgruppe', register.hovedgrupper),
    ...of('tiltaksgruppe', register.tiltaksgrupper),
    ...of('tiltak', register.tiltak),
  ];
}
