import { partKey } from '../truth/truth.ts';
import type { AuditedRevision } from '../truth/revisions.ts';
import { allElements, type Element } from '../page/document.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/** Pages that a release keeps, and that say so when later reports have changed figures on them. */
const ARCHIVED = /^\/rapporter\/[^/]+\/((tiltak|tiltaksgrupper|hovedgrupper|figur)\/[^/]+\/)?$/;

/** A kept page names the later reports that have changed a figure it shows, and no others. */
export function checkNotice(page: AuditedPage, context: AuditContext): void {
  const notice = page.elements.find(({ attr }) => attr['data-varsel'] !== undefined);
  if (!ARCHIVED.test(page.adresse)) {
    if (notice)
      reportAt({ page, context }, notice, 'varsel', 'et varsel på en side som ikke er frosset');
    return;
  }
  const said = [...(notice ? allElements(notice) : [])].flatMap(
    ({ attr }) => /rapporter\/([^/]+)\/endringer\/$/.exec(attr.href ?? '')?.[1] ?? [],
  );
  const wanted = [...changedLater(page, context)].sort();
  if (said.join() !== wanted.join())
    reportAt(
      { page, context },
      notice ?? page.document.root,
      'varsel',
      said.length === 0 ? 'ingen varsel' : `endret av ${said.join(', ')}`,
      wanted.length === 0 ? 'intet varsel' : `endret av ${wanted.join(', ')}`,
    );
}

/** What a page stands on: whole series it draws or lists, and single figures its text is worked out from. */
interface Dependencies {
  serier: Set<string>;
  single: Map<string, Set<string>>;
}

/** The later reports that have changed a figure of the page's series, or one its text stands on. */
function changedLater(page: AuditedPage, context: AuditContext): Set<string> {
  const { serier, single } = dependenciesOf(page);
  const applies = ({ serie, maned, rapport, forst }: AuditedRevision): boolean =>
    rapport > page.edition &&
    forst <= page.edition &&
    (serier.has(serie) || single.get(serie)?.has(maned) === true);
  const changes = context.truth.changes();
  const dependencies = [...new Set([...serier, ...single.keys()])];
  return new Set(
    dependencies
      .flatMap((series) => changes.get(series) ?? [])
      .filter(applies)
      .map(({ rapport }) => rapport),
  );
}

function dependenciesOf({ elements }: AuditedPage): Dependencies {
  const serier = new Set(elements.flatMap(({ attr }) => seriesIn(attr)));
  const single = new Map<string, Set<string>>();
  for (const text of elements.flatMap(({ attr }) => attr['data-av']?.split(/\s+/) ?? [])) {
    const key = partKey(text);
    if (!key) continue;
    const maneder = single.get(key.serie) ?? new Set();
    single.set(key.serie, maneder.add(key.maned));
  }
  return { serier, single };
}

function seriesIn(attr: Element['attr']): string[] {
  return [
    ...(attr['data-serier']?.split(/\s+/) ?? []),
    ...(attr['data-serie']?.split(' + ') ?? []),
  ];
}
