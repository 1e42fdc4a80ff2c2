import { PALETT, ROLLER, type Tema } from './palette.ts';

/** What the place of a framed figure begins with, and the theme it is held to whatever the reader's own. */
const DRAKTER: { id: string; tema: Tema; scheme: string }[] = [
  { id: 'lys', tema: 'lys', scheme: 'light' },
  { id: 'mork', tema: 'mork', scheme: 'dark' },
];

/** The style sheet that lets `#lys…` and `#mork…` choose the theme of a framed figure, without a script. */
export function formatDrakter(): string {
  return DRAKTER.map(({ id, tema, scheme }) => {
    const colours = ROLLER.map((rolle) => `  --fig-${rolle}: ${PALETT[tema][rolle]};\n`).join('');
    return `:root:has(figcaption > span[id|='${id}']:target) {\n  color-scheme: only ${scheme};\n${colours}}\n`;
  }).join('\n');
}
