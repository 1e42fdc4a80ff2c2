/**
 * The path that a built site stands under, read off its front page: what links to the feed of news begins with it.
 * Undefined when the page has no such link.
 */
export function builtBase(frontPage: string): string | undefined {
  const feed = /type="application\/atom\+xml" href="([^"]+)"/.exec(frontPage)?.[1];
  return feed && /^(?:https?:\/\/[^/]+)?(\/(?:.*\/)?)feed\.xml$/.exec(feed)?.[1];
}

/** The address a built site was built for, read off its front page; `site` is undefined where it was built without one. */
export function builtAddress(frontPage: string): { site?: string; base?: string } {
  const base = builtBase(frontPage);
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(frontPage)?.[1];
  return {
    ...(canonical === undefined ? {} : { site: new URL(canonical).origin }),
    ...(base === undefined ? {} : { base }),
  };
}
