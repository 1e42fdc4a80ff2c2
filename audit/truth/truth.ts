import { tekstAv, type Filer } from '../files.ts';
import { finnEndringer, iRekkefolge, type Endring } from './revisions.ts';
import { Uleselig } from '../finding.ts';
import { CSV_HODE, lesCsvRapport } from '../readers/csv-report.ts';
import { editionNumber, inOrder, releaseOf, tellApart, type Editions } from '../readers/edition.ts';
import { lesRapport, type Celle, type Rapport } from '../readers/report.ts';
import { lesRegister, type Oppforing, type Register } from '../readers/register.ts';
import { rett, type Rettelse } from '../readers/corrections.ts';

/** What is true, as the reports up to some release tell it: figures by series key and month. */
export type Serier = Map<string, Map<string, Celle>>;

/** The key of an observation in its two parts. */
export interface Nokkel {
  serie: string;
  maned: string;
}

/** Everything the auditor judges by. */
export class Fasit {
  /** Oldest first; the newest edition of each release. */
  readonly rapporter: Rapport[];
  /** The editions before those, in order. */
  readonly superseded: readonly Rapport[];
  readonly register: Register;
  private siste: Serier | undefined;
  private fram: { id: string; serier: Serier } = { id: '', serier: new Map() };
  private readonly registre = new Map<string, Register>();
  private readonly bruddene = new Map<string, string[]>();
  private fortalt: ReadonlyMap<string, string> | undefined;
  private endret: Map<string, Endring[]> | undefined;
  private endretI: Map<string, Endring[]> | undefined;
  private skjermet: Serier | undefined;

  /** What the editor may be quoted for, by what it is quoted from. */
  readonly sitater: ReadonlyMap<string, readonly string[]>;
  readonly rettelser: readonly Rettelse[];

  constructor(
    { newest, superseded }: Editions,
    register: Register,
    rettelser: readonly Rettelse[],
  ) {
    this.rettelser = rettelser;
    this.rapporter = newest;
    this.superseded = superseded;
    this.register = register;
    const brudd = this.alle.flatMap((post) => post.brudd.map(({ tekst }) => tekst));
    this.sitater = new Map([
      ['register', brudd.map(ettmellomrom)],
      ['rettelse', rettelser.map(({ begrunnelse }) => begrunnelse)],
    ]);
  }

  /** Id of the newest report. */
  get nyeste(): string {
    return this.rapporter.at(-1)?.id ?? '';
  }

  /** The report of an id: a release's, or that of a superseded edition. */
  rapport(id: string): Rapport | undefined {
    return [...this.rapporter, ...this.superseded].find((rapport) => rapport.id === id);
  }

  /** The superseded editions of a release, in order. */
  editionsOf(release: string): Rapport[] {
    return this.superseded.filter((edition) => releaseOf(edition) === release);
  }

  /** What a release tells otherwise than a superseded edition of it, in the order it is listed. */
  changesAgainst(edition: Rapport): Endring[] {
    const release = this.rapport(releaseOf(edition));
    if (!release) return [];
    const both = [{ ...edition, id: '' }, release];
    const found = [...finnEndringer(both, leggPa).values()].flat();
    return iRekkefolge(found, both).map((endring) => ({
      ...endring,
      fra: { ...endring.fra, rapport: edition.id },
    }));
  }

  /**
   * The newest figures as known when the given release was the newest. One earlier release is held at a time,
   * and moved on in place when a later one is asked for: take them in order, and keep none.
   */
  utgave(id: string): Serier {
    if (id >= this.nyeste) return (this.siste ??= this.legg(new Map(), '', id));
    if (id < this.fram.id) this.fram = { id: '', serier: new Map() };
    this.legg(this.fram.serier, this.fram.id, id);
    this.fram.id = id;
    return this.fram.serier;
  }

  /** The cells that are hidden by the newest report that has them. */
  skjermetNa(): Serier {
    if (this.skjermet) return this.skjermet;
    const ut: Serier = new Map();
    for (const { serier } of this.rapporter)
      for (const [nokkel, serie] of serier) {
        const egne = ut.get(nokkel) ?? new Map<string, Celle>();
        ut.set(nokkel, egne);
        merkSkjermede(egne, serie);
      }
    return (this.skjermet = ut);
  }

  /** The figures of `utgave` as the newest pages may tell them: what is hidden now is hidden. */
  utgaveNa(id: string): Serier {
    const serier = this.utgave(id);
    return id >= this.nyeste ? serier : this.skjul(serier);
  }

  /** The same of the whole and the parts a headline may name, not divided by sex: a copy, which may be kept. */
  heleNa(id: string): Serier {
    const hele = [...this.utgave(id)].filter(([nokkel]) => {
      const { niva, hovedgruppe, kjonn } = delSerie(nokkel);
      return kjonn === 'alle' && (niva === 'hovedgruppe' || hovedgruppe === 'alle');
    });
    return this.skjul(new Map(hele));
  }

