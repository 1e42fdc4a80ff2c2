import { stedI, type Setning } from '../page/sentence.ts';
import { alleElementer, nermeste, type Element } from '../page/document.ts';
import { manedene } from '../month.ts';
import { endringeneI, meldVed, type Sak, type Side } from '../context.ts';

interface Ved {
  side: Side;
  sak: Sak;
}

/** The page's own series and the month it tells of. */
interface Eget {
  serie: string;
  na: string;
}

/** What a summary says of its series as such, and the months for which it is so. */
const FORBEHOLD: [uttrykk: RegExp, maneder: (eget: Eget, ved: Ved) => string[]][] = [
  [
    /(?<!\p{L})(er|var skjermet i forrige rapport|er skjermet i denne rapporten).*rapport|er endret/iu,
    endrede,
  ],
  [/rettet av redaksjonen/iu, rettede],
  [/^\s*Tall for .* mangler/iu, manglende],
  [/har ikke tall for .* i /iu, utenTall],
  [/har et brudd i/iu, brutte],
];

/**
 * Caveats hold: a figure said to be changed, corrected or missing is so in the page's own series, and so are breaks.
 * What the editor is quoted for is what the editor wrote. A month that is changed or corrected is not left unsaid.
 */
export function sjekkForbehold(side: Side, sak: Sak): void {
  sjekkSitater(side, sak);
  const eget = egetI(side);
  if (!eget) return;
  const ved = { side, sak };
  const sammendrag = side.setninger.filter(({ blokk }) => erSammendrag(blokk));
  for (const setning of sammendrag) sjekkSetning(setning, eget, ved);
  // What is told of earlier months leaves out what the page has said.
  const hovedsak = sammendrag.filter(
    ({ blokk }) => !nermeste(blokk, ({ attr }) => attr['data-maned'] !== undefined),
  );
  const [forste] = hovedsak;
  if (!forste || side.adresse.startsWith('/figur/')) return;
  for (const [hva, maneder, ord] of [
    ['endret', endrede(eget, ved), /endret|var skjermet i forrige|er skjermet i denne/iu],
    ['rettet', rettede(eget, ved), /rettet av redaksjonen/iu],
  ] as const)
    if (maneder.length > 0 && !hovedsak.some(({ tekst }) => ord.test(tekst)))
      meldVed(ved, stedI(forste), 'forbehold', `ikke sagt at ${maneder.join(', ')} er ${hva}`);
}

function erSammendrag(blokk: Setning['blokk']): boolean {
  return (
    blokk.navn === 'p' &&
    /^(sammendrag|merknad)$/.test(blokk.attr['data-tekst'] ?? '') &&
    !nermeste(blokk, ({ navn }) => navn === 'figure')
  );
}

function egetI({ eier, serier, utgave }: Side): Eget | undefined {
  if (!eier) return undefined;
  const hovedgruppe = eier.niva === 'hovedgruppe' ? eier.id : 'alle';
  const total = [...(serier.get('i-alt/i-alt/alle/alle')?.keys() ?? [])].sort();
  const na = total.at(-1) ?? utgave;
  return { serie: `${eier.niva}/${eier.id}/${hovedgruppe}/alle`, na };
}

function sjekkSetning(setning: Setning, eget: Eget, ved: Ved): void {
  for (const [uttrykk, finn] of FORBEHOLD) {
    if (!uttrykk.test(setning.tekst)) continue;
    const nevnt = setning.merker.flatMap(({ slag, element }) =>
      slag === 'time' ? (element.attr.datetime ?? []) : [],
    );
    const skal = finn(eget, ved);
    const galt = nevnt.find((maned) => !skal.includes(maned));
    if (galt !== undefined)
      meldVed(
        ved,
        stedI(setning),
        'forbehold',
        `${galt} i «${setning.tekst.replace(/\s+/g, ' ').trim()}»`,
        skal.join(', ') || 'ingen måned',
      );
    return;
  }
}

/** Months of the series that the page's release tells otherwise than the one before. */
function endrede({ serie, na }: Eget, { side, sak }: Ved): string[] {
  return endringeneI(serie, side, sak)
    .filter(({ rapport, til, maned }) => til && rapport === side.utgave && maned <= na)
    .map(({ maned }) => maned);
}

function rettede({ serie }: Eget, { side }: Pick<Ved, 'side'>): string[] {
  return [...(side.serier.get(serie) ?? [])].flatMap(([maned, { rettet }]) =>
    rettet ? maned : [],
  );
}

/** Months between the first and the page's own that the series has no figure for. */
function manglende({ serie, na }: Eget, { side }: Ved): string[] {
  const har = side.serier.get(serie);
  const [forste] = [...(har?.keys() ?? [])].sort();
  return forste === undefined ? [] : manedene(forste, na).filter((maned) => !har?.has(maned));
}

