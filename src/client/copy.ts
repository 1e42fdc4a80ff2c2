/** Buttons that copy the text beside them. */

const SHOWN_FOR = 3000;

/** Lets every such button copy, and say so; what cannot be copied is selected instead. */
export function startCopying(document: Document): void {
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('button[data-kopier]');
    const source = button?.parentElement?.querySelector('[data-kopi]');
    if (!button || !source) return;
    const { kopier = '' } = button.dataset;
    void copy(source).then((done) => {
      button.textContent = done;
      setTimeout(() => (button.textContent = `Kopier ${kopier}`), SHOWN_FOR);
    });
  });
}

async function copy(source: Element): Promise<string> {
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
    return 'Kopiert';
  } catch {
    getSelection()?.selectAllChildren(source);
    return 'Merket: trykk Ctrl+C';
  }
}
