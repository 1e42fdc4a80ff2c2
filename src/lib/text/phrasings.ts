import type { Faktum, Slag } from '../facts/fact.ts';
import type { Frase } from './phrase.ts';
import type { Formulering, Ordgrunnlag } from './words.ts';
import * as deler from './sentences-parts.ts';
import * as forlop from './sentences-trend.ts';
import * as hull from './sentences-gaps.ts';
import * as kjonn from './sentences-kjonn.ts';

/** The ways each kind of fact is told as a sentence of its own. Level and change are told by the opening. */
const ORDLISTE: { [S in Slag]?: Formulering<S> } = {
  'uendret-hele': forlop.uendretHele,
  vending: forlop.vending,
  rekke: forlop.rekke,
  topp: forlop.topp,
  bunn: forlop.bunn,
  'siden-forste': forlop.sidenForste,
  fjor: forlop.fjor,
  driver: deler.driver,
  movers: deler.movers,
  'largest-of-all': deler.largestOfAll,
  motsatt: deler.motsatt,
  motstrom: deler.motstrom,
  'storst-relativ': deler.storstRelativ,
  'storst-del': deler.storstDel,
  'storst-av-sosken': deler.storstAvSosken,
  'andel-av': deler.andelAv,
  rangskifte: deler.rangskifte,
  plass: deler.plass,
  kvinneandel: kjonn.kvinneandel,
  andelsskifte: kjonn.andelsskifte,
  'women-of-part': kjonn.womenOfPart,
  'kjonn-hver-sin-vei': kjonn.kjonnHverSinVei,
  'skjermet-hele': hull.skjermetHele,
  'skjermet-na': hull.skjermetNa,
  'skjermet-forrige': hull.skjermetForrige,
  'skjermet-tidligere': hull.skjermetTidligere,
  'skjermet-kjonn': hull.skjermetKjonn,
  fravaerende: hull.fravaerende,
  'forste-maned': hull.forsteManed,
  mangler: hull.mangler,
  brudd: hull.brudd,
  revidert: hull.revidert,
  'revidert-flere': hull.revidertFlere,
  rettet: hull.rettet,
};

/** Every way to tell a fact; empty for one that is never a sentence of its own. */
export function formuleringer<S extends Slag>(faktum: Faktum<S>, ord: Ordgrunnlag): Frase[] {
  const formulering = ORDLISTE[faktum.slag];
  return formulering?.(faktum, ord) ?? [];
}
