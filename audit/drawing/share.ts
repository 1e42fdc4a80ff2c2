import { partKey, partSeries } from '../truth/truth.ts';
import type { SeriesList } from '../readers/report.ts';
import type { DrawnTruth, DrawingFault } from './line.ts';
import { TOLERANCE, type AuditedDrawing } from './drawing.ts';

type DrawnPath = AuditedDrawing['paths'][number];

/** What is drawn as a share is that part of what stands for the whole: a divided bar, or bars on tracks. */
export function checkShares(drawing: AuditedDrawing, truth: DrawnTruth): DrawingFault[] {
  return [...divided(drawing, truth), ...onTracks(drawing, truth)];
}

/** A bar divided between women and men: side by side, each as long as its part of the two. */
function divided({ paths, texts }: AuditedDrawing, { serier }: DrawnTruth): DrawingFault[] {
  const parts = paths.filter(({ classes }) => classes.includes('fig-andel'));
  if (parts.length === 0) return [];
  const fault = (found: string): DrawingFault[] => [
    { sti: parts[0], regel: 'figur-stolpe', found },
  ];
  const keys = texts
    .filter(({ element }) => element.attr['data-regel'] === 'andel')
    .flatMap(({ element }) => partKey(element.attr['data-av']?.split(' ')[0] ?? '') ?? []);
  if (parts.length !== 2 || keys.length !== 2) return fault('en delt stolpe uten sine to andeler');
  const counts = parts.map((path) => {
    const key = keys.find(({ serie }) => path.classes.includes(`fig-${partSeries(serie).kjonn}`));
    return key ? countAt(serier, key.serie, key.maned) : Number.NaN;
  });
  const sum = counts.reduce((total, count) => total + count, 0);
  const [first, second] = parts.map(sides);
  if (!first || !second || Number.isNaN(sum)) return fault('en delt stolpe av ukjente tall');
  const length = second.right - first.left;
  const meets = Math.abs(first.right - second.left) <= TOLERANCE;
  const agrees =
    Math.abs(first.right - first.left - ((counts[0] ?? 0) / sum) * length) <= 2 * TOLERANCE;
  return meets && agrees ? [] : fault('den delte stolpen er ikke delt som tallene');
}

/** Each bar is as long as its part of its track, which stands for the whole that the shares are of. */
function onTracks({ paths, texts }: AuditedDrawing, { serier }: DrawnTruth): DrawingFault[] {
  const tracks = paths.filter(({ classes }) => classes.includes('fig-hele'));
  if (tracks.length === 0) return [];
  const bars = paths
    .filter(({ classes }) => classes.includes('fig-stolpe'))
    .flatMap((path) => path.partPaths.map((part) => spread(part)))
    .sort((a, b) => a.top - b.top);
  const wholes = tracks
    .flatMap(({ partPaths }) => partPaths.map((part) => spread(part)))
    .sort((a, b) => a.top - b.top);
  const shares = texts
    .filter(({ element }) => element.attr['data-regel'] === 'andel')
    .sort((a, b) => a.y - b.y)
    .map(({ element }) => (element.attr['data-av'] ?? '').split(' ').map((text) => partKey(text)));
  const isPart = shares.map(([part, whole], i) => {
    const [bar, track] = [bars[i], wholes[i]];
    if (!part || !whole || !bar || !track) return false;
    const ratio =
      countAt(serier, part.serie, part.maned) / countAt(serier, whole.serie, whole.maned);
    const wanted = ratio * (track.right - track.left);
    const begins = Math.abs(bar.left - track.left) <= TOLERANCE;
    return begins && Math.abs(bar.right - bar.left - wanted) <= 2 * TOLERANCE;
  });
  return isPart.length === wholes.length && isPart.every(Boolean)
    ? []
    : [
        {
          sti: tracks[0],
          regel: 'figur-stolpe',
          found: 'stolpene er ikke sine andeler av helheten',
        },
      ];
}

/**
 * Bars of several series in one month: a series whose number is hidden has the word for it and no number, and only where
 * every number is told do they stand in the order of their size.
 */
export function checkHiddenBars(drawing: AuditedDrawing, { serier }: DrawnTruth): DrawingFault[] {
  const { texts, paths, serier: drawn } = drawing;
  const [bar] = paths.filter(({ classes }) => classes.includes('fig-stolpe'));
  const told = texts
    .filter(({ element }) => element.attr['data-regel'] === 'verdi')
    .sort((a, b) => a.y - b.y)
    .flatMap(({ element }) => partKey(element.attr['data-av'] ?? '') ?? []);
  const isOfSiblings = paths.some(({ classes }) => classes.includes('fig-sosken'));
  const [one] = told;
  if (!isOfSiblings || !one) return [];
  const fault = (found: string): DrawingFault[] => [{ sti: bar, regel: 'figur-stolpe', found }];
  const untold = drawn.filter((series) => !told.some(({ serie }) => serie === series));
  const words = texts.filter(({ tekst }) => tekst === 'skjermet');
  if (told.some(({ maned }) => maned !== one.maned)) return fault('stolper av ulike måneder');
  if (untold.some((series) => serier.get(series)?.get(one.maned)?.antall !== '*'))
    return fault(`uten tall for ${untold.join(', ')}`);
  if (words.length !== untold.length)
    return fault(`${words.length} av ${untold.length} skjermede tall er sagt å være det`);
  const counts = told.map(({ serie, maned }) => countAt(serier, serie, maned));
  const isRanked = counts.every((count, i) => i === 0 || count <= (counts[i - 1] ?? 0));
  return untold.length > 0 || isRanked ? [] : fault('stolpene står ikke etter størrelse');
}

function sides({ partPaths }: DrawnPath): { left: number; right: number; top: number } {
  return spread(partPaths.flat());
}

function spread(points: readonly { x: number; y: number }[]) {
  const x = points.map((point) => point.x);
  const y = points.map((point) => point.y);
  return { left: Math.min(...x), right: Math.max(...x), top: Math.min(...y) };
}

/** The number of a series in a month; NaN where it is hidden or none. */
function countAt(serier: SeriesList, serie: string, maned: string): number {
  return Number(serier.get(serie)?.get(maned)?.antall ?? Number.NaN);
}
