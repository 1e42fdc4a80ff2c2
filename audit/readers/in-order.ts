/** Reads a text piece by piece from the start: each piece must stand where the last one ended. */
export interface OrderedReader {
  /** What the sticky expression matches here, and goes on after it; undefined, and stays, where it does not. */
  take(expression: RegExp): RegExpExecArray | undefined;
  at(): number;
}

/** A reader at the beginning of a text. */
export function makeReader(text: string): OrderedReader {
  let place = 0;
  return {
    take: (expression) => {
      expression.lastIndex = place;
      const match = expression.exec(text) ?? undefined;
      if (match) place = expression.lastIndex;
      return match;
    },
    at: () => place,
  };
}
