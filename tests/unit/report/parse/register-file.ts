import { VFile } from 'vfile';
import { tiltakSchema } from '../../../../src/lib/domain/register.ts';
import { parseEntry } from '../../../../src/lib/report/parse/register-entry.ts';

/** The fields of an entry without an explanation. */
export const FIELDS = `navn: Syntetisk tiltak
orden: 1
gruppe: syntetisk-gruppe
former:
  setning: syntetisk tiltak
  preposisjon: i
  kort: Syntetisk`;
export const SOURCES = `kilder:
  - tittel: Syntetisk kilde
    url: https://eksempel.no/kilde`;

/** A file with these fields and this explanation, named as `stem`. */
export function fil(fields: string, explanation = '', stem = 'syntetisk-tiltak'): VFile {
  return new VFile({
    path: `${stem}.md`,
    value: `---\n${fields}\n---\n${explanation === '' ? '' : `\n${explanation}\n`}`,
  });
}

/** The entry, and the messages as `line:column ruleId reason`. */
export function read(file: VFile) {
  const entry = parseEntry(file, tiltakSchema);
  const meldinger = file.messages.map(
    (message) => `${message.line}:${message.column} ${message.ruleId} ${message.reason}`,
  );
  return { entry, meldinger, file };
}
