/**
 * The colours of the charts by role, nobody's party or agency: one for the subject itself, two hues for the sexes, two for up
 * and down, greys for groups and for those beside the subject. Lines that meet differ in lightness; up and down, which lie on
 * either side of zero, weigh the same, so that neither shouts. All look different to every kind of colour vision, and each
 * stands out from the ground in the same order in both themes.
 * Pages take them from `styles/figure.css`, which a test holds to these.
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
  'gruppe',
  'sosken',
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
    linje: '#792873',
    kvinner: '#08272b',
    menn: '#b67217',
    gruppe: '#565d5f',
    sosken: '#8a9194',
    opp: '#2a5db5',
    ned: '#a3332b',
    skjermet: '#535d61',
  },
  mork: {
    bakgrunn: '#13181a',
    tekst: '#eceae3',
    dempet: '#abb3b5',
    rutenett: '#2c3233',
    akse: '#767d7c',
    linje: '#e699de',
    kvinner: '#c0f7fc',
    menn: '#a66c26',
    gruppe: '#9b9fa1',
    sosken: '#616668',
    opp: '#739cf0',
    ned: '#ee8c60',
    skjermet: '#abb3b5',
  },
};

/** Roles of data, which all must look different. */
export const DATA_ROLES = [
  'linje',
  'kvinner',
  'menn',
  'gruppe',
  'sosken',
  'opp',
  'ned',
] as const satisfies readonly Role[];

/** Roles drawn as marks, which must stand out from the ground. */
export const MARK_ROLES = [...DATA_ROLES, 'skjermet', 'akse'] as const satisfies readonly Role[];

/** Roles that can cross in a drawing. */
export const NEIGHBOURS = [['kvinner', 'menn']] as const satisfies readonly (readonly [
  Role,
  Role,
])[];

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
