import { editionNumber, releaseOf } from '../readers/edition.ts';
import type { AuditedRapport } from '../readers/report.ts';
import { allElements, textIn, type Element } from '../page/document.ts';
import { reportAt, type SiteCheck, type AuditContext, type AuditedPage } from './context.ts';
import { formatInteger } from '../truth/numbers.ts';
import { partKey } from '../truth/truth.ts';
import type { AuditedRevision } from '../truth/revisions.ts';

/** Pages that a release keeps, and that say so when it has been issued again. */
const KEPT = /^\/rapporter\/([^/]+)\/((tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+\/)?$/;

const ORDINALS = ['', 'første', 'andre', 'tredje', 'fjerde', 'femte', 'sjette', 'sjuende'];

/** A kept page of a release that was issued again says which edition it tells, and how many figures the first told otherwise. */
export function checkEditionNotice(page: AuditedPage, context: AuditContext): void {
  const notice = page.elements.find(({ attr }) => attr['data-reissued'] !== undefined);
  const release = KEPT.exec(page.adresse)?.[1] ?? '';
  const [first] = context.truth.editionsOf(release);
  const said = notice ? textIn(notice).replace(/\s+/g, ' ') : '';
  if (!first) {
    if (notice)
      reportAt({ page, context }, notice, 'utgave', `«${said}» om en rapport med én utgave`);
    return;
  }
  // What something was called before leads on to the page that says it.
  if (page.elements.some(({ attr }) => attr['http-equiv'] === 'refresh')) return;
  const words = noticeWords(first, context);
  const links = (notice ? allElements(notice) : []).map(({ attr }) => attr.href ?? '');
  const leads = links.some((href) => href.endsWith(`/rapporter/${release}/endringer/`));
  if (!leads || words.some((part) => !said.includes(part)))
    reportAt(
      { page, context },
      notice ?? page.document.root,
      'utgave',
      `«${said}»`,
      words.join(' … '),
    );
}

/** What the notice must say: the edition that the page shows, and how many figures are told otherwise than in the first. */
function noticeWords(first: AuditedRapport, { truth }: AuditContext): string[] {
  const number = truth.editionsOf(releaseOf(first)).length + 1;
  const count = truth.changesAgainst(first).length;
  const amount = count === 0 ? 'Ingen' : count === 1 ? 'Ett' : formatInteger(BigInt(count));
  return [
    number in ORDINALS ? `den ${ORDINALS[number] ?? ''} utgaven` : 'utgaven',
    `${amount} tall er endret siden den første`.replace(/\s+/g, ' '),
  ];
}

/** Every superseded edition keeps its text, its reconciliation and its table; its release lists what is changed. */
export const checkEditionFiles: SiteCheck = (context) => {
  for (const edition of context.truth.superseded) {
    const release = releaseOf(edition);
    const kept = `rapporter/${release}/utgave-${editionNumber(edition)}/`;
    for (const fil of [
      `${kept}kilde/index.html`,
      `${kept}avstemming/index.html`,
      `rapporter/${release}/endringer/index.html`,
      `data/rapporter/${edition.id}.csv`,
      `data/rapporter/${edition.id}.csv-metadata.json`,
    ])
      if (!context.dist.has(fil))
        context.report({ fil, sted: '1:1', regel: 'side-mangler', found: 'finnes ikke' });
  }
};

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
