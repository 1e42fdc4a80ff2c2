/** Buttons that copy the text beside them. */

const SHOWN_FOR = 3000;

/** Lets every such button copy; what cannot be copied is selected instead. */
export function startCopying(document: Document): void {
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('button[data-kopier]');
    const source = button?.parentElement?.querySelector('[data-kopi]');
    if (!button || !source) return;
    void copy(source).then((word) => {
      const name = button.dataset.kopier ?? '';
      button.textContent = `${name} ${word}`;
      setTimeout(() => (button.textContent = `Kopier ${name.toLowerCase()}`), SHOWN_FOR);
    });
  });
}

async function copy(source: Element): Promise<string> {
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
    return 'kopiert';
  } catch {
    getSelection()?.selectAllChildren(source);
    return 'merket: trykk Ctrl+C';
  }
}
