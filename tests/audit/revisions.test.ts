import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import { makeCorpus } from '../../bench/corpus.ts';
import { readTruth } from '../../audit/truth/truth.ts';
import { readFolder } from '../../audit/readers/folder.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { ingestReport } from '../../src/lib/report/ingest.ts';
import { listRevisions } from '../../src/lib/series/revisions.ts';
import { CONTENT } from '../content-folders.ts';

it('lists changes in the order the site does, what is withdrawn after a new tiltak came in between too', async () => {
  const { register } = await readRegister(CONTENT, 'innhold');
  const { filer } = makeCorpus({
    forste: '2021-05',
    antall: 3,
    register,
    revision: 0.2,
    nye: [{ navn: 'Syntetisk nykommer', gruppe: 'opplaering', fra: '2021-06' }],
    called: [
      { slug: 'mentor', navn: 'Syntetisk veiledning', til: '2021-06' },
      { slug: 'jobbklubb', navn: 'Syntetisk forsøk', til: '2021-05' },
    ],
  });
  const rapporter = filer.flatMap(({ navn, tekst }) => {
    const rettelser = { liste: [], file: new VFile() };
    return ingestReport({ fil: navn, sha256: navn, tekst }, register, new VFile(), rettelser) ?? [];
  });
  expect(rapporter.map(({ id }) => id)).toEqual(['2021-05', '2021-06', '2021-07']);
  const truth = readTruth(
    new Map(filer.map(({ navn, tekst }) => [navn, tekst])),
    readFolder(CONTENT),
  );
  for (const { id } of rapporter) {
    const built = listRevisions(rapporter).filter(({ rapport }) => rapport === id);
    const revised = truth.changesIn().get(id) ?? [];
    const keys = (list: readonly { serie: string; maned: string }[]) =>
      list.map(({ serie, maned }) => `${serie}@${maned}`);
    expect(keys(revised)).toEqual(keys(built));
  }
  expect(
    truth
      .changesIn()
      .get('2021-07')
      ?.some(({ til }) => !til),
  ).toBe(true);
});
