import { SKJERMET, type Endringer, type Forskjell } from './diff.ts';

/** What would change, as Markdown for a pull request: counts first, then at most `hoyst` of each kind. */
export function formatForskjell(forskjell: Forskjell, hoyst: number): string {
  const { sider, setninger, tall, figurer, verdier } = forskjell;
  const said = setninger.flatMap(({ sti, ut, inn }) => [
    `- \`${sti}\``,
    ...ut.map((tekst) => `  - ut: ${quote(tekst)}`),
    ...inn.map((tekst) => `  - inn: ${quote(tekst)}`),
  ]);
  const changed = [...verdier].map(([key, [before, now]]) => {
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
    ...listed('Tall som er endret', changed, hoyst),
    ...listed('Tall som er borte', tall.borte.map(code), hoyst),
    ...listed('Figurer som er tegnet annerledes', figurer.endret.map(code), hoyst),
    ...listed('Setninger', said, hoyst),
    ...listed('Nye sider', sider.nye.map(code), hoyst),
    ...listed('Sider som er borte', sider.borte.map(code), hoyst),
    ...listed('Nye figurer', figurer.nye.map(code), hoyst),
    ...listed('Figurer som er borte', figurer.borte.map(code), hoyst),
  ].join('\n');
}

function counts(name: string, { nye, borte, endret }: Endringer<string>): string {
  return `| ${name} | ${nye.length} | ${borte.length} | ${endret.length} |`;
}

function listed(title: string, lines: readonly string[], hoyst: number): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > hoyst ? [`- … og ${lines.length - hoyst} linjer til`] : [];
  return [`### ${title}\n`, ...lines.slice(0, hoyst), ...more, ''];
}

function code(text: string): string {
  return `- \`${text}\``;
}

/** Text of the site as Markdown that shows it: what comes from reports gives no markup here. */
function quote(tekst: string): string {
  return `«${tekst.replace(/[\\`*_[\]<>|#@]/g, '\\$&')}»`;
}
