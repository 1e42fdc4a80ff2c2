import { emnenokkel, type Emnenokkel } from '../../src/lib/corpus/bygger.ts';
import type { Lager } from '../../src/lib/corpus/lager.ts';
import { emnerI } from '../../src/lib/page/emner.ts';
import { frossenside, type Avtrykk, type Frossenside } from '../../src/lib/page/frossen.ts';
import type { Sidegrunnlag } from '../../src/lib/page/grunnlag.ts';

/** The models of a release's pages. */
export type Modeller = Record<Emnenokkel, Frossenside>;

/** Makes the models of a release's pages and keeps them, and what they stand on, under the release's key. */
export async function lagModeller(
  grunnlag: Sidegrunnlag,
  nokkel: string,
  lager: Lager,
): Promise<void> {
  const sider = emnerI(grunnlag.register).map(
    ({ emne }) => [emnenokkel(emne), frossenside(emne, grunnlag)] as const,
  );
  const avtrykk = sider.map(([emne, side]) => [emne, side.avtrykk] as const);
  await lager.write(modellnavn(nokkel), JSON.stringify(Object.fromEntries(sider)));
  await lager.write(avtrykknavn(nokkel), JSON.stringify(Object.fromEntries(avtrykk)));
}

/** True when the models and what they stand on are kept under a key, whole. */
export async function harModeller(lager: Lager, nokkel: string): Promise<boolean> {
  return lager.has(modellnavn(nokkel)) && (await lager.read(avtrykknavn(nokkel))) !== undefined;
}

/** The models kept under a key, or undefined. The store vouches for the bytes, and the key for the code that wrote them. */
export async function hentModeller(lager: Lager, nokkel: string): Promise<Modeller | undefined> {
  const tekst = await lager.read(modellnavn(nokkel));
  return tekst === undefined ? undefined : (JSON.parse(tekst) as Modeller);
}

/** What a release's pages stand on, or undefined. */
export async function hentAvtrykk(
  lager: Lager,
  nokkel: string,
): Promise<Record<Emnenokkel, Avtrykk> | undefined> {
  const tekst = await lager.read(avtrykknavn(nokkel));
  return tekst === undefined ? undefined : (JSON.parse(tekst) as Record<Emnenokkel, Avtrykk>);
}

function modellnavn(nokkel: string): string {
  return `modeller-${nokkel}`;
}

function avtrykknavn(nokkel: string): string {
  return `avtrykk-${nokkel}`;
}
