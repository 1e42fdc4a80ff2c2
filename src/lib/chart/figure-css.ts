/** The charts' style sheet made into plain rules, for drawings that have left the site. */
import { parse, type ChildNode, type Rule } from 'postcss';
import { PALETTE, isRole, type Theme } from './palette.ts';

interface PlainRule {
  selectors: readonly string[];
  declarations: readonly Declaration[];
}

type Declaration = readonly [property: string, value: string];

/** What the drawings' own elements are set by; layout of the page around them stays behind. */
const PROPERTIES =
  /^(fill|stroke|stroke-[a-z]+|paint-order|font-[a-z]+|text-anchor|opacity|fill-opacity|--farge)$/;

/** The charts' style as plain class rules, with the colours written in. */
export type FigureStyle = readonly PlainRule[];

/**
 * The charts' style for drawings on their own, for programs that know no custom properties. `css` is the site's style
 * sheet of the charts; what it says of media, containers and forced colours is left out. Throws RangeError on a colour
 * that is not in the palette, and CssSyntaxError on what is no CSS.
 */
export function standaloneStyle(css: string, theme: Theme): FigureStyle {
  const rules = parse(css).nodes.filter(isRule).flatMap(toRule);
  const colours = roleColours(rules, theme);
  return rules.map(withoutRim).flatMap((rule) => toPlainRules(rule, colours, theme));
}

/**
 * A rim that is to be painted under the letters: programs that know no `paint-order` paint it over them, and then there
 * are none. A drawing on its own does without.
 */
function withoutRim(rule: PlainRule): PlainRule {
  if (!rule.declarations.some(([name]) => name === 'paint-order')) return rule;
  const isRim = ([name]: Declaration) => name === 'paint-order' || name.startsWith('stroke');
  return { ...rule, declarations: rule.declarations.filter((one) => !isRim(one)) };
}

/** The rules that drawings with these classes have use for, as CSS. */
export function cssFor(style: FigureStyle, classes: ReadonlySet<string>): string {
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

function isRule(node: ChildNode): node is Rule {
  return node.type === 'rule';
}

/** What a rule of the style sheet says of chart classes; nothing where it says nothing of them. */
function toRule(rule: Rule): PlainRule[] {
  const selectors = rule.selectors.filter((one) => one.startsWith('.fig'));
  const declarations = rule.nodes.flatMap((node): Declaration[] =>
    node.type === 'decl' && PROPERTIES.test(node.prop) && !node.value.includes('cqw')
      ? [[node.prop, node.value]]
      : [],
  );
  return selectors.length > 0 && declarations.length > 0 ? [{ selectors, declarations }] : [];
}

/** Which class sets which colour for the marks that ask for one. */
function roleColours(rules: readonly PlainRule[], theme: Theme): Declaration[] {
  return rules.flatMap(({ selectors, declarations }) =>
    declarations.flatMap(([name, value]) =>
      name === '--farge'
        ? selectors.map((one): Declaration => [one, resolveColours(value, theme)])
        : [],
    ),
  );
}

/** A rule that asks for the role's colour becomes one rule with the fallback and one for each role. */
function toPlainRules(rule: PlainRule, colours: readonly Declaration[], theme: Theme): PlainRule[] {
  const kept = rule.declarations.filter(([name]) => name !== '--farge');
  if (kept.length === 0) return [];
  const asks = kept.filter(([, value]) => value.includes('var(--farge'));
  const resolve = (list: readonly Declaration[], colour?: string) =>
    list.map(([name, value]): Declaration => [
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
