import type { Drawing, PanelDrawing } from '../chart/drawing.ts';
import type { Subject } from '../facts/context.ts';
import type { Maned } from '../domain/maned.ts';
import type { SiteIdentity } from '../domain/site-config.ts';
import type { SeriesKey } from '../domain/key.ts';
import type { PageDataset } from '../formats/dataset.ts';
import type { FrameHeight } from '../formats/embed.ts';
import type { CitedWork } from '../formats/citation.ts';
import type { Html } from './html.ts';

/**
 * What pages are made of, as plain data. Fields of type Html hold finished, escaped markup;
 * every other text is escaped by the component that shows it.
 */

/** A link inside the site: `sti` is the path before the base is put on, fragment included. */
export interface Link {
  tekst: string;
  sti: string;
}

/** What every page tells browsers, search engines and link previews. */
export interface PageHead {
  /** Path of the page itself, `/tiltak/mentor/`. */
  sti: string;
  /** What the page is about, where that is one subject. */
  emne?: Subject;
  /** What the page is called on the site. */
  name: string;
  /** The window's title; the page's name and the site's where there is none. */
  tittel?: string;
  /** What a link preview is headed by; the title where there is none. */
  overskrift?: string;
  description: string;
  /** The page whose social image this one is shared with, and what that shows; else its own, its release's or the front page's. */
  image?: { of: string; alt: string };
  breadcrumbs: Link[];
  /** The figures of the page, for catalogues and search engines. */
  dataset?: PageDataset;
}

/** The title of a page's window, which says whose the site is. */
export function windowTitle(
  { name, tittel }: Pick<PageHead, 'name' | 'tittel'>,
  site: SiteIdentity,
): string {
  return tittel ?? `${name} – ${site.name}`;
}

/** One key figure: what it is, the figure, and what it is compared with. */
export interface KeyFigure {
  etikett: Html;
  verdi: Html;
  /** Sign and size of the change, in words; undefined where it cannot be told. */
  detail: Html | undefined;
}

/** One sentence of a summary, with the id its address ends in. */
export interface SummarySentence {
  id: string;
  html: Html;
}

/** One column of figures: one printed series, or figures computed from one. */
export interface NumberColumn {
  etikett: string;
  /** Undefined where each cell says itself what it stands on. */
  serie: SeriesKey | undefined;
  /** Set on a column of changes of the series before it, each from the month before its row's. */
  regel?: 'endring';
  /** Lines of the newest report that the column stands on. */
  kilder: Link[];
}

/** One cell of a table: its text, and how it is known. `html` is there for a computed figure, with what it stands on. */
export interface NumberCell {
  tekst: string;
  html?: Html;
  status: 'publisert' | 'rettet' | 'skjermet' | 'mangler';
  /** True when an earlier report told it otherwise. */
  endret: boolean;
  /** The path to what it was, where both are told by numbers or the mark: a hidden figure leads nowhere. */
  changePath?: string;
}

/** One month's row. */
export interface NumberRow {
  maned: string;
  etikett: string;
  /** True for a January: a year begins. */
  arsstart: boolean;
  /** Where a break in the series begins with this month: the editor's words about it. */
  brudd: string | undefined;
  celler: NumberCell[];
}

/** A table of months by series. */
export interface NumberTable {
  id: string;
  tittel: string;
  /** Headings over runs of columns; empty when no column has one. */
  groups: { navn: string; antall: number }[];
  columns: NumberColumn[];
  /** The latest two years of months, newest first. */
  rader: NumberRow[];
  /** Older months, likewise; folded away. Empty in a short table. */
  eldre: NumberRow[];
  /** What the older months are captioned: the measure and their own period. */
  olderTitle: string;
  /** True when a cell has been changed since it was first told. */
  endret: boolean;
  /** What the signs in it mean, where nothing beside it says so. */
  note?: string;
}

/** A table of what moved: a line for each tiltak, each cell marked with what it stands on. */
export interface MovementRows {
  id: string;
  tittel: string;
  /** Headings of the cells: the two months, the change, the percentage. */
  columns: Html[];
  rader: {
    nameHtml: Html;
    sti: string;
    /** `changePath` is there where the number was told otherwise before. */
    celler: { html: Html; endret: boolean; changePath?: string }[];
    kilder: Link[];
  }[];
  /** True when a cell has been changed since it was first told. */
  endret: boolean;
}

/** One of several drawings on the same scale, and the name it goes by. */
export interface FigurePanel extends PanelDrawing {
  /** The name, breakable where a reader would break it. */
  nameHtml: Html;
  serie: SeriesKey;
  /** Its newest figure and the month of it, for those who do not see the drawing. */
  latestHtml: Html;
  /** The id of the name over it, where the drawing is named by that. */
  nameId?: string;
  /** Path of the page about what the panel shows; undefined when that is this page, or there is none. */
  sti: string | undefined;
}

/** What can be cited: its title as markup and as plain text, its frozen path, and the release that told it. */
export interface Cited extends Pick<CitedWork, 'slag' | 'tittel' | 'sti' | 'maned'> {
  tittelHtml: Html;
  rapporttittel: string;
  periode: { fra: Maned; til: Maned };
}

/** How others frame a figure as one release told it. */
export interface FigureSharing {
  /** What the frame is called, the path that shows the figure alone, and its height. */
  ramme: { tittel: string; sti: string; height: FrameHeight };
}

/** One figure: finding, what it measures, drawings, description, and the same numbers as a table. */
export interface FigureModel {
  /** Stable words, unique on the site: `arbeidstrening-utvikling`. */
  id: string;
  /** Whom it is about: it stands on pages about the same, and its keys go on from there. */
  subject: Subject;
  /** The words around it, for where there is no markup. */
  plain: { tittel: string; subtitle: string; description: string };
  /** Every series it draws. */
  serier: SeriesKey[];
  tittel: Html;
  subtitle: Html;
  /** One drawing, or small multiples. */
  drawing: Drawing | { paneler: FigurePanel[]; axesId?: string };
  description: Html;
  /** The id of the words under the drawing, where they and the heading name it. */
  wordId?: string;
  remarks: Html[];
  /** The source in a line, with a link to the release. */
  kilde: Html;
  /** What its source says of earlier reports, where it shows numbers of theirs. */
  earlier: string;
  table: NumberTable | undefined;
  /** The link to its numbers, when not in a table of its own: elsewhere on the page, or on the figure's page. */
  dataRef?: string;
  /** In its place where what is drawn are movements. */
  bevegelser?: MovementRows | undefined;
  /** On the pages that a release keeps: how to cite and frame it there. */
  deling?: FigureSharing;
}

/** How the numbers of a summary were worked out. */
export interface Calculations {
  /** The formulas of a sentence, under the words it begins with and its place on the page. */
  steg: { ord: Html; sti: string; formulas: Html[] }[];
  /** Every series the numbers stand on, with the lines it was read from. */
  kilder: { navn: string; steder: { link: Link; maneder: string | undefined }[] }[];
}
