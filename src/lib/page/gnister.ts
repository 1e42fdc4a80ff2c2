import { celler } from '../compare/grunnlag.ts';
import { observasjonNokkel, type SerieNokkel } from '../domain/nokkel.ts';
import { drawGnistlinje } from '../draw/gnistlinje.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import type { Html } from './modell.ts';
import type { Oversikt, Oversiktsrad } from './oversikt.ts';

/** A drawing for each series that has one. */
export type Gnister = Partial<Record<SerieNokkel, Html>>;

/** A sparkline for every line of an overview, by series; none for a series hidden throughout. */
export function gnister(oversikt: Oversikt, grunnlag: Sidegrunnlag): Gnister {
  const rader = [
    ...oversikt.hovedgrupper,
    ...oversikt.grupper.flatMap(({ total, rader: tiltak }) => [total, ...tiltak]),
  ];
  return Object.fromEntries(rader.flatMap((rad, i) => draw(rad, `gnist-${i + 1}`, grunnlag) ?? []));
}

function draw(
  { serie, navn }: Oversiktsrad,
  id: string,
  grunnlag: Sidegrunnlag,
): [SerieNokkel, Html][] | undefined {
  const punkter = celler(grunnlag, serie).map(({ maned, verdi }) => ({
    maned,
    verdi,
    nokkel: observasjonNokkel(serie, maned),
  }));
  const tekst = { tittel: navn, beskrivelse: 'Utviklingen måned for måned.' };
  const tegning = drawGnistlinje({ punkter }, tekst, id, grunnlag.document);
  return tegning && [[serie, tegning.svg]];
}