  private skjul(serier: Serier): Serier {
    const skjermet = this.skjermetNa();
    return new Map(
      [...serier].map(([nokkel, serie]) => {
        const egne = skjermet.get(nokkel);
        return [
          nokkel,
          new Map([...serie].map(([maned, celle]) => [maned, egne?.get(maned) ?? celle])),
        ];
      }),
    );
  }

  private legg(serier: Serier, etter: string, tilOgMed: string): Serier {
    for (const rapport of this.rapporter)
      if (rapport.id > etter && rapport.id <= tilOgMed) leggPa(serier, rapport);
    return serier;
  }

  /**
   * The registry as a release may show it: each tiltak in the group it had then, and no tiltak or tiltaksgruppe that no
   * report had told of by then. One whose figures were withdrawn again is still named.
   */
  registerVed(id: string): Register {
    const kjent = this.registre.get(id);
    if (kjent) return kjent;
    const fortalt = (this.fortalt ??= forstFortalt([...this.superseded, ...this.rapporter]));
    const erFortalt = (post: Oppforing): boolean =>
      (fortalt.get(`${post.niva}/${post.id}`) ?? '~') <= id;
    const register = {
      ...this.register,
      tiltaksgruppe: this.register.tiltaksgruppe.filter(erFortalt),
      tiltak: iGruppe(this.register.tiltak.filter(erFortalt), id),
    };
    this.registre.set(id, register);
    return register;
  }

  /** The registry as one report was reconciled with: every tiltak the editor knows, and those it names itself. */
  registerI({ id, nye }: Rapport): Register {
    const egne = new Set(nye.map((post) => `${post.niva}/${post.id}`));
    const kjent = (post: Oppforing): boolean => !post.ny || egne.has(`${post.niva}/${post.id}`);
    return {
      ...this.register,
      tiltaksgruppe: this.register.tiltaksgruppe.filter(kjent),
      tiltak: iGruppe(this.register.tiltak.filter(kjent), id),
    };
  }

  /** The registry's entry, or undefined. */
  oppforing(niva: string, id: string): Oppforing | undefined {
    return niva === 'hovedgruppe' || niva === 'tiltaksgruppe' || niva === 'tiltak'
      ? this.register[niva].find((post) => post.id === id)
      : undefined;
  }

  /** What later reports change in earlier ones, by series, in the order of release. */
  endringene(): ReadonlyMap<string, readonly Endring[]> {
    return (this.endret ??= finnEndringer(this.rapporter, leggPa));
  }

  /** The same by the report that changed it, in the order they are listed; reports that change nothing are not among them. */
  endringerI(): ReadonlyMap<string, readonly Endring[]> {
    if (this.endretI) return this.endretI;
    const ut = new Map<string, Endring[]>();
    for (const endring of [...this.endringene().values()].flat()) {
      const liste = ut.get(endring.rapport) ?? [];
      ut.set(endring.rapport, liste);
      liste.push(endring);
    }
    for (const [id, liste] of ut) ut.set(id, iRekkefolge(liste, this.rapporter));
    return (this.endretI = ut);
  }

  /** The months from which a series counts something else: its entity's breaks, and its hovedgruppe's. */
  bruddFor(serie: string): string[] {
    const kjent = this.bruddene.get(serie);
    if (kjent) return kjent;
    const { niva, id, hovedgruppe } = delSerie(serie);
    const poster = [this.oppforing(niva, id), this.oppforing('hovedgruppe', hovedgruppe)];
    const maneder = poster.flatMap((post) => post?.brudd.map(({ maned }) => maned) ?? []);
    const ut = [...new Set(maneder)].sort();
    this.bruddene.set(serie, ut);
    return ut;
  }

  /** All names on all levels. */
  get alle(): Oppforing[] {
    const { hovedgruppe, tiltaksgruppe, tiltak } = this.register;
    return [...hovedgruppe, ...tiltaksgruppe, ...tiltak];
  }
}

/** The reports without repetitions; two that say different things of one release are a problem. */
function unike(rapporter: readonly Rapport[], problemer: string[]): Rapport[] {
  return rapporter.filter((rapport, i) => {
    const forrige = rapporter[i - 1];
    if (forrige?.id !== rapport.id || editionNumber(forrige) !== editionNumber(rapport))
      return true;
    if (tallene(forrige) !== tallene(rapport))
      problemer.push(`${rapport.fil}: sier noe annet om ${rapport.id} enn ${forrige.fil}`);
    return false;
  });
}

function tallene({ serier }: Rapport): string {
  return [...serier]
    .flatMap(([serie, celler]) =>
      [...celler].map(([maned, { antall }]) => `${serie}@${maned}=${antall}`),
    )
    .sort()
    .join();
}

