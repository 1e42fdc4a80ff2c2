import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { formatThemes } from '../../../src/lib/chart/palette.ts';
import { formatOembed, iframeCode } from '../../../src/lib/formats/embed.ts';
import { HOSTILE } from './hostile.ts';

const embed = {
  tittel: HOSTILE,
  adresse: 'https://eksempel.no/figur/a/#ramme',
  height: { wide: 500, hoyest: 600 },
};

function frame(html: string): HTMLIFrameElement | null {
  return new JSDOM(html).window.document.querySelector('iframe');
}

describe('the code to paste', () => {
  it('is one frame with its title, and one script', () => {
    const { document } = new JSDOM(iframeCode(embed, 'https://eksempel.no/innbygging.js')).window;
    expect(document.querySelector('iframe')?.title).toBe(HOSTILE);
    expect(document.querySelector('iframe')?.getAttribute('src')).toBe(embed.adresse);
    expect([...document.scripts].map(({ src }) => src)).toEqual([
      'https://eksempel.no/innbygging.js',
    ]);
  });
});

describe('formatOembed', () => {
  it('answers as oEmbed 1.0 requires of rich content', () => {
    const bilde = { adresse: 'https://eksempel.no/a.png', width: 1200, height: 630 };
    const answer = JSON.parse(
      formatOembed({ embed, frontPage: 'https://eksempel.no/', bilde }),
    ) as Record<string, unknown>;
    expect(answer).toMatchObject({
      version: '1.0',
      type: 'rich',
      width: 640,
      height: 600,
      title: HOSTILE,
    });
    expect(frame(String(answer.html))?.title).toBe(HOSTILE);
    expect(answer).toMatchObject({
      thumbnail_url: bilde.adresse,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
  });
});

describe('formatThemes', () => {
  it('holds a frame to a theme by the end of its address', () => {
    for (const [id, scheme] of [
      ['lys', 'light'],
      ['mork', 'dark'],
    ])
      expect(formatThemes()).toContain(
        `:root:has(figcaption > span[id|='${id}']:target) {\n  color-scheme: only ${scheme};`,
      );
  });
});
