/**
 * The colours of the charts by role: heather, petrol and ochre on paper, nobody's party or agency.
 * Roles that meet in a drawing differ in lightness by at least 3:1, in both themes and for every kind of colour vision.
 * The hovedgrupper never touch (each has its own panel), so they need only look different: three colours that
 * are all 3:1 from each other and from the ground would need 27:1, and black on white is 21:1.
 */
export const ROLES = [
  'bakgrunn',
  'tekst',
  'dempet',
  'rutenett',
  'akse',
  'linje',
  'kvinner',
  'menn',
  'arbeidssokere-pa-tiltak',
  'nedsatt-arbeidsevne-pa-tiltak',
  'andre-pa-tiltak',
  'opp',
  'ned',
  'skjermet',
] as const;

export type Role = (typeof ROLES)[number];
/** True for the name of a colour's role. */
export function isRole(name: string): name is Role {
  return ROLES.some((role) => role === name);
}

export type Theme = 'lys' | 'mork';
export type Colours = Readonly<Record<Role, string>>;

export const PALETTE: Readonly<Record<Theme, Colours>> = {
  lys: {
    bakgrunn: '#fcfbf8',
    tekst: '#1b2225',
    dempet: '#535d61',
    rutenett: '#e2e0d8',
    akse: '#7d8382',
    linje: '#6b2a5b',
    kvinner: '#053135',
    menn: '#b5751b',
    'arbeidssokere-pa-tiltak': '#227c83',
    'nedsatt-arbeidsevne-pa-tiltak': '#541344',
    'andre-pa-tiltak': '#ad680c',
    opp: '#3b938a',
    ned: '#561c3c',
    skjermet: '#535d61',
  },
  mork: {
    bakgrunn: '#13181a',
    tekst: '#eceae3',
    dempet: '#abb3b5',
    rutenett: '#2c3233',
    akse: '#767d7c',
    linje: '#dca3cd',
    kvinner: '#c5f9f2',
    menn: '#b66d1b',
    'arbeidssokere-pa-tiltak': '#46a0a4',
    'nedsatt-arbeidsevne-pa-tiltak': '#f0c7eb',
    'andre-pa-tiltak': '#d19234',
    opp: '#aceee2',
    ned: '#b15783',
    skjermet: '#abb3b5',
  },
};

/** Roles drawn as marks that carry data, which must stand out from the ground. */
export const MARK_ROLES = [
  'linje',
  'kvinner',
  'menn',
  'arbeidssokere-pa-tiltak',
  'nedsatt-arbeidsevne-pa-tiltak',
  'andre-pa-tiltak',
  'opp',
  'ned',
  'skjermet',
  'akse',
] as const satisfies readonly Role[];

/** Roles that can touch or cross in a drawing. */
export const NEIGHBOURS = [
  ['kvinner', 'menn'],
  ['opp', 'ned'],
] as const satisfies readonly (readonly [Role, Role])[];

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
