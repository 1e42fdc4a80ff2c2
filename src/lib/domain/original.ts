/** What kinds of file a report may have come as, by the ending under which it is kept. */
export type OriginalEnding = 'pdf' | 'xlsx' | 'ods' | 'docx' | 'html' | 'csv' | 'txt';

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
