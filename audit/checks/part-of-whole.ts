import { allElements, textIn, type Element } from '../page/document.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/** «Herav dette tiltaket: −5» beside the change of a whole: a part of it goes its way, and no further. */
export function checkPartOfWhole(page: AuditedPage, context: AuditContext): void {
  for (const detail of page.elements) {
    if (detail.navn !== 'dd' || !/^\s*herav(?!\p{L})/iu.test(textIn(detail))) continue;
    const whole = detail.parent?.children.find(
      (one): one is Element => one.slag === 'element' && one.navn === 'dd' && one !== detail,
    );
    const [own, all] = [detail, whole].map((one) => (one ? valueIn(one) : undefined));
    if (own !== undefined && all !== undefined && own * all > 0 && own ** 2 <= all ** 2) continue;
    reportAt(
      { page, context },
      detail,
      'herav',
      `«${textIn(detail).trim()}» av ${String(all)}`,
      'en del som går samme vei som det hele, og ikke lenger',
    );
  }
}

function valueIn(element: Element): number | undefined {
  const value = allElements(element).find(({ navn }) => navn === 'data')?.attr.value;
  return value === undefined ? undefined : Number(value);
}
