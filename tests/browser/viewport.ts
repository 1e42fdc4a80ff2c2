import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** How a page is looked at: width, colour scheme, medium. */
interface View {
  width: number;
  context?: BrowserContextOptions;
  media?: 'print';
}

/** The ways of looking that the tests and the screenshots share. */
export const VIEWS = {
  desktop: { width: 1280 },
  smal: { width: 320 },
  dark: { width: 1280, context: { colorScheme: 'dark' } },
  'smal-dark': { width: 320, context: { colorScheme: 'dark' } },
  forced: { width: 1280, context: { forcedColors: 'active' } },
  // A4 less 15 mm margins at 96 dpi.
  print: { width: 680, media: 'print' },
} as const satisfies Record<string, View>;

export type ViewName = keyof typeof VIEWS;

/** True for the name of a way of looking. */
export function isViewName(name: string): name is ViewName {
  return Object.hasOwn(VIEWS, name);
}

/** A fresh browser context for this way of looking. The caller closes it. */
export async function openView(
  browser: Browser,
  name: ViewName,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const view: View = VIEWS[name];
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 },
    locale: 'nb-NO',
    reducedMotion: 'reduce',
    ...view.context,
    ...options,
  });
  if (view.media !== undefined) {
    const { media } = view;
    context.on('page', (page) => void page.emulateMedia({ media }));
  }
  return context;
}

/** Looks at a page that is open in another way, without loading it anew. */
export async function showAs(page: Page, name: ViewName): Promise<void> {
  const { width, context, media }: View = VIEWS[name];
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({
    media: media ?? null,
    colorScheme: context?.colorScheme ?? 'light',
    forcedColors: context?.forcedColors ?? 'none',
  });
}
