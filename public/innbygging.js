// Lets a frame with a figure be as high as what it holds. In the frame, which shows the figure alone, it tells its height;
// in the article, which may be framed itself, it asks the frames that are there already, listens, and sets the height of
// the one frame that told.
if (document.currentScript.dataset.ramme !== undefined) {
  // Without :has() the frame shows the page, at the figure, and keeps the height in its code.
  const isAlone = () =>
    CSS.supports('selector(:has(a))') && document.querySelector('figcaption > span:target');
  const tell = () => {
    if (isAlone()) parent.postMessage({ tiltakstall: document.documentElement.offsetHeight }, '*');
  };
  if (parent !== window) {
    new ResizeObserver(tell).observe(document.documentElement);
    addEventListener('message', ({ data, source }) => {
      if (source === parent && data && data.tiltakstall === 'hvor høy?') tell();
    });
  }
} else {
  const frames = () =>
    document.querySelectorAll('iframe:is([src*="#ramme"], [src*="#lys"], [src*="#mork"])');
  addEventListener('message', ({ data, source }) => {
    const height = data && Number(data.tiltakstall);
    if (!(height > 0 && height < 10000)) return;
    for (const frame of frames()) {
      if (frame.contentWindow !== source) continue;
      // The article may have a style of its own for frames.
      frame.style.setProperty('height', `${Math.ceil(height)}px`, 'important');
      frame.style.setProperty('max-height', 'none', 'important');
    }
  });
  for (const frame of frames()) frame.contentWindow.postMessage({ tiltakstall: 'hvor høy?' }, '*');
}
