import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';

const { engines, devDependencies } = z
  .object({
    engines: z.object({ node: z.string() }),
    devDependencies: z.object({ node: z.string() }),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

it('the Node that is installed with the rest is the one version managers take', () => {
  expect(readFileSync('.nvmrc', 'utf8')).toBe(`${devDependencies.node}\n`);
});

it('the README asks for the Node that package.json asks for, and names the one that is installed', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toContain(`\`${engines.node}\``);
  expect(readme).toContain(`Node ${devDependencies.node} is installed`);
});
