/** Any text as a Turtle literal, with its language if it has one. */
export function formatLiteral(text: string, language?: string): string {
  const escaped = text.replace(/["\\\p{Cc}]/gu, escapeSign);
  return `"${escaped}"${language === undefined ? '' : `@${language}`}`;
}

/** An address as a Turtle IRI. What an IRI cannot hold is written as code points. */
export function formatIri(address: string): string {
  return `<${address.replace(/[\p{Cc} <>"{}|^`\\]/gu, (sign) => encodeURIComponent(sign))}>`;
}

function escapeSign(sign: string): string {
  if (sign === '"' || sign === '\\') return `\\${sign}`;
  return `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
