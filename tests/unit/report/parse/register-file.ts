import { VFile } from 'vfile';
import { tiltakSchema } from '../../../../src/lib/domain/register.ts';
import { parseOppforing } from '../../../../src/lib/report/parse/register-entry.ts';

/** The fields of an entry without an explanation. */
export const FELTER = `navn: Syntetisk tiltak
orden: 1
gruppe: syntetisk-gruppe
former:
  setning: syntetisk tiltak
  preposisjon: i
  kort: Syntetisk`;
export const KILDER = `kilder:
  - tittel: Syntetisk kilde
    url: https://eksempel.no/kilde`;

/** A file with these fields and this explanation, named as `stem`. */
export function fil(felter: string, forklaring = '', stem = 'syntetisk-tiltak'): VFile {
  return new VFile({
    path: `${stem}.md`,
    value: `---\n${felter}\n---\n${forklaring === '' ? '' : `\n${forklaring}\n`}`,
  });
}

/** The entry, and the messages as `line:column ruleId reason`. */
export function les(file: VFile) {
  const oppforing = parseOppforing(file, tiltakSchema);
  const meldinger = file.messages.map(
    (message) => `${message.line}:${message.column} ${message.ruleId} ${message.reason}`,
  );
  return { oppforing, meldinger, file };
}
