/**
 * The editions of a release. The source may publish a report anew with other figures: the file beside the first that is
 * called `2021-05.utgave-2.txt` is then the release's text, and the first is superseded.
 */

/** One edition of a release: the release's id, and which edition it is, from 1. */
interface Edition {
  release: string;
  number: number;
}

const EDITION_FILE = /^(\d{4}-(?:0[1-9]|1[0-2]))\.utgave-([2-9]|[1-9]\d)\.(?:txt|md|csv)$/;
/** A name by which somebody means an edition, however they wrote it. */
const MEANT = /[ ._-]utgave([ ._-]?\d|\.)/i;
const MARK = '.utgave-';

/** Which edition a file is by its name; undefined for a name that says nothing of it, and for one written wrongly. */
export function editionOfFile(name: string): Edition | undefined {
  const [, release, number] = EDITION_FILE.exec(name) ?? [];
  return release === undefined ? undefined : { release, number: Number(number) };
}

/** True for a name that is meant to be an edition's and is not written as one. */
export function isMisnamedEdition(name: string): boolean {
  return MEANT.test(name) && editionOfFile(name) === undefined;
}

/** The id of a superseded edition, as reports have ids: `2021-05.utgave-1`. */
export function editionId({ release, number }: Edition): string {
  return `${release}${MARK}${number}`;
}

/** What an edition goes by among released texts and in corrections: the first by the release's own id. */
export function releasedName({ release, number }: Edition): string {
  return number === 1 ? release : editionId({ release, number });
}

/** The release of an id or a name, and the number it says; 1 where it says none. */
export function editionOf(id: string): Edition {
  const [release = '', number = '1'] = id.split(MARK);
  return { release, number: Number(number) };
}
