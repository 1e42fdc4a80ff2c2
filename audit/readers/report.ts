import { skjelett, tydEtikett, type Kandidat } from './label.ts';
import { gruppeI, lesGruppenavn, utenIAlt, type Gruppenavn } from './group-names.ts';
import type { Oppforing, Oppforingsniva, Register } from './register.ts';
import { slugAv } from './slug.ts';
import { lesTabeller, tallAv, type Rad, type Tabell } from './table.ts';

/** One figure of one report and where it stands (1-based). */
export interface Celle {
  rapport: string;
  linje: number;
  kolonne: number;
  /** What the report prints, `*` for hidden; after an editor's correction what it was corrected to. */
  antall: number | '*';
  rettet: boolean;
}

/** One report: figures by series key and month, series in the order of their first row. */
export interface Rapport {
  id: string;
  fil: string;
  maneder: string[];
  linjer: string[];
  serier: Map<string, Map<string, Celle>>;
  /** Tiltak and tiltaksgrupper the report names and the registry does not. */
  nye: Oppforing[];
}

const KJONN = ['kvinner', 'menn'];

/** Reads one report as text. What cannot be read is put in `problemer`, each with the file's name. */
export function lesRapport(
  fil: string,
  tekst: string,
  register: Register,
  problemer: string[],
): Rapport {
  const feil: string[] = [];
  const linjer = tekst.replace(/^\uFEFF/, '').split(/\r?\n/);
  const { tabeller, periode } = lesTabeller(linjer, feil);
  const rapport: Rapport = {
    id: periode.at(-1) ?? '',
    fil,
    maneder: periode,
    linjer,
    serier: new Map(),
    nye: [],
  };
  if (tabeller.length === 0) feil.push('ingen tabeller');
  const leser = new Etikettleser(
    register,
    rapport.nye,
    lesGruppenavn(tabeller, register, rapport.id),
  );
  for (const tabell of tabeller) lesInn(tabell, leser, rapport, feil);
  problemer.push(...feil.map((problem) => `${fil}: ${problem}`));
  return rapport;
}

/** Which part of the people a table counts. */
interface Omfang {
  hovedgruppe: string;
  kjonn: string;
}

function lesInn(tabell: Tabell, leser: Etikettleser, rapport: Rapport, feil: string[]): void {
  const [forste] = tabell.rader;
  const omfang = forste && leser.omfang(forste.etikett);
  if (!forste || !omfang) {
    feil.push(
      `linje ${forste?.linje ?? tabell.linje}: tabellen begynner ikke med en kjent «I alt»-rad`,
    );
    return;
  }
  const { hovedgruppe, kjonn } = omfang;
  const total =
    hovedgruppe === 'alle'
      ? `i-alt/i-alt/alle/${kjonn}`
      : `hovedgruppe/${hovedgruppe}/${hovedgruppe}/${kjonn}`;
  legg(total, forste, tabell, rapport, feil);
  const ventende: Oppforing[] = [];
  for (const rad of tabell.rader.slice(1)) {
    const tydet = leser.rad(rad.etikett, tabell, ventende);
    if (!tydet) {
      feil.push(`linje ${rad.linje}: kjenner ikke etiketten «${rad.etikett}»`);
      continue;
    }
    const hg = tydet.niva === 'hovedgruppe' ? tydet.id : hovedgruppe;
    legg(`${tydet.niva}/${tydet.id}/${hg}/${kjonn}`, rad, tabell, rapport, feil);
  }
}

function legg(nokkel: string, rad: Rad, tabell: Tabell, rapport: Rapport, feil: string[]): void {
  const serie = rapport.serier.get(nokkel) ?? new Map<string, Celle>();
  rapport.serier.set(nokkel, serie);
  rad.ruter.forEach((rute, i) => {
    const maned = tabell.maneder[i] ?? '';
    const antall = tallAv(rute.tekst) ?? '*';
    const forrige = serie.get(maned);
    if (forrige && forrige.antall !== antall)
      feil.push(
        `linje ${rad.linje}: ${nokkel} gjentas med et annet tall enn på linje ${forrige.linje}`,
      );
    if (!forrige)
      serie.set(maned, {
        rapport: rapport.id,
        linje: rad.linje,
        kolonne: rute.kolonne,
        antall,
        rettet: false,
      });
  });
}

/** Understands row labels, remembering what each spelling meant so that a damaged one is read once. */
class Etikettleser {
  private readonly register: Register;
  private readonly nye: Oppforing[];
  private readonly gruppenavn: Gruppenavn;
  private readonly husket = new Map<string, string | undefined>();
  private readonly omfangene: (Kandidat & Omfang)[];

