/** The size of a page's social image, in pixels: what the networks show uncropped. */
export const KORT = { bredde: 1200, hoyde: 630 } as const;

/** The path of a page's social image: `/tiltak/mentor/` → `/bilder/tiltak/mentor.png`. */
export function bildeSti(sti: string): string {
  const name = sti.replace(/^\/|\/$|\.html$/g, '');
  return `/bilder/${name === '' ? 'forside' : name}.png`;
}
