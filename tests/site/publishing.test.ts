/** What is published, read with other people's parsers. One file of tests, so that each page is parsed once. */
import './publishing/anchors.ts';
import './publishing/figure-pages.ts';
import './publishing/files.ts';
import './publishing/links.ts';
import './publishing/machines.ts';
import './publishing/metadata.ts';
import './publishing/pages.ts';
