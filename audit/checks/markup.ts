import { partKey } from '../truth/truth.ts';
import { textIn, type Element } from '../page/document.ts';
import { manedName, manedNumber } from '../readers/month.ts';
import { hasDecimal, calculate, toNorwegian, type RuleResult } from '../truth/rules.ts';
import { reportAt, numberContext, type AuditContext, type AuditedPage } from '../page/context.ts';
import {
  HARD_SPACE,
  machineNumber,
  MINUS,
  numberOfWord,
  tenthsOfMachineNumber,
} from '../truth/numbers.ts';

/** Every `<data>` says, by machine and to the eye, what its rule gives; every `<time>` names the month it states. */
export function checkMarkup(page: AuditedPage, context: AuditContext): void {
  for (const element of page.elements) {
    if (element.navn === 'main') checkSubjectMark(element, page, context);
    if (element.navn === 'data') checkData(element, page, context);
    if (element.navn === 'time') checkTime(element, page, context);
  }
}

/** Keys that leave out what the page is about would be of another subject where the page says another. */
function checkSubjectMark(main: Element, page: AuditedPage, context: AuditContext): void {
  const said = main.attr['data-emne'];
  const own = page.owner && `${page.owner.niva}/${page.owner.id}`;
  if (said !== undefined && said !== own)
    reportAt({ context, page }, main, 'data-emne', `siden sies å gjelde ${said}`, own);
}

function checkData(element: Element, page: AuditedPage, context: AuditContext): void {
  context.tally.tall += 1;
  const at = { context, page };
  const { value, 'data-regel': rule, 'data-av': of } = element.attr;
  const text = textIn(element);
  if (value === undefined || rule === undefined || of === undefined) {
    reportAt(at, element, 'data-sporløs', `«${text}» mangler value, data-regel eller data-av`);
    return;
  }
  checkSkjermetNow(element, at);
  const seriesList = numberContext(element, page, context);
  const answer = seriesList ? calculate(rule, of, seriesList) : 'data-rapport er ingen rapport';
  if (typeof answer === 'string') {
    reportAt(at, element, 'data-grunnlag', `«${text}»: ${answer}`);
    return;
  }
  const machine = machineNumber(answer.tenths, hasDecimal(answer));
  if (tenthsOfMachineNumber(value) !== answer.tenths) {
    reportAt(at, element, 'data-verdi', `value="${value}" (${rule} av ${of})`, machine);
    return;
  }
  if (!saysNumber(text, answer, rule))
    reportAt(
      at,
      element,
      'data-tekst',
      `«${text}» der value="${value}"`,
      `«${toNorwegian(answer)}»`,
    );
}

/** Outside what releases keep, no number is told of a figure that is hidden now, whichever report it is said to be from. */
function checkSkjermetNow(
  element: Element,
  { page, context }: { page: AuditedPage; context: AuditContext },
): void {
  if (page.kept || element.attr['data-rapport'] === undefined) return;
  for (const text of (element.attr['data-av'] ?? '').split(/\s+/)) {
    const key = partKey(text);
    if (key && context.truth.hiddenNow().get(key.serie)?.has(key.maned))
      reportAt(
        { page, context },
        element,
        'skjermet-eldre',
        `«${textIn(element)}» fra en eldre rapport`,
      );
  }
}

/** One number word, or a place such as «nest størst». */
const COUNT_WORD = /^\p{L}+( (størst|største|høyest|høyeste|flest))?$/iu;

/** A number of persons in words is a cardinal under ten. */
const ONE_WORD = /^(én|to|tre|fire|fem|seks|sju|åtte|ni)$/iu;

/** A count of one to nine whichever way it went; undefined for any other. */
function underTen(tenths: bigint): number | undefined {
  const size = Number((tenths < 0n ? -tenths : tenths) / 10n);
  return size >= 1 && size <= 9 ? size : undefined;
}

function saysNumber(text: string, answer: RuleResult, rule: string): boolean {
  return saysWithWord(text, answer, rule) || saysWithDigits(text, answer);
}

function saysWithWord(text: string, answer: RuleResult, rule: string): boolean {
  // «én færre», «fra ni til seks»: persons under ten.
  if (answer.slag === 'endring' || answer.slag === 'antall')
    return ONE_WORD.test(text) && numberOfWord(text) === underTen(answer.tenths);
  if (
    answer.slag === 'teller' &&
    COUNT_WORD.test(text) &&
    numberOfWord(text) === Number(answer.tenths / 10n)
  )
    return true;
  // «det minste tiltaket»: the last place of all it is measured against.
  if (text === 'minste' && rule === 'rang')
    return answer.tenths === 10n * BigInt(answer.keys.length);
  // «økning hver måned fra januar til april» claims a run; its months are judged with the direction.
  return text === 'hver måned' && rule === 'rekke';
}

function saysWithDigits(text: string, answer: RuleResult): boolean {
  const without = text.endsWith(`${HARD_SPACE}%`) && hasDecimal(answer) ? text.slice(0, -2) : text;
  const number = toNorwegian(answer);
  const forms = [number];
  if (answer.tenths < 0n) forms.push(MINUS + number);
  if (answer.tenths > 0n && answer.slag !== 'antall') forms.push(`+${number}`);
  return forms.includes(without);
}

function checkTime(element: Element, page: AuditedPage, context: AuditContext): void {
  const { datetime = '' } = element.attr;
  const at = { context, page };
  const text = textIn(element).replaceAll(HARD_SPACE, ' ').trim();
  if (/^\d{4}$/.test(datetime)) {
    if (text !== datetime) reportAt(at, element, 'time-tekst', `«${text}»`, `«${datetime}»`);
    return;
  }
  const name = manedName(datetime.slice(0, 7));
  if (name === undefined || !/^\d{4}-\d{2}(-\d{2})?$/.test(datetime))
    reportAt(at, element, 'time-verdi', `datetime="${datetime}"`);
  else if (!saysTime(text, datetime))
    reportAt(
      at,
      element,
      'time-tekst',
      `«${text}» der datetime="${datetime}"`,
      `«${name} ${datetime.slice(0, 4)}»`,
    );
}

/** The words name the month; year and day, where they are said, are right. */
function saysTime(text: string, datetime: string): boolean {
  const word = text
    .split(/[\s.]+/)
    .map(manedNumber)
    .find((number) => number > 0);
  const year = /\d{4}/.exec(text)?.[0] ?? datetime.slice(0, 4);
  const day = /^(\d{1,2})\. /.exec(text)?.[1] ?? datetime.slice(8);
  return (
    word === Number(datetime.slice(5, 7)) &&
    year === datetime.slice(0, 4) &&
    Number(day) === Number(datetime.slice(8))
  );
}
