import { SKJERMET, type Changes, type Difference } from './diff.ts';

/** What would change, as Markdown for a pull request: counts first, then at most `highest` of each kind. */
export function formatDifference(difference: Difference, highest: number): string {
  const { sider, setninger, tall, figurer, values } = difference;
  const said = setninger.flatMap(({ sti, ut, inn }) => [
    `- \`${sti}\``,
    ...ut.map((text) => `  - ut: ${quote(text)}`),
    ...inn.map((text) => `  - inn: ${quote(text)}`),
  ]);
  const changed = [...values].map(([key, [before, now]]) => {
    // What is hidden now is not told from before.
    const told = now === SKJERMET ? 'oppgitt' : before;
    return `- \`${key}\`: ${told} → ${now}`;
  });
  return [
    '## Dette ville endre seg på nettstedet\n',
    '| | nye | borte | endret |',
    '|---|--:|--:|--:|',
    counts('sider', sider),
    counts('figurer', figurer),
    counts('tall', tall),
    '',
    ...listed('Tall som er endret', changed, highest),
    ...listed('Tall som er borte', tall.gone.map(code), highest),
    ...listed('Figurer som er tegnet annerledes', figurer.endret.map(code), highest),
    ...listed('Setninger', said, highest),
    ...listed('Nye sider', sider.nye.map(code), highest),
    ...listed('Sider som er borte', sider.gone.map(code), highest),
    ...listed('Nye figurer', figurer.nye.map(code), highest),
    ...listed('Figurer som er borte', figurer.gone.map(code), highest),
  ].join('\n');
}

function counts(name: string, { nye, gone, endret }: Changes<string>): string {
  return `| ${name} | ${nye.length} | ${gone.length} | ${endret.length} |`;
}

function listed(title: string, lines: readonly string[], highest: number): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > highest ? [`- … og ${lines.length - highest} linjer til`] : [];
  return [`### ${title}\n`, ...lines.slice(0, highest), ...more, ''];
}

function code(text: string): string {
  return `- \`${text}\``;
}

/** Text of the site as Markdown that shows it: what comes from reports gives no markup here. */
function quote(text: string): string {
  return `«${text.replace(/[\\`*_[\]<>|#@]/g, '\\$&')}»`;
}
