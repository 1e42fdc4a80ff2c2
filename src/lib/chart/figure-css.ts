import { PALETTE, isRole, type Theme } from './palette.ts';

interface Rule {
  selectors: string[];
  declarations: [string, string][];
}

/** What the drawings' own elements are set by; layout of the page around them stays behind. */
const PROPERTIES =
  /^(fill|stroke|stroke-[a-z]+|paint-order|font-[a-z]+|text-anchor|opacity|fill-opacity|--farge)$/;

/** The charts' style as plain class rules, with the colours written in. */
export type FigureStyle = readonly Rule[];

/**
 * The charts' style for drawings on their own, for programs that know no custom properties. `css` is the site's style
 * sheet of the charts; what it says of media, containers and forced colours is left out.
 */
export function standaloneStyle(css: string, theme: Theme): FigureStyle {
  const rules = parseRules(css);
  const colours = roleColours(rules, theme);
  return rules.map(withoutRim).flatMap((rule) => toPlainRules(rule, colours, theme));
}

/**
 * A rim that is to be painted under the letters: programs that know no `paint-order` paint it over them, and then there
 * are none. A drawing on its own does without.
 */
function withoutRim(rule: Rule): Rule {
  if (!rule.declarations.some(([name]) => name === 'paint-order')) return rule;
  const isRim = ([name]: [string, string]) => name === 'paint-order' || name.startsWith('stroke');
  return { ...rule, declarations: rule.declarations.filter((one) => !isRim(one)) };
}

/** The rules that a drawing has use for, as CSS. */
export function cssFor(style: FigureStyle, svg: string): string {
  const classes = new Set(
    [...svg.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
  );
  const used = (selector: string) =>
    [...selector.matchAll(/\.([\w-]+)/g)].every(([, name = '']) => classes.has(name));
  return style
    .map(({ selectors, declarations }) => ({ selectors: selectors.filter(used), declarations }))
    .filter(({ selectors }) => selectors.length > 0)
    .map(({ selectors, declarations }) => {
      const body = declarations.map(([name, value]) => `${name}:${value}`).join(';');
      return `${selectors.join(',')}{${body}}`;
    })
    .join('');
}

/** The flat rules about chart classes; blocks of `@media` and the like are skipped whole. */
function parseRules(css: string): Rule[] {
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@[^{;]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, head = '', body = '']) => {
    const selectors = splitTop(head)
      .flatMap(expandIs)
      .filter((one) => one.startsWith('.fig'));
    const declarations = body.split(';').flatMap(readDeclaration);
    return selectors.length > 0 && declarations.length > 0 ? [{ selectors, declarations }] : [];
  });
}

function readDeclaration(text: string): [string, string][] {
  const [name = '', ...value] = text.split(':').map((part) => part.trim());
  return PROPERTIES.test(name) ? [[name, value.join(':')]] : [];
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
function roleColours(rules: Rule[], theme: Theme): [string, string][] {
  return rules.flatMap(({ selectors, declarations }) =>
    declarations.flatMap(([name, value]) =>
      name === '--farge'
        ? selectors.map((one): [string, string] => [one, resolveColours(value, theme)])
        : [],
    ),
  );
}

/** A rule that asks for the role's colour becomes one rule with the fallback and one for each role. */
function toPlainRules(rule: Rule, colours: [string, string][], theme: Theme): Rule[] {
  const kept = rule.declarations.filter(([name]) => name !== '--farge');
  if (kept.length === 0) return [];
  const asks = kept.filter(([, value]) => value.includes('var(--farge'));
  const resolve = (list: [string, string][], colour?: string) =>
    list.map(([name, value]): [string, string] => [
      name,
      resolveColours(value.replace(/var\(--farge,\s*(var\([^)]*\))\)/, colour ?? '$1'), theme),
    ]);
  const base = { selectors: rule.selectors, declarations: resolve(kept) };
  if (asks.length === 0) return [base];
  const byRole = colours.map(([role, colour]) => ({
    selectors: rule.selectors.flatMap((one) => [`${one}${role}`, `${role} ${one}`]),
    declarations: resolve(asks, colour),
  }));
  return [base, ...byRole];
}

function resolveColours(value: string, theme: Theme): string {
  return value.replace(/var\(--fig-([a-z-]+)\)/g, (_, name: string) => {
    if (!isRole(name)) throw new RangeError(`Ukjent farge i stilarket: --fig-${name}`);
    return PALETTE[theme][name];
  });
}