/** The page's own month, when it has no figure, with the last that has one. */
function utenTall({ serie, na }: Eget, { side }: Ved): string[] {
  const har = [...(side.serier.get(serie)?.keys() ?? [])].sort();
  return har.includes(na) ? [] : [na, har.at(-1) ?? na];
}

function brutte({ serie, na }: Eget, { sak }: Ved): string[] {
  return sak.fasit.bruddFor(serie).filter((maned) => maned <= na);
}

/** A figure's notes name the months of its series that have been told otherwise before, and the breaks it draws. */
export function sjekkFigurmerknader(side: Side, sak: Sak): void {
  for (const figur of side.elementer) {
    if (figur.navn !== 'figure' || figur.attr.id === undefined) continue;
    const innhold = alleElementer(figur);
    const serier = new Set(innhold.flatMap(({ attr }) => attr['data-serier']?.split(/\s+/) ?? []));
    const notater = side.setninger.filter(
      ({ blokk }) =>
        blokk.attr['data-tekst'] === 'merknad' &&
        nermeste(blokk, (element) => element === figur) !== undefined,
    );
    const ved = { side, sak };
    // A figure of one month need not tell of the others.
    const overTid =
      figur.attr.id.endsWith('-endring') ||
      innhold.some(({ attr }) => attr.class?.split(' ').includes('fig-linje'));
    sjekkNotat({ figur, overTid }, 'endret', notater, endretI(serier, ved), ved);
    sjekkNotat({ figur, overTid }, 'brudd', notater, bruttI(serier, ved), ved);
    sjekkNotat({ figur, overTid }, 'rettet', notater, rettetI(serier, side), ved);
  }
}

const NOTATER = {
  endret: /er endret siden/u,
  brudd: /^\s*Brudd i serien/u,
  rettet: /rettet av redaksjonen/u,
};

/** Each month of the note is one of those it is about; its first and last are theirs. */
function sjekkNotat(
  { figur, overTid }: { figur: Element; overTid: boolean },
  hva: keyof typeof NOTATER,
  notater: readonly Setning[],
  skal: readonly string[],
  ved: Ved,
): void {
  const sagt = notater
    .filter(({ tekst }) => NOTATER[hva].test(tekst))
    .flatMap(({ merker }) => merker)
    .flatMap(({ slag, element }) => (slag === 'time' ? (element.attr.datetime ?? []) : []))
    .filter((tid) => /^\d{4}-\d{2}$/.test(tid))
    .sort();
  const stemmer =
    sagt.every((maned) => skal.includes(maned)) &&
    (!overTid || (sagt[0] === skal[0] && sagt.at(-1) === skal.at(-1)));
  if (!stemmer)
    meldVed(
      ved,
      figur,
      'forbehold',
      `figuren sier ${sagt.join(', ') || 'ingenting'} om ${hva}`,
      skal.join(', ') || 'ingenting',
    );
}

function endretI(serier: ReadonlySet<string>, { side, sak }: Ved): string[] {
  const maneder = [...serier].flatMap((serie) =>
    endringeneI(serie, side, sak)
      .filter(({ til, rapport }) => til && rapport <= side.utgave)
      .map(({ maned }) => maned),
  );
  return [...new Set(maneder)].sort();
}

function rettetI(serier: ReadonlySet<string>, side: Side): string[] {
  const maneder = [...serier].flatMap((serie) => rettede({ serie, na: '' }, { side }));
  return [...new Set(maneder)].sort();
}

function bruttI(serier: ReadonlySet<string>, { side, sak }: Ved): string[] {
  const maneder = [...serier].flatMap((serie) => {
    const egne = [...(side.serier.get(serie)?.keys() ?? [])].sort();
    return sak.fasit
      .bruddFor(serie)
      .filter((maned) => maned > (egne[0] ?? maned) && maned <= side.utgave.slice(0, 7));
  });
  return [...new Set(maneder)].sort();
}

/** The day a correction is said to be made is one the editor has given. */
function sjekkDager({ merker }: Setning, ved: Ved): void {
  const dager = new Set(ved.sak.fasit.rettelser.map(({ dato }) => dato));
  for (const { slag, element } of merker) {
    const { datetime = '' } = element.attr;
    if (slag === 'time' && datetime.length === 10 && !dager.has(datetime))
      meldVed(ved, element, 'sitat', `rettet ${datetime}`, [...dager].join(' eller '));
  }
}

/** A quotation is word for word what stands in the registry or among the corrections. */
function sjekkSitater(side: Side, sak: Sak): void {
  for (const setning of side.setninger)
    for (const { element, fra, til } of setning.sitater) {
      const ord = setning.tekst.slice(fra, til).replace(/\s+/g, ' ').trim();
      const kilde = element.attr['data-sitat'] ?? '';
      if (kilde === 'rettelse') sjekkDager(setning, { side, sak });
      if (!(sak.fasit.sitater.get(kilde) ?? []).some((sitat) => sitat.includes(ord)))
        meldVed({ side, sak }, element, 'sitat', `«${ord}» står ikke i ${kilde}`);
    }
}
