import { textOf } from '../readers/files.ts';
import { textIn } from '../page/document.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A citation to copy names the publisher, and the year and month of the release it is of. */
export function checkCitations(page: AuditedPage, context: AuditContext): void {
  const [year = 0, month = 0] = page.edition.split('-').map((one) => Number.parseInt(one, 10));
  const author = publisher(context);
  for (const code of page.elements) {
    const { 'data-format': format } = code.attr;
    const fields =
      format === 'bibtex'
        ? [`author = {{${author}}}`, `year = {${year}}`, `month = ${MONTHS[month - 1]}`]
        : format === 'csl-json'
          ? [
              `"author":[${JSON.stringify({ literal: author })}]`,
              `"container-title":${JSON.stringify(context.siteName)}`,
              `"issued":{"date-parts":[[${year},${month}]]}`,
            ]
          : [];
    const said = textIn(code).replace(/\\(?=[%$&#_])/g, '');
    for (const field of fields)
      if (!said.includes(`${field},`))
        reportAt({ page, context }, code, 'sitering', 'sier noe annet om opphav eller tid', field);
  }
}

/** Who publishes the site, as its catalogue names them. */
export function publisher({ dist }: Pick<AuditContext, 'dist'>): string {
  const [, name = '""'] =
    /#utgiver> a foaf:Agent ;\s*foaf:name ("(?:\\.|[^"\\])*")/.exec(textOf(dist, 'katalog.ttl')) ??
    [];
  return String(JSON.parse(name));
}
