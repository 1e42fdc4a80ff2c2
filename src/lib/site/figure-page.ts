/** A figure's own page, and what it takes to frame and cite it. */
import type { Maned } from '../domain/maned.ts';
import type { Subject } from '../facts/context.ts';
import { CARD, imagePath } from '../chart/social-card.ts';
import { nameFor } from '../text/forms.ts';
import { addressOf, linkTo, type SiteUrl } from './url.ts';
import { archivedPath, figurePath, latestPath, LIST_PATH } from './paths.ts';
import { formatOembed, frameId, type Embed } from '../formats/embed.ts';
import { figureDataset } from './data.ts';
import { imageWords } from './social-card.ts';
import { cited, frameCode } from './citation.ts';
import { figureKindName } from './figures.ts';
import { sourceWithSeason } from './entity.ts';
import { manedHtml } from './format.ts';
import type { SubjectFigure } from './published-figures.ts';
import type { PageContext } from './context.ts';
import { escapeHtml, markup, linkHtml, type Html } from './html.ts';
import { periodOf, type SourcePage } from './source.ts';
import {
  titled,
  type Cited,
  type FigureModel,
  type FigureSharing,
  type Link,
  type PageHead,
} from './model.ts';
import { frameHeight } from './frame-height.ts';

/** One figure on its own page, which is its frame in somebody else's too. */
export interface FigurePage {
  head: PageHead;
  figur: FigureModel;
  /** The page of whom the figure is about. */
  about: Link;
  maned: Maned;
  periode: SourcePage['periode'];
  kilde: Html;
  /** The sentence that says which page the figure is from, and where this version of it stays. */
  origin: Html;
  /** The newest release's month, where that release has too few figures to draw it: this is an older one. */
  newestWithout: Maned | undefined;
  /** True where no release can draw it any more without what is hidden now. */
  undrawn: boolean;
  /** The id of that older release. */
  edition: string | undefined;
  /** The figure's page, and what of it shows the figure alone. */
  sti: string;
  ramme: string;
  filer: Link[];
  embed: Embed;
  /** The code that frames it, as markup that shows it. */
  kode: Html;
  cited: Cited;
}

/** As long as the notice in a frame whose figure is not of the newest release. */
const NOTICE =
  'Figuren kan ikke tegnes med tallene for september 2021. Her er den slik den var for september 2021.';

/** The model of a figure's pages, from the release that drew it. `newest` is the newest release's month. */
export function figurePage(
  { emne, figur, dropped }: SubjectFigure,
  context: PageContext,
  newest: Maned,
  site: SiteUrl,
): FigurePage {
  const sti = figurePath(figur.id);
  const quotation = citeFigure(figur, emne, context);
  const cited = dropped ? { ...quotation, sti } : quotation;
  const ramme = `${sti}#${frameId('ramme')}`;
  const full = (path: string) => addressOf(site, path) ?? linkTo(site, path);
  const older = context.maned !== newest;
  const undrawn = figur.serier.length === 0;
  const kilde = sourceWithSeason(context);
  // The page of whom it is about has only what can be drawn today.
  const place = older || dropped ? latestPath(emne) : `${latestPath(emne)}#${figur.id}`;
  const about = { tekst: nameFor(context.register, emne), sti: place };
  const embed = {
    tittel: frameTitle(figur.id, emne, context),
    adresse: full(ramme),
    height: frameHeight(figur, older ? NOTICE : ''),
  };
  return {
    head: {
      ...figureHead(figur, about),
      sti,
      emne,
      image: { of: latestPath(emne), alt: imageWords(about.tekst) },
      ...(undrawn ? {} : { dataset: figureDataset(figur, context) }),
    },
    figur,
    about,
    maned: context.maned,
    periode: periodOf(context.release),
    kilde,
    origin: origin(about, dropped ? undefined : cited.sti, context),
    newestWithout: older ? newest : undefined,
    undrawn,
    edition: older ? context.rapport : undefined,
    sti,
    ramme,
    filer: figureFiles(figur.id),
    embed,
    kode: frameCode({ tittel: embed.tittel, sti: ramme, height: embed.height }, site),
    cited,
  };
}

function origin(
  about: Link,
  archived: string | undefined,
  { maned, link: reference }: PageContext,
): Html {
  const page = linkHtml(reference(about.sti), escapeHtml(about.tekst));
  if (archived === undefined) return markup`Figuren er fra siden ${page}.`;
  const kept = linkHtml(reference(archived), markup`slik den er for ${manedHtml(maned)}`);
  return markup`Figuren er fra siden ${page}. Den ligger også ${kept}, og blir ikke endret der.`;
}

/** What programs are told that are to embed the figure of a page, as JSON (oEmbed). */
export function figureOembed(
  { embed, head, sti }: FigurePage,
  fullAddress: (path: string) => string,
): string {
  const adresse = fullAddress(imagePath(head.image?.of ?? sti));
  return formatOembed({ embed, frontPage: fullAddress('/'), bilde: { adresse, ...CARD } });
}

/** The files of a figure: drawing, picture, and the numbers in two forms. */
export function figureFiles(id: string): Link[] {
  const file = (tekst: string, ending: string) => ({
    tekst,
    sti: `${figurePath(id)}${id}.${ending}`,
  });
  return [file('SVG', 'svg'), file('PNG', 'png'), file('CSV', 'csv'), file('regneark', 'xlsx')];
}

function figureHead({ id, plain }: FigureModel, about: Link): Omit<PageHead, 'sti'> {
  return {
    ...titled(`${about.tekst}: ${figureKindName(id)}`),
    overskrift: plain.tittel,
    description: `${plain.subtitle}. ${plain.description}`,
    // A figure of them all is of no tiltak on the list of them.
    breadcrumbs:
      about.sti.split('#')[0] === '/'
        ? [{ ...about, tekst: 'Forsiden' }]
        : [{ tekst: 'Alle tiltak', sti: LIST_PATH }, about],
  };
}

/** A figure's place on the page that a release keeps: `/rapporter/2021-05/tiltak/mentor/#mentor-endring`. It never changes. */
function figurePlace(id: string, subject: Subject, rapport: string): string {
  return `${archivedPath(rapport, latestPath(subject))}#${id}`;
}

/** What a frame with the figure is called, for those who hear the page it is pasted into. */
function frameTitle(id: string, subject: Subject, { register }: PageContext): string {
  return `${nameFor(register, subject)}: ${figureKindName(id)}. Figur fra Tiltakstall`;
}

/** A figure as something to cite: the finding, and what is measured. */
function citeFigure(
  { id, plain, tittel, subtitle }: FigureModel,
  subject: Subject,
  context: PageContext,
): Cited {
  return cited(
    {
      slag: 'figur',
      tittel: `${plain.tittel}. ${plain.subtitle}`,
      tittelHtml: markup`${tittel}. ${subtitle}`,
      sti: figurePlace(id, subject, context.rapport),
    },
    context,
  );
}

/** The same figure, with how to frame it on the page that the release of `context` keeps. */
export function withSharing(
  figure: FigureModel,
  subject: Subject,
  context: PageContext,
): FigureModel {
  const { id } = figure;
  const deling: FigureSharing = {
    ramme: {
      tittel: frameTitle(id, subject, context),
      sti: figurePlace(frameId('ramme', id), subject, context.rapport),
      height: frameHeight(figure),
    },
  };
  return { ...figure, deling };
}
