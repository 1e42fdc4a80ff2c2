/** What kinds of file a report may have come as, by the ending under which it is kept. */
export const ORIGINAL_ENDINGS = ['pdf', 'xlsx', 'ods', 'docx', 'html', 'csv', 'txt'] as const;

export type OriginalEnding = (typeof ORIGINAL_ENDINGS)[number];

/** The file that an edition of a report came as, kept beside the text that was made of it. */
export interface Original {
  /** Its name in the folder of originals: `2021-05.pdf`, `2021-05.utgave-2.pdf`. */
  fil: string;
  /** What its edition goes by: `2021-05`, `2021-05.utgave-2`. */
  edition: string;
  ending: OriginalEnding;
  /** Hex. */
  sha256: string;
  /** Its size. */
  bytes: number;
}

const MARK = '.original.';

/** What an original goes by where released files are listed and published: `2021-05.original.pdf`. */
export function originalName({ edition, ending }: Pick<Original, 'edition' | 'ending'>): string {
  return `${edition}${MARK}${ending}`;
}

/** The original that goes by a name: its edition, and its name in the folder of originals; undefined for a report. */
export function originalOf(name: string): Pick<Original, 'edition' | 'fil'> | undefined {
  const [edition = '', ending] = name.split(MARK);
  return ending === undefined ? undefined : { edition, fil: `${edition}.${ending}` };
}
