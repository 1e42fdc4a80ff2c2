import { fileURLToPath } from 'node:url';
import { readCorpus } from '../../../src/lib/io/corpus.ts';
import { type Subject, type FactContext, GRAND_TOTAL } from '../../../src/lib/facts/context.ts';
import { mergeReports } from '../../../src/lib/series/merge.ts';
import { parseSiteUrl } from '../../../src/lib/site/url.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

let known: Promise<FactContext> | undefined;

/** The real report and the registry, as the site reads them. Read once for all files of tests in a process: none may change it. */
export function readRapporten(): Promise<FactContext> {
  return (known ??= readOnce());
}

async function readOnce(): Promise<FactContext> {
  const config = {
    rapporter: `${ROOT}tests/fixtures/innhold/rapporter`,
    content: `${ROOT}tests/fixtures/innhold`,
    out: `${ROOT}dist`,
    siteUrl: parseSiteUrl(undefined, undefined),
    currentManed: '2021-06' as const,
  };
  const { register, rapporter } = await readCorpus(config, ROOT);
  const [rapport] = rapporter;
  if (!rapport) throw new Error('Rapporten lot seg ikke lese');
  return { serier: mergeReports([rapport]), register, maned: '2021-05', rapport: rapport.id };
}

/** Every page with a text: the whole, then hovedgrupper, tiltaksgrupper and tiltak in the registry's order. */
export function subjects({ register }: Pick<FactContext, 'register'>): Subject[] {
  const of = (niva: Subject['niva'], list: { slug: string }[]) =>
    list.map(({ slug }): Subject => ({ niva, id: slug }));
  return [
    GRAND_TOTAL,
    ...of('hovedgruppe', register.hovedgrupper),
    ...of('tiltaksgruppe', register.tiltaksgrupper),
    ...of('tiltak', register.tiltak),
  ];
}
