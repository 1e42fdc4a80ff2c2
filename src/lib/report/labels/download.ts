import type { VFile } from 'vfile';
import { isManed, type Maned } from '../../domain/maned.ts';
import { hasErrors, meld } from '../../domain/diagnostic.ts';
import {
  ALLE,
  I_ALT,
  observasjonNokkel,
  parseSerieNokkel,
  type SerieNokkel,
  type Utsnitt,
} from '../../domain/key.ts';
import type { Observasjon } from '../../domain/observation.ts';
import type { Register } from '../../domain/register.ts';
import { SKJERMET, publisert, type Verdi } from '../../domain/value.ts';
import type { Felt, Post } from '../parse/csv.ts';
import { NEDLASTINGSKOLONNER, type Nedlastingskolonne } from '../parse/detect-format.ts';
import { GRENSER } from '../parse/limits.ts';
import type { Avlesning } from './resolve.ts';

type Felter = Record<Nedlastingskolonne, Felt>;

/** The last month any record is for, which a download's report is known by; undefined when no record has a month. */
export function lastMonthOf(poster: Post[]): Maned | undefined {
  return poster.reduce<Maned | undefined>((last, { felter }) => {
    const maned = felter[0]?.tekst ?? '';
    return isManed(maned) && (last === undefined || maned > last) ? maned : last;
  }, undefined);
}

/**
 * Reads a download back: each record is one observation, at the place of its count in this very file. Records that do
 * not say what they count, or say it twice, are errors on the file.
 */
export function resolveDownload(
  poster: Post[],
  register: Register,
  rapport: string,
  file: VFile,
): Avlesning {
  const observasjoner: Observasjon[] = [];
  const seen = new Set<string>();
  const known = knownIds(register);
  for (const { linje, felter } of poster) {
    const told = file.messages.length;
    if (told >= GRENSER.meldinger) {
      reportPost('for-mange-feil', { linje, kolonne: 1 }, `${told} feil`, [], file);
      break;
    }
    const lest = readPost({ linje, felter }, known, rapport);
    if ('forventet' in lest) {
      reportPost('nedlasting-felt', lest.sted, lest.funnet, lest.forventet, file);
      continue;
    }
    const nokkel = observasjonNokkel(lest.serie, lest.maned);
    if (!seen.has(nokkel)) observasjoner.push(lest);
    else reportPost('nedlasting-gjentatt', { linje, kolonne: 1 }, nokkel, [], file);
    seen.add(nokkel);
  }
  if (observasjoner.length === 0 && !hasErrors(file)) reportEmpty(file);
  return {
    observasjoner,
    gjentatte: [],
    uleste: [],
    tolkninger: [],
    gjentakelser: 0,
    register,
    nye: [],
    nyeGrupper: [],
    tabeller: [{ linje: 1, seksjon: 'Nedlasting', undergruppe: '', rader: poster.length }],
  };
}

/** The ids a level may have, by level. */
function knownIds({ hovedgrupper, tiltaksgrupper, tiltak }: Register): Map<string, Set<string>> {
  const slugs = (list: { slug: string }[]) => new Set(list.map(({ slug }) => slug));
  return new Map([
    [I_ALT, new Set([I_ALT])],
    ['hovedgruppe', slugs(hovedgrupper)],
    ['tiltaksgruppe', slugs(tiltaksgrupper)],
    ['tiltak', slugs(tiltak)],
  ]);
}

/** A field that does not say what it must. */
interface Avvist {
  sted: { linje: number; kolonne: number };
  funnet: string;
  forventet: string[];
}

function readPost(
  { linje, felter }: Post,
  known: Map<string, Set<string>>,
  rapport: string,
): Observasjon | Avvist {
  if (felter.length !== NEDLASTINGSKOLONNER.length) {
    const forventet = [`${NEDLASTINGSKOLONNER.length} felter`];
    return { sted: { linje, kolonne: 1 }, funnet: `${felter.length} felter`, forventet };
  }
  const post = Object.fromEntries(
    NEDLASTINGSKOLONNER.map((navn, i) => [navn, felter[i]]),
  ) as Felter;
  const refuse = ({ kolonne, tekst }: Felt, forventet: string[]): Avvist => ({
    sted: { linje, kolonne },
    funnet: tekst,
    forventet,
  });
  const serie = readSerie(post);
  if (!serie) return refuse(post.niva, ['en serie som tiltak, mentor, alle, alle']);
  const unknown = unknownFelt(post, serie, known);
  if (unknown) return refuse(unknown, ['en slug som står i registeret']);
  const maned = post.maned.tekst;
  if (!isManed(maned)) return refuse(post.maned, ['en måned som 2021-05']);
  const verdi = readVerdi(post);
  if (!verdi) return refuse(post.antall, ['et helt tall, eller tomt når status er skjermet']);
  const kilde = { rapport, linje, kolonne: post.antall.kolonne };
  return { serie: serie.nokkel, maned, verdi, kilde };
}

function readSerie(post: Felter): (Utsnitt & { nokkel: SerieNokkel }) | undefined {
  const text = [post.niva, post.id, post.hovedgruppe, post.kjonn]
    .map(({ tekst }) => tekst)
    .join('/');
  try {
    const utsnitt = parseSerieNokkel(text);
    return { ...utsnitt, nokkel: text as SerieNokkel };
  } catch {
    return undefined;
  }
}

function unknownFelt(
  post: Felter,
  { niva, id, hovedgruppe }: Utsnitt,
  known: Map<string, Set<string>>,
): Felt | undefined {
  if (!known.get(niva)?.has(id)) return post.id;
  if (hovedgruppe !== ALLE && !known.get('hovedgruppe')?.has(hovedgruppe)) return post.hovedgruppe;
  return undefined;
}

/** The download says that a figure was corrected, not from what: that stands in the corrections of the site it is from. */
function readVerdi({ antall, status }: Felter): Verdi | undefined {
  if (status.tekst === 'skjermet') return antall.tekst === '' ? SKJERMET : undefined;
  if (!/^(0|[1-9]\d{0,11})$/.test(antall.tekst)) return undefined;
  const tall = Number(antall.tekst);
  if (status.tekst === 'publisert') return publisert(tall);
  if (status.tekst !== 'rettet') return undefined;
  return {
    status: 'rettet',
    antall: tall,
    fra: 'ikke oppgitt',
    begrunnelse: 'Tallet var rettet i nedlastingen det er lest fra.',
  };
}

function reportPost(
  ruleId: 'nedlasting-felt' | 'nedlasting-gjentatt' | 'for-mange-feil',
  sted: { linje: number; kolonne: number },
  actual: string,
  expected: string[],
  file: VFile,
): void {
  const reasons = {
    'nedlasting-felt': `«${actual}» er ikke ${expected[0] ?? 'gyldig'}.`,
    'nedlasting-gjentatt': `Observasjonen ${actual} står flere ganger i filen.`,
    'for-mange-feil': `Leser ikke videre etter ${actual}.`,
  };
  meld(file, {
    ruleId,
    alvor: 'error',
    reason: reasons[ruleId],
    sted,
    actual,
    expected,
    note: 'Filen skal være nøyaktig som nettstedet skrev den; last den ned på nytt.',
  });
}

function reportEmpty(file: VFile): void {
  meld(file, {
    ruleId: 'ingen-rader',
    alvor: 'error',
    reason: 'Nedlastingen har ingen observasjoner under overskriften.',
    sted: { linje: 1, kolonne: 1 },
    expected: ['en linje for hver observasjon'],
    note: 'Last ned filen på nytt.',
  });
}
