import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import { lagKorpus } from '../../bench/corpus.ts';
import { lesFasit } from '../../audit/truth/truth.ts';
import { lesMappe } from '../../audit/folder.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { ingestReport } from '../../src/lib/report/ingest.ts';
import { listEndringer } from '../../src/lib/series/revisions.ts';
import { INNHOLD } from '../content-folders.ts';

it('lists changes in the order the site does, what is withdrawn after a new tiltak came in between too', async () => {
  const { register } = await readRegister(INNHOLD, 'innhold');
  const { filer } = lagKorpus({
    forste: '2021-05',
    antall: 3,
    register,
    revisjon: 0.2,
    nye: [{ navn: 'Syntetisk nykommer', gruppe: 'opplaering', fra: '2021-06' }],
    kalt: [
      { slug: 'mentor', navn: 'Syntetisk veiledning', til: '2021-06' },
      { slug: 'jobbklubb', navn: 'Syntetisk forsøk', til: '2021-05' },
    ],
  });
  const rapporter = filer.flatMap(({ navn, tekst }) => {
    const rettelser = { liste: [], file: new VFile() };
    return ingestReport({ fil: navn, sha256: navn, tekst }, register, new VFile(), rettelser) ?? [];
  });
  expect(rapporter.map(({ id }) => id)).toEqual(['2021-05', '2021-06', '2021-07']);
  const fasit = lesFasit(new Map(filer.map(({ navn, tekst }) => [navn, tekst])), lesMappe(INNHOLD));
  for (const { id } of rapporter) {
    const bygd = listEndringer(rapporter).filter(({ rapport }) => rapport === id);
    const revidert = fasit.endringerI().get(id) ?? [];
    const nokler = (liste: readonly { serie: string; maned: string }[]) =>
      liste.map(({ serie, maned }) => `${serie}@${maned}`);
    expect(nokler(revidert)).toEqual(nokler(bygd));
  }
  expect(
    fasit
      .endringerI()
      .get('2021-07')
      ?.some(({ til }) => !til),
  ).toBe(true);
});
