import { PALETT, ROLLER, type Tema } from '../draw/palett.ts';

/** The ids a frame's address may end in, and the theme each holds the figure to whatever the reader's own. */
const DRAKTER: { id: string; tema: Tema; scheme: string }[] = [
  { id: 'lys', tema: 'lys', scheme: 'light' },
  { id: 'mork', tema: 'mork', scheme: 'dark' },
];

/** The style sheet that lets `…/innbygging/#lys` and `#mork` choose the theme, without a script. */
export function formatDrakter(): string {
  return DRAKTER.map(({ id, tema, scheme }) => {
    const colours = ROLLER.map((rolle) => `  --fig-${rolle}: ${PALETT[tema][rolle]};\n`).join('');
    return `:root:has(#${id}:target) {\n  color-scheme: only ${scheme};\n${colours}}\n`;
  }).join('\n');
}
