import { PALETT, isRolle, type Tema } from './palette.ts';

interface Regel {
  selektorer: string[];
  erklaringer: [string, string][];
}

/** What the drawings' own elements are set by; layout of the page around them stays behind. */
const EGENSKAPER =
  /^(fill|stroke|stroke-[a-z]+|paint-order|font-[a-z]+|text-anchor|opacity|fill-opacity|--farge)$/;

/** The charts' style as plain class rules, with the colours written in. */
export type Figurstil = readonly Regel[];

/**
 * The charts' style for drawings on their own, for programs that know no custom properties. `css` is the site's style
 * sheet of the charts; what it says of media, containers and forced colours is left out.
 */
export function standaloneStil(css: string, tema: Tema): Figurstil {
  const rules = parseRules(css);
  const colours = roleColours(rules, tema);
  return rules.map(withoutRim).flatMap((rule) => toPlainRules(rule, colours, tema));
}

/**
 * A rim that is to be painted under the letters: programs that know no `paint-order` paint it over them, and then there
 * are none. A drawing on its own does without.
 */
function withoutRim(rule: Regel): Regel {
  if (!rule.erklaringer.some(([name]) => name === 'paint-order')) return rule;
  const isRim = ([name]: [string, string]) => name === 'paint-order' || name.startsWith('stroke');
  return { ...rule, erklaringer: rule.erklaringer.filter((one) => !isRim(one)) };
}

/** The rules that a drawing has use for, as CSS. */
export function cssFor(stil: Figurstil, svg: string): string {
  const classes = new Set(
    [...svg.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
  );
  const used = (selector: string) =>
    [...selector.matchAll(/\.([\w-]+)/g)].every(([, name = '']) => classes.has(name));
  return stil
    .map(({ selektorer, erklaringer }) => ({ selektorer: selektorer.filter(used), erklaringer }))
    .filter(({ selektorer }) => selektorer.length > 0)
    .map(({ selektorer, erklaringer }) => {
      const body = erklaringer.map(([name, value]) => `${name}:${value}`).join(';');
      return `${selektorer.join(',')}{${body}}`;
    })
    .join('');
}

/** The flat rules about chart classes; blocks of `@media` and the like are skipped whole. */
function parseRules(css: string): Regel[] {
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@[^{;]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, head = '', body = '']) => {
    const selektorer = splitTop(head)
      .flatMap(expandIs)
      .filter((one) => one.startsWith('.fig'));
    const erklaringer = body.split(';').flatMap(readDeclaration);
    return selektorer.length > 0 && erklaringer.length > 0 ? [{ selektorer, erklaringer }] : [];
  });
}

function readDeclaration(text: string): [string, string][] {
  const [name = '', ...value] = text.split(':').map((part) => part.trim());
  return EGENSKAPER.test(name) ? [[name, value.join(':')]] : [];
}

/** `a, :is(b, c) d` at its outer commas. */
function splitTop(head: string): string[] {
  return head.split(/,(?![^(]*\))/).map((one) => one.trim());
}

/** `:is(.a, .b) .c` as `.a .c` and `.b .c`. */
function expandIs(selector: string): string[] {
  const match = /:is\(([^)]*)\)/.exec(selector);
  if (!match) return [selector];
  return (match[1] ?? '').split(',').map((one) => selector.replace(match[0], one.trim()));
}

/** Which class sets which colour for the marks that ask for one. */
function roleColours(rules: Regel[], tema: Tema): [string, string][] {
  return rules.flatMap(({ selektorer, erklaringer }) =>
    erklaringer.flatMap(([name, value]) =>
      name === '--farge'
        ? selektorer.map((one): [string, string] => [one, resolveColours(value, tema)])
        : [],
    ),
  );
}

/** A rule that asks for the role's colour becomes one rule with the fallback and one for each role. */
function toPlainRules(rule: Regel, colours: [string, string][], tema: Tema): Regel[] {
  const kept = rule.erklaringer.filter(([name]) => name !== '--farge');
  if (kept.length === 0) return [];
  const asks = kept.filter(([, value]) => value.includes('var(--farge'));
  const resolve = (list: [string, string][], farge?: string) =>
    list.map(([name, value]): [string, string] => [
      name,
      resolveColours(value.replace(/var\(--farge,\s*(var\([^)]*\))\)/, farge ?? '$1'), tema),
    ]);
  const base = { selektorer: rule.selektorer, erklaringer: resolve(kept) };
  if (asks.length === 0) return [base];
  const byRole = colours.map(([role, farge]) => ({
    selektorer: rule.selektorer.flatMap((one) => [`${one}${role}`, `${role} ${one}`]),
    erklaringer: resolve(asks, farge),
  }));
  return [base, ...byRole];
}

function resolveColours(value: string, tema: Tema): string {
  return value.replace(/var\(--fig-([a-z-]+)\)/g, (_, name: string) => {
    if (!isRolle(name)) throw new RangeError(`Ukjent farge i stilarket: --fig-${name}`);
    return PALETT[tema][name];
  });
}
