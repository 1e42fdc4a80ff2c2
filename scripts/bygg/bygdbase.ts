/**
 * The path that a built site stands under, read off its front page: what links to the feed of news begins with it.
 * Undefined when the page has no such link.
 */
export function bygdBase(forside: string): string | undefined {
  const feed = /type="application\/atom\+xml" href="([^"]+)"/.exec(forside)?.[1];
  return feed && /^(?:https?:\/\/[^/]+)?(\/(?:.*\/)?)feed\.xml$/.exec(feed)?.[1];
}
