import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  createProgress,
  followPictures,
  followReading,
  type Work,
  type Phase,
  type Amounts,
} from '../../../../scripts/build/progress.ts';

/** A real build on two processors: when what was done, from the start of the process. */
const FOLDER = 'tests/fixtures/fremdrift';
const BUILD = readdirSync(FOLDER).map((file) => file.replace('.json', ''));

interface Recording {
  rapporter: number;
  millisekunder: number;
  hendelser: [number, string, unknown][];
}

/** A clock that is set by hand, and what is told by it. */
function stage(isTTY: boolean) {
  const clock = { ms: 0 };
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
  const fremdrift = createProgress(stream, () => clock.ms);
  return { clock, written, fremdrift };
}

/** Plays a recorded build, `speed` times as slow, and gives what was thought to be left after each tick. */
async function replay(name: string, { isTTY = false, speed = 1 } = {}) {
  const recording = JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')) as Recording;
  const { rapporter, millisekunder, hendelser } = recording;
  const { clock, written, fremdrift } = stage(isTTY);
  const end = millisekunder * speed;
  const thought: { at: number; left: number }[] = [];
  const until = (ms: number) => {
    while (clock.ms + 250 < ms) {
      clock.ms += 250;
      fremdrift.tick();
      thought.push({ at: clock.ms, left: fremdrift.left() });
    }
    clock.ms = ms;
  };
  let known: boolean;
  const keep = () => Promise.resolve();
  const find = () => Promise.resolve((known ? {} : undefined) as never);
  const pictures = followPictures(fremdrift);
  until((hendelser[0]?.[0] ?? 0) * speed);
  const reading = followReading({ find, keep }, rapporter, fremdrift);
  for (const [ms, what, n] of hendelser) {
    until(ms * speed);
    if (what === 'hentet' || what === 'lest') {
      known = what === 'hentet';
      await reading.find('', '');
    } else if (what === 'begin') {
      if (n === 'tegner') fremdrift.run('klargjort');
      if (n === 'sider') fremdrift.complete('klargjort');
      fremdrift.begin(n as Phase);
    } else if (what === 'expect') {
      const { bilde, ...amounts } = n as Amounts;
      if (bilde === undefined) fremdrift.expect(amounts);
      else pictures.expect(bilde);
    } else if (what === 'bilde' || what === 'kjentbilde') {
      for (let i = 0; i < Number(n); i += 1) pictures.ready(what === 'bilde');
    } else if (what === 'run') fremdrift.run(n as Work);
    else fremdrift.step(what as Work, Number(n));
    thought.push({ at: clock.ms, left: fremdrift.left() });
  }
  until(end);
  return { thought, end, written };
}

describe.each(BUILD)('of the build %s', (name) => {
  it.each([1, 0.4, 3])(
    'what is left is within a factor of two after the first fifth, %d times as slow',
    async (speed) => {
      const { thought, end } = await replay(name, { speed });
      const later = thought.filter(({ at }) => at > end / 5);
      expect(later.length).toBeGreaterThan(20);
      // At the very end a second more or less is no matter.
      const wrong = later
        .map(({ at, left }) => ({ at, left, true: end - at }))
        .filter((one) => Math.abs(one.left - one.true) > 1000 * speed)
        .filter((one) => one.left > 2 * one.true || one.left < one.true / 2);
      expect(wrong).toEqual([]);
    },
  );

  it('is told in a line for each ten per cent where nobody is watching', async () => {
    const { written } = await replay(name);
    expect(written.length).toBeGreaterThan(4);
    expect(written.length).toBeLessThan(10);
    const shares = written.map((line) => {
      expect(line).toMatch(/^[1-9]0 %, (leser|tegner|sider|bilder), omtrent \d+ (s|min) igjen\n$/);
      return Number.parseInt(line);
    });
    expect(shares).toEqual([...new Set(shares)].sort((a, b) => a - b));
  });

  it('is told in one line that changes on a terminal', async () => {
    const { written } = await replay(name, { isTTY: true });
    const shares = written.map((line) => {
      expect(line.startsWith('\r') && line.endsWith('\u001b[K')).toBe(true);
      expect(line).toMatch(/[█░]{24} \d+ %, \w+, omtrent \d+ (s|min) igjen/);
      return Number.parseInt(line.slice(26));
    });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});

describe('createProgress', () => {
  it('takes its line away, once, and only if there is one', () => {
    const { clock, written, fremdrift } = stage(true);
    fremdrift.hide();
    expect(written).toEqual([]);
    clock.ms = 1000;
    fremdrift.tick();
    fremdrift.hide();
    fremdrift.hide();
    expect(written.slice(1)).toEqual(['\r\u001b[K']);
  });

  it('says what is done now, and minutes where seconds would be many', () => {
    const { clock, written, fremdrift } = stage(false);
    fremdrift.expect({ bilde: 1000 });
    fremdrift.begin('bilder');
    clock.ms = 100_000;
    fremdrift.step('bilde', 200);
    expect(written).toEqual(['20 %, bilder, omtrent 7 min igjen\n']);
  });

  it('never tells that all is done, or of time less than none, when there is more than was thought', () => {
    const { clock, written, fremdrift } = stage(true);
    fremdrift.expect({ side: 10 });
    for (let i = 0; i < 20; i += 1) {
      clock.ms += 300;
      fremdrift.step('side');
    }
    expect(written.at(-1)).toContain(' 99 %, leser, omtrent 0 s igjen');
  });
});
