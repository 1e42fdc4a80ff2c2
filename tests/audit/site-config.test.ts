import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSiteConfig } from '../../audit/readers/site-config.ts';

it('the auditor reads the texts of a configuration by the names that lead to them, and no comment or number', () => {
  const text = `
    import { defineConfig } from 'tiltakstall';
    // name: 'Feil',
    export default defineConfig({
      version: 1, /* base: '/feil/' */
      name: 'D\\'or: {tall}',
      publisher: { name: 'Avisa', url: 'https://avisa.example/' },
      "site": "https://eksempel.no/x",
      base: \`/a/\`, // site: 'https://feil.example'
    });`;
  expect(readSiteConfig(text)).toEqual({
    name: "D'or: {tall}",
    'publisher.name': 'Avisa',
    'publisher.url': 'https://avisa.example/',
    site: 'https://eksempel.no/x',
    base: '/a/',
  });
});

it('the auditor reads what a new folder begins with', () => {
  const text = readFileSync('starter/tiltakstall.config.ts', 'utf8');
  expect(readSiteConfig(text)).toEqual({ name: 'Arbeidsrettede tiltak', innhold: 'innhold' });
});

it('no configuration says nothing', () => {
  expect(readSiteConfig('')).toEqual({});
});
