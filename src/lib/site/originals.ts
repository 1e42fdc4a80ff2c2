import { editionOf, editionOfFile, releasedName } from '../domain/edition.ts';
import { originalName, type Original } from '../domain/original.ts';
import type { Rapport } from '../domain/rapport.ts';
import { formatDecimal, NBSP } from '../text/number-format.ts';
import type { Link } from './model.ts';

/** The link to the file a report came as, with what a reader needs to know that it is the same. */
export interface OriginalLink extends Link {
  sha256: string;
}

/** The file of an original below `/data/rapporter/`, and its bytes when they are asked for. */
export interface OriginalFile {
  fil: string;
  innhold: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** The files that the editions of a release came as, `load` reading each. */
export function originalFiles(
  release: string,
  originals: readonly Original[],
  load: (original: Original) => Promise<Uint8Array<ArrayBuffer>>,
): OriginalFile[] {
  return originals
    .filter(({ edition }) => editionOf(edition).release === release)
    .map((one) => ({ fil: fileOf(one), innhold: () => load(one) }));
}

/** The path of an original: the same bytes for as long as there is a site, whatever editions come after. */
export function originalPath(original: Original): string {
  return `/data/rapporter/${fileOf(original)}`;
}

function fileOf(original: Original): string {
  // A page that somebody else wrote must not run as one of ours.
  return `${originalName(original)}${original.ending === 'html' ? '.txt' : ''}`;
}

/** The links to the files that an edition of a report came as, by name; none where nobody kept them. */
export function originalLinks(
  { id, fil }: Pick<Rapport, 'id' | 'fil'>,
  originals: readonly Original[],
): OriginalLink[] {
  const number = editionOfFile(fil)?.number ?? 1;
  const edition = releasedName({ release: editionOf(id).release, number });
  return originals
    .filter((one) => one.edition === edition)
    .map((one) => ({
      tekst: `Rapporten slik Nav ga den ut (${KIND[one.ending]}, ${sizeOf(one.bytes)})`,
      sti: originalPath(one),
      sha256: one.sha256,
    }));
}

const KIND: Record<Original['ending'], string> = {
  pdf: 'PDF',
  xlsx: 'Excel',
  ods: 'OpenDocument',
  docx: 'Word',
  html: 'kildekoden til en nettside',
  csv: 'CSV',
  txt: 'tekst',
};

/** A size in kB, or from one million bytes in MB with one decimal; at least 1 kB. */
function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  if (kilobytes < 1000) return `${kilobytes}${NBSP}kB`;
  return `${formatDecimal(Math.round(bytes / 100_000))}${NBSP}MB`;
}
