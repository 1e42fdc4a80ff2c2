import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createProgress, type BuildEvent } from '../../../src/lib/build/progress.ts';

/**
 * Real builds on a machine of two processors: when each told of what, by the clock on the wall. Nobody else worked there but in
 * one, where three others did. In `real-unchanged` nothing was to be done.
 */
const FOLDER = 'tests/fixtures/progress';
const RECORDINGS = readdirSync(FOLDER)
  .map((file) => file.replace('.json', ''))
  .filter((name) => name !== 'real-unchanged');

interface Recording {
  /** How long the whole build took. */
  milliseconds: number;
  events: [ms: number, event: BuildEvent, count: number][];
}

/** A clock that is set by hand, and what is told by it. */
function stage(isTTY: boolean) {
  const clock = { ms: 0 };
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) };
  const progress = createProgress(stream, () => clock.ms);
  return { clock, written, progress };
}

function read(name: string): Recording {
  return JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')) as Recording;
}

/** Plays a recorded build, `slowness` times as slow, and gives what was thought to be left after each tick. */
function replay(name: string, { isTTY = false, slowness = 1 } = {}) {
  const { milliseconds, events } = read(name);
  const { clock, written, progress } = stage(isTTY);
  const end = milliseconds * slowness;
  const thought: { at: number; left: number }[] = [];
  const think = () => {
    const left = progress.left();
    if (left !== undefined) thought.push({ at: clock.ms, left });
  };
  const until = (ms: number) => {
    // Nothing ticks while reports are read.
    const ticking =
      clock.ms >= slowness * (events.find(([, event]) => event === 'releases')?.[0] ?? 0);
    while (ticking && clock.ms + 250 < ms) {
      clock.ms += 250;
      progress.tick();
      think();
    }
    clock.ms = ms;
  };
  for (const [ms, event, count] of events) {
    until(ms * slowness);
    progress.note(event, count);
    think();
  }
  until(end);
  return { thought, end, written };
}

describe.each(RECORDINGS)('of the build %s', (name) => {
  it.each([1, 0.4, 3])(
    'what is left is within a factor of two after the first fifth, %d times as slow',
    (slowness) => {
      const { thought, end } = replay(name, { slowness });
      const later = thought.filter(({ at }) => at > end / 5);
      expect(later.length).toBeGreaterThan(20);
      // At the very end a second more or less is no matter.
      const wrong = later
        .map(({ at, left }) => ({ at, left, true: end - at }))
        .filter((one) => Math.abs(one.left - one.true) > 1000 * slowness)
        .filter((one) => one.left > 2 * one.true || one.left < one.true / 2);
      expect(wrong).toEqual([]);
    },
  );

  it('is told in a line for each ten per cent where nobody is watching', () => {
    const { written } = replay(name);
    expect(written.length).toBeGreaterThan(4);
    expect(written.length).toBeLessThan(10);
    const shares = written.map((line) => {
      expect(line).toMatch(/^[1-9]0 %, (leser|tegner|sider|bilder), omtrent \d+ (s|min) igjen\n$/);
      return Number.parseInt(line);
    });
    expect(shares).toEqual([...new Set(shares)].sort((a, b) => a - b));
  });

  it('is told in one line that changes on a terminal', () => {
    const { written } = replay(name, { isTTY: true });
    const shares = written.map((line) => {
      expect(line.startsWith('\r') && line.endsWith('\u001b[K')).toBe(true);
      expect(line).toMatch(/[█░]{24} \d+ %, (leser|\w+, omtrent \d+ (s|min) igjen)/);
      return Number.parseInt(line.slice(26));
    });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});

describe('createProgress', () => {
  it('says nothing of what is left while no report is new, for perhaps nothing is to be done', () => {
    expect(replay('real-unchanged').written).toEqual([]);
    expect(replay('real-unchanged').thought).toEqual([]);
    for (const line of replay('real-unchanged', { isTTY: true }).written)
      expect(line.replaceAll(/[█░]/g, '')).toMatch(/^.{2}\d+ %, leser.{3}$/s);
  });

  it('takes its line away, once, and only if there is one', () => {
    const { clock, written, progress } = stage(true);
    progress.hide();
    expect(written).toEqual([]);
    clock.ms = 1000;
    progress.tick();
    progress.hide();
    progress.hide();
    expect(written.slice(1)).toEqual(['\r\u001b[K']);
  });

  it('says what is done now, and minutes where seconds would be many', () => {
    const { clock, written, progress } = stage(true);
    progress.note('reports', 240);
    clock.ms = 10_000;
    progress.note('read');
    expect(written.at(-1)).toMatch(/ \d+ %, leser, omtrent \d+ min igjen/);
    clock.ms = 20_000;
    progress.note('releases', 1);
    expect(written.at(-1)).toMatch(/ \d+ %, tegner, omtrent \d+ (s|min) igjen/);
    clock.ms = 30_000;
    progress.note('pages', 10);
    expect(written.at(-1)).toMatch(/ \d+ %, sider, omtrent \d+ (s|min) igjen/);
    clock.ms = 40_000;
    progress.note('pictures', 10);
    expect(written.at(-1)).toMatch(/ \d+ %, bilder, omtrent \d+ s igjen/);
  });

  it('never tells that all is done, or of time less than none, when there is more than was thought', () => {
    const { clock, written, progress } = stage(true);
    progress.note('reports', 1);
    progress.note('read');
    progress.note('releases', 0);
    progress.note('pages', 0);
    for (let i = 0; i < 20; i += 1) {
      clock.ms += 300;
      progress.note('page', 10_000);
    }
    progress.note('pictures', 0);
    expect(written.at(-1)).toMatch(/ 99 %, sider, omtrent \d+ (s|min) igjen/);
  });
});
