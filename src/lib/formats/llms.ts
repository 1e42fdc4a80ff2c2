/** A page or file, and what it is in a few words. Addresses are full, or paths as long as the site has none. */
export interface LlmsLink {
  navn: string;
  adresse: string;
  forklaring?: string;
}

export interface LlmsSection {
  tittel: string;
  lookup: readonly LlmsLink[];
}

/** The site told to programs that read text, by https://llmstxt.org: Markdown, a title, what it is, and lists of links. */
export function formatLlms(
  title: string,
  mention: readonly string[],
  paragraph: readonly LlmsSection[],
): string {
  const [first = '', ...more] = mention;
  const lists = paragraph.map(
    ({ tittel: heading, lookup }) => `## ${line(heading)}\n\n${lookup.map(item).join('')}`,
  );
  return [
    `# ${line(title)}\n`,
    `> ${line(first)}\n`,
    ...more.map((one) => `${line(one)}\n`),
    ...lists,
  ].join('\n');
}

function item({ navn, adresse, forklaring }: LlmsLink): string {
  const about = forklaring === undefined ? '' : `: ${line(forklaring)}`;
  return `- [${line(navn)}](${adresse})${about}\n`;
}

/** Text on one line that Markdown shows as it is. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\[\]<>`*_]/g, '\\$&');
}
