import { editionNumber, releaseOf } from '../readers/edition.ts';
import type { AuditedRapport } from '../readers/report.ts';
import { allElements, textIn } from '../page/document.ts';
import { reportAt, type SiteCheck, type AuditContext, type AuditedPage } from '../page/context.ts';
import { formatInteger } from '../truth/numbers.ts';

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
