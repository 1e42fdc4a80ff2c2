/**
 * One line of an imported file: one cell is loose text, several are a row of a table, its label first (it may be empty).
 * No cell at all is a blank line.
 */
export type PrintedLine = readonly string[];

/** A page of a PDF, a sheet of a workbook, or the whole of a web page or text. */
export type PrintedPage = readonly PrintedLine[];
