import { isVisible } from '../../domain/value.ts';
import { type Equation, type Net, nodesOf } from '../sums/equations.ts';

/** What a month's places say, with what has been found about them put in; undefined where none says a number. */
export type PrintedNumbers = readonly (number | undefined)[];

/** A sum or another print that says what a place must say, all its other terms being borne out otherwise. */
export interface ProposalEvidence {
  equation: Equation;
  value: number;
}

/**
 * What each place of the net prints. A hidden cell says no number, and nothing is worked out from it; a row that is not
 * printed says that there is nobody.
 */
export function printedNumbers({ noder }: Net): (number | undefined)[] {
  return noder.map(({ celle, says }) => {
    if (celle) return isVisible(celle.verdi) ? celle.verdi.antall : undefined;
    return says.til === 0 ? 0 : undefined;
  });
}

/** True where a sum that the place is in comes out, every term of it printed: then the place is no suspect. */
export function isBorneOut(node: number, net: Net, says: PrintedNumbers, but?: Equation): boolean {
  return equationsOf(node, net).some((equation) => equation !== but && comesOut(equation, says));
}

/**
 * What the place must say, by each sum and each other print whose other terms are all borne out by sums of their own. A sum
 * with a hidden, absent or unread term tells nothing here, and neither does one with a term that may itself be wrong.
 */
export function listEvidence(node: number, net: Net, says: PrintedNumbers): ProposalEvidence[] {
  return equationsOf(node, net).flatMap((equation) => {
    const value = impliedBy(equation, node, says);
    const others = nodesOf(equation).filter((other) => other !== node);
    const sound = others.every(
      (other) =>
        isReprint(equation) || !net.noder[other]?.celle || isBorneOut(other, net, says, equation),
    );
    return value !== undefined && sound ? [{ equation, value }] : [];
  });
}

/** True for the other print of a row. */
export function isReprint({ slag }: Equation): boolean {
  return slag === 'gjentakelse';
}

function equationsOf(node: number, { neighbours, equations }: Net): Equation[] {
  return (neighbours[node] ?? []).flatMap((number) => equations[number] ?? []);
}

function comesOut({ total, deler }: Equation, says: PrintedNumbers): boolean {
  const sum = addUp(deler, says);
  return sum !== undefined && sum === says[total];
}

function impliedBy(
  { total, deler }: Equation,
  node: number,
  says: PrintedNumbers,
): number | undefined {
  if (node === total) return addUp(deler, says);
  const rest = addUp(
    deler.filter((part) => part !== node),
    says,
  );
  const whole = says[total];
  return rest === undefined || whole === undefined ? undefined : whole - rest;
}

function addUp(nodes: readonly number[], says: PrintedNumbers): number | undefined {
  return nodes.reduce<number | undefined>((sum, node) => {
    const value = says[node];
    return sum === undefined || value === undefined ? undefined : sum + value;
  }, 0);
}
