import { tekstAv } from '../files.ts';
import type { Sak } from '../context.ts';
import { objekt } from './metadata.ts';
import type { Forventet, Radverdier } from './table-data.ts';

const DIMENSJONER = ['maned', 'hvem', 'hovedgruppe', 'kjonn', 'innhold'];
const FELTER = 'version,class,label,source,note,id,size,role,dimension,value,status';

/** What the auditor reads of a JSON-stat file. */
interface Kube {
  size: number[];
  kategorier: string[][];
  /** The labels of each dimension's categories. */
  navn: Record<string, Record<string, string>>;
  value: unknown[];
  status: Map<number, string>;
}

/**
 * A JSON-stat cube holds each figure at its place and nothing else: a hidden cell has no value and says so, and where
 * there is no figure there is neither value nor status. Its categories are called what they are.
 */
export function sjekkKube(fil: string, skal: Forventet, sak: Sak): void {
  if (!sak.dist.has(fil)) {
    sak.meld({ fil, sted: '1:1', regel: 'nedlasting-mangler', sier: 'filen finnes ikke' });
    return;
  }
  const kube = lesKube(tekstAv(sak.dist, fil));
  if (typeof kube === 'string') meldKube({ fil, sak }, '1:1', kube);
  else {
    sjekkVerdier(kube, skal, { fil, sak });
    sjekkNavn(kube, skal, { fil, sak });
  }
}

interface Ved {
  fil: string;
  sak: Sak;
}

function meldKube({ fil, sak }: Ved, sted: string, sier: string, skalSi?: string): void {
  sak.meld({ fil, sted, regel: 'kube', sier, ...(skalSi === undefined ? {} : { skalSi }) });
}

function sjekkVerdier(kube: Kube, skal: Forventet, ved: Ved): void {
  const ventet = new Map<number, string>();
  for (const rad of skal.rader.values()) {
    const sted = stedFor(rad, kube);
    if (sted === undefined) meldKube(ved, 'dimension', `mangler plass til ${hvemI(rad)}`);
    else ventet.set(sted, `${rad.antall ?? ''} ${rad.status ?? ''}`);
  }
  ved.sak.telling.celler += ventet.size;
  for (const [sted, verdi] of kube.value.entries()) {
    const tall = verdi === null ? '' : JSON.stringify(verdi);
    const sier = `${tall} ${kube.status.get(sted) ?? 'publisert'}`;
    const rett = ventet.get(sted) ?? ' publisert';
    if (sier !== rett) meldKube(ved, `value[${sted}]`, sier, rett);
  }
  for (const sted of kube.status.keys())
    if (!(sted < kube.value.length)) meldKube(ved, `status[${sted}]`, 'står utenfor kuben');
}

const KJONN = { alle: 'Begge kjønn', kvinner: 'Kvinner', menn: 'Menn' };

function sjekkNavn({ navn }: Kube, skal: Forventet, ved: Ved): void {
  const rader = [...skal.rader.values()];
  const grupper = rader.filter(({ niva }) => niva === 'hovedgruppe');
  const andre = rader.filter(({ niva }) => niva !== 'hovedgruppe');
  const rett: Record<string, Record<string, string>> = {
    maned: navngi(rader, 'maned', 'maned'),
    hvem: Object.fromEntries(andre.map((rad) => [hvemI(rad), rad.navn ?? ''])),
    hovedgruppe: { alle: 'Alle hovedgrupper', ...navngi(grupper, 'hovedgruppe', 'navn') },
    kjonn: KJONN,
    innhold: { antall: 'Antall deltakere' },
  };
  for (const dimensjon of DIMENSJONER) {
    const skalHete = ordnet(rett[dimensjon] ?? {});
    const heter = ordnet(navn[dimensjon] ?? {});
    if (heter !== skalHete) meldKube(ved, `dimension.${dimensjon}`, heter, skalHete);
  }
}

function navngi(rader: readonly Radverdier[], id: string, navn: string): Record<string, string> {
  return Object.fromEntries(rader.map((rad) => [rad[id] ?? '', rad[navn] ?? '']));
}

function ordnet(navn: Record<string, string>): string {
  return JSON.stringify(Object.entries(navn).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The cube, or what is wrong with its form. */
function lesKube(tekst: string): Kube | string {
  let data: Record<string, unknown>;
  try {
    data = objekt(JSON.parse(tekst));
  } catch {
    return 'kan ikke leses som JSON';
  }
  if (Object.keys(data).join(',') !== FELTER) return `feltene ${Object.keys(data).join(',')}`;
  if (data.version !== '2.0' || data.class !== 'dataset') return 'ikke et JSON-stat 2.0-datasett';
  if (JSON.stringify(data.id) !== JSON.stringify(DIMENSJONER)) return 'andre dimensjoner';
  const dimensjoner = objekt(data.dimension);
  const kategorier = DIMENSJONER.map((navn) => {
    const index = objekt(objekt(dimensjoner[navn]).category).index;
    return Array.isArray(index) ? index.map(String) : [];
  });
  if (Object.keys(dimensjoner).join(',') !== DIMENSJONER.join(',')) return 'andre dimensjoner';
  if (kategorier.some((liste) => new Set(liste).size !== liste.length))
    return 'en kategori to ganger';
  const size = kategorier.map(({ length }) => length);
  const value = Array.isArray(data.value) ? data.value : [];
  if (JSON.stringify(data.size) !== JSON.stringify(size)) return 'size passer ikke med kategoriene';
  if (value.length !== size.reduce((produkt, antall) => produkt * antall, 1))
    return `${value.length} verdier`;
  const status = Object.entries(objekt(data.status)).map(([sted, hva]): [number, string] => [
    Number(sted),
    String(hva),
  ]);
  return { size, kategorier, navn: navnI(dimensjoner), value, status: new Map(status) };
}

function navnI(dimensjoner: Record<string, unknown>): Kube['navn'] {
  const labels = DIMENSJONER.map((navn): [string, Record<string, string>] => {
    const label = objekt(objekt(objekt(dimensjoner[navn]).category).label);
    return [navn, Object.fromEntries(Object.entries(label).map(([id, hva]) => [id, String(hva)]))];
  });
  return Object.fromEntries(labels);
}

function stedFor(rad: Radverdier, { size, kategorier }: Kube): number | undefined {
  const deler = [rad.maned, hvemI(rad), rad.hovedgruppe, rad.kjonn, 'antall'];
  let sted = 0;
  for (const [d, del] of deler.entries()) {
    const plass = kategorier[d]?.indexOf(del ?? '') ?? -1;
    if (plass < 0) return undefined;
    sted = sted * (size[d] ?? 1) + plass;
  }
  return sted;
}

function hvemI({ niva, id }: Radverdier): string {
  return niva === 'tiltak' || niva === 'tiltaksgruppe' ? `${niva}/${id}` : 'i-alt';
}
