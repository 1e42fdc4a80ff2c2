import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** How a page is looked at: width, colour scheme, medium. */
interface Visning {
  width: number;
  context?: BrowserContextOptions;
  media?: 'print';
}

/** The ways of looking that the tests and the screenshots share. */
export const VISNINGER = {
  desktop: { width: 1280 },
  smal: { width: 320 },
  dark: { width: 1280, context: { colorScheme: 'dark' } },
  'smal-dark': { width: 320, context: { colorScheme: 'dark' } },
  forced: { width: 1280, context: { forcedColors: 'active' } },
  // A4 less 15 mm margins at 96 dpi.
  print: { width: 680, media: 'print' },
} as const satisfies Record<string, Visning>;

export type VisningNavn = keyof typeof VISNINGER;

/** True for the name of a way of looking. */
export function isVisningNavn(navn: string): navn is VisningNavn {
  return Object.hasOwn(VISNINGER, navn);
}

/** A fresh browser context for this way of looking. The caller closes it. */
export async function openVisning(
  browser: Browser,
  navn: VisningNavn,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const visning: Visning = VISNINGER[navn];
  const context = await browser.newContext({
    viewport: { width: visning.width, height: 900 },
    locale: 'nb-NO',
    reducedMotion: 'reduce',
    ...visning.context,
    ...options,
  });
  if (visning.media !== undefined) {
    const { media } = visning;
    context.on('page', (page) => void page.emulateMedia({ media }));
  }
  return context;
}

/** Looks at a page that is open in another way, without loading it anew. */
export async function showAs(page: Page, navn: VisningNavn): Promise<void> {
  const { width, context, media }: Visning = VISNINGER[navn];
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({
    media: media ?? null,
    colorScheme: context?.colorScheme ?? 'light',
    forcedColors: context?.forcedColors ?? 'none',
  });
}
