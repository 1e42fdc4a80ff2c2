const SUBJECT = /<main\b[^>]*\bdata-emne="([^"]+)"/;
const SOURCES = /\bdata-av="([^"]*)"/g;

/**
 * A page whose `data-av` names the page's own subject once, on `<main data-emne>`, and no longer in every key: `@2021-05`
 * is the subject's own series, `/alle/kvinner@2021-05` another series of it; other keys stay whole. A page without
 * `data-emne` comes back as it was.
 */
export function toRelativeKeys(html: string): string {
  const own = subjectOf(html);
  if (own === undefined) return html;
  const ownSeries = ownSeriesOf(own);
  const toRelative = (key: string) => {
    if (key.startsWith(`${ownSeries}@`)) return key.slice(ownSeries.length);
    return key.startsWith(`${own}/`) ? key.slice(own.length) : key;
  };
  return html.replace(
    SOURCES,
    (_, keys: string) => `data-av="${keys.split(' ').map(toRelative).join(' ')}"`,
  );
}

/** What a page is about, `tiltak/mentor`: the `data-emne` of its `<main>`. */
export function subjectOf(html: string): string | undefined {
  return SUBJECT.exec(html)?.[1];
}

/** The whole keys of a `data-av`, on a page whose `<main>` has this `data-emne`. */
export function toWholeKeys(keys: string, subject: string | undefined): string[] {
  return keys.split(/\s+/).map((key) => {
    if (subject === undefined || !/^[@/]/.test(key)) return key;
    return key.startsWith('@') ? `${ownSeriesOf(subject)}${key}` : `${subject}${key}`;
  });
}

function ownSeriesOf(subject: string): string {
  const [niva, id = ''] = subject.split('/');
  return `${subject}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
}
