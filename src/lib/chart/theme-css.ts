import { PALETTE, ROLES, type Theme } from './palette.ts';

/** What the place of a framed figure begins with, and the theme it is held to whatever the reader's own. */
const THEMES: { id: string; theme: Theme; scheme: string }[] = [
  { id: 'lys', theme: 'lys', scheme: 'light' },
  { id: 'mork', theme: 'mork', scheme: 'dark' },
];

/** The style sheet that lets `#lys…` and `#mork…` choose the theme of a framed figure, without a script. */
export function formatThemes(): string {
  return THEMES.map(({ id, theme, scheme }) => {
    const colours = ROLES.map((role) => `  --fig-${role}: ${PALETTE[theme][role]};\n`).join('');
    return `:root:has(figcaption > span[id|='${id}']:target) {\n  color-scheme: only ${scheme};\n${colours}}\n`;
  }).join('\n');
}