  constructor(register: Register, nye: Oppforing[], gruppenavn: Gruppenavn) {
    this.register = register;
    this.gruppenavn = gruppenavn;
    this.nye = nye;
    this.omfangene = [{ hovedgruppe: 'alle', former: [''] }, ...register.hovedgruppe.map(omfangAv)]
      .flatMap(({ hovedgruppe, former }) => [
        { hovedgruppe, kjonn: 'alle', former },
        ...KJONN.map((kjonn) => ({
          hovedgruppe,
          kjonn,
          former: former.map((form) => `${kjonn} ${form}`),
        })),
      ])
      .map((omfang) => ({ ...omfang, id: `${omfang.hovedgruppe}/${omfang.kjonn}` }));
  }

  /** The people a table's first row counts, or undefined when it is not a total. */
  omfang(etikett: string): Omfang | undefined {
    const rest = utenIAlt(etikett);
    if (rest === undefined) return undefined;
    const id = tydEtikett(rest, this.omfangene, 0.2);
    return this.omfangene.find((omfang) => omfang.id === id);
  }

  /** What a row below the first counts. */
  rad(
    etikett: string,
    tabell: Tabell,
    ventende: Oppforing[],
  ): Pick<Oppforing, 'niva' | 'id'> | undefined {
    if (tabell.seksjon === 'hovedgrupper') return this.tyd('hovedgruppe', etikett, 0.4);
    if (tabell.seksjon === 'tiltaksgrupper')
      return this.nyttNavn(etikett) ?? this.tyd('tiltaksgruppe', etikett, 0.4);
    const navn = gruppeI(etikett);
    if (navn === undefined) return this.tyd('tiltak', etikett, 0.2) ?? this.nytt(etikett, ventende);
    const gruppe = this.tyd('tiltaksgruppe', navn, 0.3) ?? this.nyttNavn(navn);
    if (gruppe) for (const ny of ventende.splice(0)) ny.gruppe = gruppe.id;
    return gruppe;
  }

  private tyd(
    niva: 'hovedgruppe' | 'tiltaksgruppe' | 'tiltak',
    etikett: string,
    slakk: number,
  ): Pick<Oppforing, 'niva' | 'id'> | undefined {
    const nokkel = `${niva} ${etikett}`;
    if (!this.husket.has(nokkel))
      this.husket.set(nokkel, tydEtikett(etikett, this.register[niva], slakk));
    const id = this.husket.get(nokkel);
    return id === undefined ? undefined : { niva, id };
  }

  /** A tiltak the registry does not know yet: named as printed, grouped by the total that closes its group. */
  private nytt(etikett: string, ventende: Oppforing[]): Oppforing | undefined {
    const egne = this.nye.filter(({ niva }) => niva === 'tiltak');
    const kjent = tydEtikett(etikett, egne, 0.2);
    const funnet = egne.find(({ id }) => id === kjent);
    if (funnet) return funnet;
    const ny = this.leggTil('tiltak', etikett);
    if (ny) ventende.push(ny);
    return ny;
  }

  /** The group that a name the registry does not have stands for, where the tiltak above its totals tell. */
  private nyttNavn(navn: string): Pick<Oppforing, 'niva' | 'id'> | undefined {
    const sett = skjelett(navn);
    const gruppe = this.gruppenavn.get(sett);
    if (gruppe === undefined) return undefined;
    if (gruppe !== 'ny') return { niva: 'tiltaksgruppe', id: gruppe.id };
    const kjent = this.nye.find((ny) => ny.niva === 'tiltaksgruppe' && skjelett(ny.navn) === sett);
    return kjent ?? this.leggTil('tiltaksgruppe', navn.slice(0, 1).toUpperCase() + navn.slice(1));
  }

  private leggTil(niva: Oppforingsniva, navn: string): Oppforing | undefined {
    const id = slugAv(navn);
    if (id === '') return undefined;
    const ny: Oppforing = {
      niva,
      id,
      navn,
      orden: 10_000 + this.nye.length,
      gruppe: '',
      former: [navn],
      tidligereSlug: [],
      flyttet: [],
      ny: true,
      brudd: [],
    };
    this.nye.push(ny);
    return ny;
  }
}

function omfangAv({ id, former }: Oppforing): { hovedgruppe: string; former: string[] } {
  return { hovedgruppe: id, former };
}
