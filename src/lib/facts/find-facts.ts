import { findBidrag, findStorstDel } from './contributions.ts';
import { findEndring, findFjor, findSidenForste } from './change.ts';
import type { Faktum } from './fact.ts';
import { findRekke, findUendret, findYtterpunkt } from './trend.ts';
import { nokkelFor, type Emne, type Grunnlag } from './context.ts';
import { findEndretITall, findHull, findSkjermet } from './gaps.ts';
import { findKjonn } from './kjonn.ts';
import { findLargestOfAll, findMovers } from './movers.ts';
import { findSosken, parentOf } from './siblings.ts';

/** How much lighter a fact weighs when the page above tells the same of itself. */
const ALREADY_TOLD = 1.5;

/** Every fact about a subject in the month, those that repeat what its parent's page says weighed down. Order carries no meaning. */
export function findFakta(grunnlag: Grunnlag, emne: Emne): Faktum[] {
  const told = findForlop(grunnlag, parentOf(grunnlag, emne));
  const own = findForlop(grunnlag, emne).map((faktum) =>
    told.some((other) => tellsTheSame(faktum, other))
      ? { ...faktum, vekt: faktum.vekt - ALREADY_TOLD }
      : faktum,
  );
  const nokkel = nokkelFor(emne);
  return [
    ...findEndring(grunnlag, nokkel),
    ...own,
    ...findBidrag(grunnlag, emne),
    ...findMovers(grunnlag, emne),
    ...findLargestOfAll(grunnlag, emne),
    ...findStorstDel(grunnlag, emne),
    ...findSosken(grunnlag, emne),
    ...findKjonn(grunnlag, emne),
    ...findSkjermet(grunnlag, nokkel),
    ...findHull(grunnlag, nokkel),
    ...findEndretITall(grunnlag, nokkel),
  ];
}

function findForlop(grunnlag: Grunnlag, emne: Emne | undefined): Faktum[] {
  if (!emne) return [];
  const nokkel = nokkelFor(emne);
  return [
    ...findUendret(grunnlag, nokkel),
    ...findRekke(grunnlag, nokkel),
    ...findYtterpunkt(grunnlag, nokkel),
    ...findSidenForste(grunnlag, nokkel),
    ...findFjor(grunnlag, nokkel),
  ];
}

function tellsTheSame(a: Faktum, b: Faktum): boolean {
  if (a.slag !== b.slag) return false;
  return 'retning' in a && 'retning' in b ? a.retning === b.retning : true;
}
