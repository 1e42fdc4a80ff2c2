/** A place in a drawing's own units. */
export interface Punkt {
  x: number;
  y: number;
}

/** Numbers each command takes. */
const ANTALL: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, z: 0, t: 2, s: 4, q: 4, c: 6, a: 7 };

/** The corner points of each subpath, in absolute units; undefined when the text is no path data. */
export function lesSti(d: string): Punkt[][] | undefined {
  const biter = d.match(/[a-z]|-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? [];
  const stier: Punkt[][] = [];
  let [x, y] = [0, 0];
  let kommando = '';
  for (let i = 0; i < biter.length; ) {
    const bit = biter[i] ?? '';
    if (/[a-z]/i.test(bit)) {
      kommando = bit;
      i += 1;
    }
    const lav = kommando.toLowerCase();
    const antall = ANTALL[lav];
    if (antall === undefined) return undefined;
    const tall = biter.slice(i, i + antall).map(Number);
    if (tall.length < antall || tall.some(Number.isNaN)) return undefined;
    i += antall;
    if (lav === 'z') {
      [x, y] = [stier.at(-1)?.[0]?.x ?? x, stier.at(-1)?.[0]?.y ?? y];
      kommando = 'z';
      if (biter[i] !== undefined && !/[a-z]/i.test(biter[i] ?? '')) return undefined;
      continue;
    }
    const relativ = kommando === lav;
    const tilX = lav === 'v' ? x : (relativ ? x : 0) + (tall.at(lav === 'h' ? 0 : -2) ?? 0);
    const tilY = lav === 'h' ? y : (relativ ? y : 0) + (tall.at(-1) ?? 0);
    [x, y] = [tilX, tilY];
    if (lav === 'm') {
      stier.push([]);
      kommando = relativ ? 'l' : 'L';
    }
    stier.at(-1)?.push({ x, y });
  }
  return stier;
}
