/** What is published, read with other people's parsers. One file of tests, so that each page is parsed once. */
import './publisering/ankere.ts';
import './publisering/figursider.ts';
import './publisering/filer.ts';
import './publisering/links.ts';
import './publisering/maskiner.ts';
import './publisering/metadata.ts';
import './publisering/pages.ts';
