/** A page or file, and what it is in a few words. Addresses are full, or paths as long as the site has none. */
export interface Oppslag {
  navn: string;
  adresse: string;
  forklaring?: string;
}

export interface Avsnitt {
  tittel: string;
  oppslag: readonly Oppslag[];
}

/** The site told to programs that read text, by https://llmstxt.org: Markdown, a title, what it is, and lists of links. */
export function formatLlms(
  tittel: string,
  omtale: readonly string[],
  avsnitt: readonly Avsnitt[],
): string {
  const [first = '', ...more] = omtale;
  const lists = avsnitt.map(
    ({ tittel: heading, oppslag }) => `## ${line(heading)}\n\n${oppslag.map(item).join('')}`,
  );
  return [
    `# ${line(tittel)}\n`,
    `> ${line(first)}\n`,
    ...more.map((one) => `${line(one)}\n`),
    ...lists,
  ].join('\n');
}

function item({ navn, adresse, forklaring }: Oppslag): string {
  const about = forklaring === undefined ? '' : `: ${line(forklaring)}`;
  return `- [${line(navn)}](${adresse})${about}\n`;
}

/** Text on one line that Markdown shows as it is. */
function line(tekst: string): string {
  return tekst.replace(/\s+/g, ' ').replace(/[\\[\]<>`*_]/g, '\\$&');
}
