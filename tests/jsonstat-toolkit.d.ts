/** The parts of the reader of JSON-stat that the tests use; it has no types of its own. */
declare module 'jsonstat-toolkit' {
  interface Cell {
    value: number | null;
    status: string | null;
  }
  interface Dimension {
    Category(id: string): { label: string };
  }
  interface Dataset {
    class: string;
    Data(coordinates: Record<string, string>): Cell;
    Dimension(id: string): Dimension;
  }
  export default function JSONstat(source: unknown): Dataset;
}
