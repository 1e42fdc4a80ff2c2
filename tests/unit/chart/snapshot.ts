import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/**
 * Compares a drawing with `snapshots/<navn>.svg`, one element a line so that a change can be read;
 * writes the file when there is none. Look at a new one before you commit it.
 */
export function expectSnapshot(name: string, svg: string): void {
  const file = fileURLToPath(new URL(`snapshots/${name}.svg`, import.meta.url));
  const lines = `${svg.replaceAll('><', '>\n<')}\n`;
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, lines);
  }
  expect(lines).toBe(readFileSync(file, 'utf8'));
}
