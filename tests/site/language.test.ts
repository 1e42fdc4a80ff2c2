import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { lintBokmal } from '../language/lint.ts';
import { pageText, type TextPiece } from '../language/page-text.ts';
import { misspelt } from '../language/spelling.ts';
import { listFiles } from './built-site.ts';

/** Pages, drawings and the feed: what has text for readers. */
const READABLE = /\.(?:html|svg|xml)$/;
/** Pages that state figures of the statistics. */
const NUMBER_PAGE =
  /^(?:index|(?:tiltak|tiltaksgrupper|hovedgrupper|figur)\/.*|rapporter\/[^/]+\/(?:index|(?:tiltak|tiltaksgrupper|hovedgrupper)\/.*))\.?.*html$/;
/** Those whose figures are framed: there the caveat stands once more, to be seen in frames only. */
const FRAME_PAGE = /^(?:figur|rapporter)\//;
const SEASON = 'Tallene er ikke justert for sesongvariasjoner.';

describe.each(inject('nettsteder').slice(0, 1))(
  'the language of every page at $base',
  ({ dist }) => {
    const pages = new Map<string, TextPiece[]>();
    /** Each text once, with a page it stands on. */
    const texts = new Map<string, string>();
    beforeAll(() => {
      for (const file of listFiles(dist).filter((name) => READABLE.test(name))) {
        const told = pageText(readFileSync(join(dist, file), 'utf8'));
        pages.set(file, told);
        for (const { sted, tekst } of told) texts.set(tekst, `${file} <${sted}>`);
      }
    });

    it('is spelt as the dictionary or the list of domain words has it', () => {
      const wrong = [...texts].flatMap(([text, where]) =>
        misspelt(text).map((word) => `${word}: ${where} ${text}`),
      );
      expect(wrong).toEqual([]);
    });

    it('keeps the house style', () => {
      const found = [...texts].flatMap(([text, where]) =>
        lintBokmal(text).map(
          ({ regel, match, excerpt }) => `${regel} «${match}»: ${where} ${excerpt}`,
        ),
      );
      expect(found).toEqual([]);
    });

    it('writes «prosent» in sentences, and «%» only in figures', () => {
      const isSentence = (text: string) => /[.:]$/.test(text) && text.split(' ').length > 6;
      expect([...texts.keys()].filter((text) => text.includes('%') && isSentence(text))).toEqual(
        [],
      );
    });

    it('says once on each page with figures that no season is taken out, and whose figures they are', () => {
      const faults = [...pages].flatMap(([file, told]) => {
        if (!NUMBER_PAGE.test(file)) return [];
        const text = told.map(({ tekst }) => tekst).join('\n');
        return [
          ...(text.split(SEASON).length - 1 === (FRAME_PAGE.test(file) ? 2 : 1)
            ? []
            : [`${file}: sesong`]),
          ...(/^(?:Kilde: )?Nav: /mu.test(text) ? [] : [`${file}: kilde`]),
        ];
      });
      expect(faults).toEqual([]);
    });

    it('explains the mark of a hidden figure where it stands', () => {
      const faults = [...pages].flatMap(([file, told]) => {
        const text = told.map(({ tekst }) => tekst).join('\n');
        const marked = told.some(
          ({ sted, tekst }) => /^(?:td|text|tspan)$/.test(sted) && tekst.startsWith('*'),
        );
        return marked && !/\* betyr (?:at tallet er )?skjermet/.test(text) ? [file] : [];
      });
      expect(faults).toEqual([]);
    });
  },
);
