import { emnenokkel, UTGIVELSE, type Emnenokkel } from '../../src/lib/build/builder.ts';
import type { Lager } from '../../src/lib/io/cache.ts';
import { frosneFor } from '../../src/lib/site/archive-list.ts';
import type { Avtrykk, Frossenside } from '../../src/lib/site/archive.ts';
import type { Sidegrunnlag } from '../../src/lib/site/context.ts';
import type { Rapportside } from '../../src/lib/site/report.ts';

/** The models of a release's pages. */
export type Modeller = Record<Emnenokkel, Frossenside>;

/** Makes the models of a release's pages and keeps them, and what they stand on, under the release's key. */
export async function lagModeller(
  grunnlag: Sidegrunnlag,
  nokkel: string,
  lager: Lager,
): Promise<void> {
  const frosne = frosneFor(grunnlag);
  const sider = frosne.sider.map(({ emne, side }) => [emnenokkel(emne), side] as const);
  const utgivelse = [UTGIVELSE, frosne.utgivelse] as const;
  const avtrykk = [utgivelse, ...sider].map(([own, side]) => [own, side.avtrykk] as const);
  const write = (navn: string, entries: readonly (readonly [string, unknown])[]) =>
    lager.write(navn, JSON.stringify(Object.fromEntries(entries)));
  await write(utgivelsesnavn(nokkel), [utgivelse]);
  await write(modellnavn(nokkel), sider);
  await write(avtrykknavn(nokkel), avtrykk);
}

/** True when the models and what they stand on are kept under a key, whole. */
export async function harModeller(lager: Lager, nokkel: string): Promise<boolean> {
  // Each is asked for, so that each counts as used.
  const there = [utgivelsesnavn, modellnavn].map((navn) => lager.has(navn(nokkel)));
  return !there.includes(false) && (await hentAvtrykk(lager, nokkel)) !== undefined;
}

/** The model of a release's own page kept under a key, or undefined. The store vouches for the bytes, and the key for the code that wrote them. */
export async function hentUtgivelse(
  lager: Lager,
  nokkel: string,
): Promise<Rapportside | undefined> {
  const kept = await readJson(lager, utgivelsesnavn(nokkel));
  return (kept as Record<typeof UTGIVELSE, Rapportside> | undefined)?.[UTGIVELSE];
}

/** The models of the pages about subjects kept under a key, or undefined. */
export async function hentModeller(lager: Lager, nokkel: string): Promise<Modeller | undefined> {
  return (await readJson(lager, modellnavn(nokkel))) as Modeller | undefined;
}

/** What a release's pages stand on, or undefined. */
export async function hentAvtrykk(
  lager: Lager,
  nokkel: string,
): Promise<Record<Emnenokkel, Avtrykk> | undefined> {
  return (await readJson(lager, avtrykknavn(nokkel))) as Record<Emnenokkel, Avtrykk> | undefined;
}

function readJson(lager: Lager, navn: string): Promise<unknown> {
  return lager.decode(navn, (tekst) => {
    const kept: unknown = JSON.parse(tekst);
    const isRecord = typeof kept === 'object' && kept !== null && !Array.isArray(kept);
    // An entry is an object, whatever is kept; a release has pages.
    const entries = isRecord ? Object.values(kept) : [];
    return entries.length > 0 && entries.every((one) => typeof one === 'object' && one !== null)
      ? kept
      : undefined;
  });
}

function utgivelsesnavn(nokkel: string): string {
  return `utgivelse-${nokkel}`;
}

function modellnavn(nokkel: string): string {
  return `modeller-${nokkel}`;
}

function avtrykknavn(nokkel: string): string {
  return `avtrykk-${nokkel}`;
}
