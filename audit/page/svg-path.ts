/** A place in a drawing's own units. */
export interface Punkt {
  x: number;
  y: number;
}

/** Numbers each command takes. */
const ANTALL: Record<string, number> = {
  m: 2,
  l: 2,
  h: 1,
  v: 1,
  z: 0,
  t: 2,
  s: 4,
  q: 4,
  c: 6,
  a: 7,
};

/** One command and its numbers. */
interface Steg {
  kommando: string;
  tall: number[];
}

/** The corner points of each subpath, in absolute units; undefined when the text is no path data. */
export function lesSti(d: string): Punkt[][] | undefined {
  const stier: Punkt[][] = [];
  let her: Punkt = { x: 0, y: 0 };
  for (const { kommando, tall } of stegene(d)) {
    if (tall.length !== ANTALL[kommando.toLowerCase()]) return undefined;
    if (kommando.toLowerCase() === 'm') stier.push([]);
    const sti = stier.at(-1);
    if (!sti) return undefined;
    if (kommando.toLowerCase() === 'z') her = sti[0] ?? her;
    else sti.push((her = endepunkt(kommando, tall, her)));
  }
  return stier;
}

/** Commands in order; numbers beyond a command's own repeat it, and `m` repeats as `l`. */
function* stegene(d: string): Generator<Steg> {
  for (const [, kommando = '', rest = ''] of d.matchAll(
    /([a-z])([^a-z]*(?:e[-+]?\d+[^a-z]*)*)/gi,
  )) {
    const tall = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    const antall = ANTALL[kommando.toLowerCase()] ?? 0;
    yield { kommando, tall: tall.slice(0, Math.max(antall, 0)) };
    const gjentatt = kommando === 'm' ? 'l' : kommando === 'M' ? 'L' : kommando;
    for (let i = antall; i < tall.length; i += antall || tall.length)
      yield { kommando: gjentatt, tall: antall === 0 ? tall : tall.slice(i, i + antall) };
  }
}

function endepunkt(kommando: string, tall: readonly number[], her: Punkt): Punkt {
  const lav = kommando.toLowerCase();
  const fra = kommando === lav ? her : { x: 0, y: 0 };
  const siste = tall.at(-1) ?? 0;
  if (lav === 'h') return { x: fra.x + siste, y: her.y };
  if (lav === 'v') return { x: her.x, y: fra.y + siste };
  return { x: fra.x + (tall.at(-2) ?? 0), y: fra.y + siste };
}
