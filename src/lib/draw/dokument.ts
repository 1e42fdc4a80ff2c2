import { JSDOM } from 'jsdom';

/** An empty document for Plot to draw in. One serves any number of charts: nothing is ever added to it. */
export function createDocument(): Document {
  return new JSDOM('').window.document;
}
