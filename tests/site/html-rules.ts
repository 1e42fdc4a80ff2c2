import { HtmlValidate } from 'html-validate';

/** The rules that every page of the site is held to. */
export const htmlvalidate = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // The site's own files come from where the page comes from: only foreign ones need a hash.
    'require-sri': ['error', { target: 'crossorigin' }],
    // Ids are made of slugs, and a slug may begin with a digit («2-årig opplæringstiltak»), as HTML allows.
    'valid-id': ['error', { relaxed: true }],
    // Line breaks of the templates; to take them out, Astro takes spaces between words with them.
    'no-trailing-whitespace': 'off',
    // Official names are long, and a title begins with the name; what is cut off in a tab is the rest.
    'long-title': ['error', { maxlength: 110 }],
  },
});
