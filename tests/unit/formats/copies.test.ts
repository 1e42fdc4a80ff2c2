import { describe, expect, it } from 'vitest';
import { compareCopies } from '../../../src/lib/formats/copies.ts';

const files = (names: Record<string, string>) => new Map(Object.entries(names));

describe('a copy held against the site', () => {
  it('tells what is changed, missing and extra, each by its path', () => {
    const site = files({ 'index.html': '1', 'om/index.html': '2', 'a.css': '3' });
    const copy = files({ 'index.html': '1', 'om/index.html': '9', 'b.js': '4' });
    expect(compareCopies(site, copy)).toEqual({
      changed: ['om/index.html'],
      missing: ['a.css'],
      extra: ['b.js'],
    });
  });

  it('leaves out what a host’s user has put there', () => {
    const site = files({ 'index.html': '1' });
    expect(compareCopies(site, files({ 'index.html': '1', CNAME: '5' }))).toEqual({
      changed: [],
      missing: [],
      extra: [],
    });
  });
});
