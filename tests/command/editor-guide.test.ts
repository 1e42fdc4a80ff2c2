import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeNewTiltak, guideReports, openGuide, type Guide } from './guide.ts';

/**
 * The guide, performed: the tasks of docs/redaktor.md that a new report brings, on one folder of content, one after the
 * other. After each, what publishing runs is run, and nothing may be found.
 */

let guide: Guide;
beforeAll(async () => {
  guide = await openGuide();
});
afterAll(() => guide.close());

describe('the guide, report by report', () => {
  it('publishes the first report', async () => {
    await guide.publish('2021-05');
    expect(await guide.readPage('tiltak', 'mentor')).toContain('mai 2021');
  });

  it('adds a report, and replaces it freely as long as it is not published', async () => {
    await guide.addReport('2021-06', (await guideReports({ fro: 24 }))['2021-06']);
    expect((await guide.run.check()).code).toBe(0);
    await guide.addReport('2021-06', (await guideReports())['2021-06']);
    await guide.publish('2021-06');
    expect(await guide.readPage('rapporter', '2021-06')).toContain('juni 2021');
  });

  it('corrects a misread figure, with a number in the reason', async () => {
    const text = (await guideReports())['2021-07'] ?? '';
    const lines = text.split('\n');
    const line = lines.findIndex((row) => row.startsWith('Mentor\t'));
    const right = lines[line]?.split('\t').at(-1) ?? '';
    const wrong = right.replace(/.$/, (last) => String((Number(last) + 3) % 10));
    lines[line] = `${lines[line]?.slice(0, -right.length)}${wrong}`;
    await guide.addReport('2021-07', lines.join('\n'));
    const place = `${line + 1}:${lines[line].length - wrong.length + 1}`;
    const { code, output } = await guide.run.check();
    expect(code).toBe(1);
    expect(output).toContain(`2021-07.txt:${place} feil`);
    const [number, column] = place.split(':');
    await writeFile(
      guide.content('rettelser.yml'),
      `- rapport: 2021-07\n  linje: ${number}\n  kolonne: ${column}\n  fra: ${wrong}\n  til: ${right}\n` +
        `  begrunnelse: Lest feil. PDF-en har ${right}, og «I alt» er 4 018 høyere.\n  dato: 2021-08-30\n`,
    );
    await guide.publish('2021-07');
    expect(await guide.readPage('tiltak', 'mentor')).toContain('4\u00a0018 høyere');
  });

  it('completes the file of a new tiltak by hand', async () => {
    await completeNewTiltak(guide);
    expect(await guide.publish('Syntetisk kurs')).not.toMatch(/nytt-tiltak|oppforing-uferdig/);
    expect(await guide.readPage('tiltak', 'syntetisk-kurs')).toContain('oppdiktet for prøving');
  });
});
