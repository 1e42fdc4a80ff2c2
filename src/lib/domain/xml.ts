/** Characters XML 1.0 has no way to write, and halves of pairs. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Any text as XML that shows it, in an element or in a quoted attribute. What XML cannot write is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(ILLEGAL, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
