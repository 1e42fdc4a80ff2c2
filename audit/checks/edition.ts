import { editionNumber, releaseOf } from '../readers/edition.ts';
import type { AuditedRapport } from '../readers/report.ts';
import { allElements, textIn } from '../page/document.ts';
import { reportAt, type SiteCheck, type AuditContext, type AuditedPage } from './context.ts';
import { integer } from '../truth/numbers.ts';

/** Pages that a release keeps, and that say so when it has been issued again. */
const KEPT = /^\/rapporter\/([^/]+)\/((tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+\/)?$/;

const ORDINALS = ['', 'første', 'andre', 'tredje', 'fjerde', 'femte', 'sjette', 'sjuende'];

/** A kept page of a release that was issued again says which edition it tells, and how many figures the first told otherwise. */
export function checkEditionNotice(side: AuditedPage, sak: AuditContext): void {
  const notice = side.elements.find(({ attr }) => attr['data-reissued'] !== undefined);
  const release = KEPT.exec(side.adresse)?.[1] ?? '';
  const [first] = sak.fasit.editionsOf(release);
  const said = notice ? textIn(notice).replace(/\s+/g, ' ') : '';
  if (!first) {
    if (notice) reportAt({ side, sak }, notice, 'utgave', `«${said}» om en rapport med én utgave`);
    return;
  }
  // What something was called before leads on to the page that says it.
  if (side.elements.some(({ attr }) => attr['http-equiv'] === 'refresh')) return;
  const words = noticeWords(first, sak);
  const links = (notice ? allElements(notice) : []).map(({ attr }) => attr.href ?? '');
  const leads = links.some((href) => href.endsWith(`/rapporter/${release}/endringer/`));
  if (!leads || words.some((part) => !said.includes(part)))
    reportAt({ side, sak }, notice ?? side.document.root, 'utgave', `«${said}»`, words.join(' … '));
}

/** What the notice must say: the edition that the page shows, and how many figures are told otherwise than in the first. */
function noticeWords(first: AuditedRapport, { fasit }: AuditContext): string[] {
  const number = fasit.editionsOf(releaseOf(first)).length + 1;
  const count = fasit.changesAgainst(first).length;
  const amount = count === 0 ? 'Ingen' : count === 1 ? 'Ett' : integer(BigInt(count));
  return [
    number in ORDINALS ? `den ${ORDINALS[number] ?? ''} utgaven` : 'utgaven',
    `${amount} tall er endret siden den første`.replace(/\s+/g, ' '),
  ];
}

/** Every superseded edition keeps its text, its reconciliation and its table; its release lists what is changed. */
export const checkEditionFiles: SiteCheck = (context) => {
  for (const edition of context.fasit.superseded) {
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
        context.report({ fil, sted: '1:1', regel: 'side-mangler', says: 'finnes ikke' });
  }
};
