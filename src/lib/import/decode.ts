/** Text as it was found, and the name of its encoding where that is another than UTF-8. */
export interface DecodedText {
  text: string;
  encoding: string | undefined;
}

/**
 * A text's characters: UTF-16 by its byte order mark or by the zero bytes of Latin letters, UTF-8 where it is that, else
 * Windows-1252. Undefined for bytes that are no text: they hold control characters that no text has.
 */
export function decodeAny(bytes: Uint8Array): DecodedText | undefined {
  const decoded = decode(bytes);
  // eslint-disable-next-line no-control-regex -- These are what tells text from other bytes.
  return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(decoded.text) ? undefined : decoded;
}

function decode(bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: undefined };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}

function wideEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Latin letters of two bytes have a zero in every other place.
  const zeros = Array.from(bytes.subarray(0, 4), (byte) => byte === 0).join();
  if (zeros === 'false,true,false,true') return 'utf-16le';
  return zeros === 'true,false,true,false' ? 'utf-16be' : undefined;
}
