const HARD_SPACE = '\u00a0';
const MINUS = '\u2212';
const MILLION = 1_000_000;

/** A whole number in bokmål: `78670` → `78 670` with U+00A0 between thousands, U+2212 as minus. */
export function formatAntall(antall: number): string {
  const digits = String(Math.abs(antall)).replace(/\B(?=(\d{3})+$)/g, HARD_SPACE);
  return antall < 0 ? MINUS + digits : digits;
}

/** A signed change: `+420`, `−859`, `0`. */
export function formatEndring(endring: number): string {
  return endring > 0 ? `+${formatAntall(endring)}` : formatAntall(endring);
}

/**
 * `100 · del / hel` with one decimal, rounded half away from zero, as `22,7 %`.
 * Counted in whole numbers: no binary fraction comes between. Throws RangeError unless 0 ≤ del ≤ hel and hel > 0.
 */
export function formatAndel(del: number, hel: number): string {
  if (!(hel > 0 && del >= 0 && del <= hel)) throw new RangeError(`Ikke en andel: ${del} av ${hel}`);
  const permille = Math.floor((2000 * del + hel) / (2 * hel));
  return `${formatAntall(Math.floor(permille / 10))},${permille % 10}${HARD_SPACE}%`;
}

/** A value on an axis; from ten million on in millions, so that the axis does not crowd out the chart. */
export function formatAkse(verdi: number, storst: number): string {
  if (storst < 10 * MILLION || verdi === 0) return formatAntall(verdi);
  const millions = Math.round(verdi / (MILLION / 10)) / 10;
  return `${String(millions).replace('.', ',').replace('-', MINUS)}${HARD_SPACE}mill.`;
}
