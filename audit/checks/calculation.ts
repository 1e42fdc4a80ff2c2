import { stedI, utenMerker, type Merke, type Setning } from '../page/sentence.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

/** «a − b = c» stands on what c is worked out from, and «a > b, c» holds for each of them. */
export function sjekkUtregninger(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    const tall = setning.merker.filter(({ slag }) => slag === 'data');
    sjekkLedd(setning, tall, { side, sak });
    sjekkUlikhet(setning, tall, { side, sak });
  }
}

/** The terms before «=» are the figures, each of one observation, that the number after it is worked out from. */
function sjekkLedd(setning: Setning, tall: readonly Merke[], ved: { side: Side; sak: Sak }): void {
  const likhet = utenMerker(setning).indexOf(' = ');
  const ledd = tall.filter(({ til }) => til <= likhet);
  const [svar, ...flere] = tall.filter(({ fra }) => fra > likhet);
  if (likhet < 0 || !svar || flere.length > 0 || ledd.length < 2) return;
  const [brukt, skal] = [ledd, [svar]].map((merker) => [...new Set(merker.flatMap(nokler))].sort());
  if (brukt?.join() !== skal?.join())
    meldVed(ved, svar.element, 'utregning', brukt?.join(', ') ?? '', skal?.join(', '));
}

function nokler({ element }: Merke): string[] {
  return (element.attr['data-av'] ?? '').split(/\s+/);
}

/** The first number against each of those after the sign. */
function sjekkUlikhet(
  setning: Setning,
  tall: readonly Merke[],
  ved: { side: Side; sak: Sak },
): void {
  const treff = /^[^<>]* ([<>]) [^<>]*$/.exec(utenMerker(setning));
  const plass = setning.tekst.search(/ [<>] /);
  const na = tall.findLast(({ til }) => til <= plass);
  if (!treff || !na) return;
  const forst = Number(na.element.attr.value);
  for (const { fra, element } of tall) {
    const annen = Number(element.attr.value);
    const holder = treff[1] === '>' ? forst > annen : forst < annen;
    if (fra > plass && !holder)
      meldVed(ved, stedI(setning, fra), 'utregning', `${forst} ${treff[1] ?? ''} ${annen}`);
  }
}