function ettmellomrom(tekst: string): string {
  return tekst.replace(/\s+/g, ' ').trim();
}

/** Each tiltak in the group it stood in when a report was printed. */
function iGruppe(tiltak: readonly Oppforing[], rapport: string): Oppforing[] {
  return tiltak.map((post) => ({
    ...post,
    gruppe: post.flyttet.find(({ til }) => rapport <= til)?.gruppe ?? post.gruppe,
  }));
}

/** What a report says of a series: these months are hidden, and those are not any more. */
function merkSkjermede(egne: Map<string, Celle>, serie: ReadonlyMap<string, Celle>): void {
  for (const [maned, celle] of serie)
    if (celle.antall === '*') egne.set(maned, celle);
    else egne.delete(maned);
}

/** A later report tells its months whole: what an earlier one told of them is replaced, or withdrawn. */
function leggPa(serier: Serier, rapport: Rapport): void {
  for (const [nokkel, serie] of serier) {
    for (const maned of rapport.maneder) serie.delete(maned);
    if (serie.size === 0) serier.delete(nokkel);
  }
  for (const [nokkel, celler] of rapport.serier) {
    const serie = serier.get(nokkel) ?? new Map<string, Celle>();
    serier.set(nokkel, serie);
    for (const [maned, celle] of celler) serie.set(maned, celle);
  }
}

/** Splits `niva/id/hovedgruppe/kjonn@2021-05`; undefined when the text is not an observation key. */
export function delNokkel(tekst: string): Nokkel | undefined {
  const treff = /^((?:[a-z0-9-]+\/){3}(?:alle|kvinner|menn))@(\d{4}-\d{2})$/.exec(tekst);
  return treff ? { serie: treff[1] ?? '', maned: treff[2] ?? '' } : undefined;
}

/** The parts of a series key. */
export interface Seriedeler {
  readonly niva: string;
  readonly id: string;
  readonly hovedgruppe: string;
  readonly kjonn: string;
}

const delte = new Map<string, Seriedeler>();
/** Keys remembered before all are forgotten: pages may hold any number of false ones. */
const MINNE = 10_000;

/** Splits a series key; parts that are not there are empty. */
export function delSerie(serie: string): Seriedeler {
  const kjent = delte.get(serie);
  if (kjent) return kjent;
  const [niva = '', id = '', hovedgruppe = '', kjonn = ''] = serie.split('/');
  const deler = { niva, id, hovedgruppe, kjonn };
  if (delte.size >= MINNE) delte.clear();
  delte.set(serie, deler);
  return deler;
}

/**
 * Reads reports and registry anew, by the auditor's own reader.
 * Throws Uleselig with all problems when there is no report, or one that cannot be read.
 */
export function lesFasit(rapportfiler: Filer, registerfiler: Filer): Fasit {
  const register = lesRegister(registerfiler);
  const problemer: string[] = [];
  const rapporter = inOrder(
    [...rapportfiler.keys()]
      .filter((fil) => !/(^|\/)\./.test(fil) && /\.(txt|md|csv)$/i.test(fil))
      .map((fil) => lesEn(fil, tekstAv(rapportfiler, fil), register, problemer)),
  );
  if (rapporter.length === 0) problemer.push('ingen rapporter i mappen');
  const ulike = unike(rapporter, problemer);
  const editions = tellApart(ulike);
  const rettelser = registerfiler.has('rettelser.yml')
    ? rett(
        [...editions.newest, ...editions.superseded],
        tekstAv(registerfiler, 'rettelser.yml'),
        problemer,
      )
    : [];
  if (problemer.length > 0) throw new Uleselig(problemer);
  const nye = ulike.flatMap((rapport) => rapport.nye);
  for (const niva of ['tiltaksgruppe', 'tiltak'] as const) {
    const egne = nye.filter((ny) => ny.niva === niva);
    register[niva].push(...egne.filter((ny, i) => egne.findIndex(({ id }) => id === ny.id) === i));
  }
  return new Fasit(editions, register, rettelser);
}

function lesEn(fil: string, tekst: string, register: Register, problemer: string[]): Rapport {
  return tekst.replace(/^\uFEFF/, '').startsWith(CSV_HODE)
    ? lesCsvRapport(fil, tekst, problemer)
    : lesRapport(fil, tekst, register, problemer);
}

/** The first release that told of each entity, in any edition, by level and id. */
function forstFortalt(rapporter: readonly Rapport[]): Map<string, string> {
  const ut = new Map<string, string>();
  for (const rapport of rapporter)
    for (const { niva, id } of [...rapport.serier.keys()].map(delSerie)) {
      const nokkel = `${niva}/${id}`;
      const release = releaseOf(rapport);
      if ((ut.get(nokkel) ?? '~') > release) ut.set(nokkel, release);
    }
  return ut;
}
