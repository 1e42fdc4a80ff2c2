/** Any text as a Turtle literal, with its language if it has one. */
export function formatLiteral(tekst: string, sprak?: string): string {
  const escaped = tekst.replace(/["\\\n\r\t\u0000-\u001F\u007F]/g, escapeSign);
  return `"${escaped}"${sprak === undefined ? '' : `@${sprak}`}`;
}

/** An address as a Turtle IRI. What an IRI cannot hold is written as code points. */
export function formatIri(adresse: string): string {
  return `<${adresse.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign))}>`;
}

function escapeSign(sign: string): string {
  if (sign === '"' || sign === '\\') return `\\${sign}`;
  return `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
