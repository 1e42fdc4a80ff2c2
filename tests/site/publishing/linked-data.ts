import jsonld from 'jsonld';

/** The vocabularies of the site's JSON-LD. Their own contexts say the same of the terms used here; no network in tests. */
const VOCABULARY: Record<string, string> = {
  'https://schema.org': 'https://schema.org/',
  'http://www.w3.org/ns/csvw': 'http://www.w3.org/ns/csvw#',
};

/** A node of a graph as another program expands it: properties by full name. */
export type Node = Record<string, unknown>;

/** The nodes of a JSON-LD text. Throws when it is none, or uses a vocabulary unknown here. */
export async function expandJsonLd(text: string): Promise<Node[]> {
  const expanded = await jsonld.expand(JSON.parse(text) as object, {
    documentLoader: (url: string) => {
      const vocabulary = VOCABULARY[url];
      if (vocabulary === undefined) throw new Error(`No context is known for ${url}`);
      const document = { '@context': { '@vocab': vocabulary, dc: 'http://purl.org/dc/terms/' } };
      return Promise.resolve({ documentUrl: url, document });
    },
  });
  return expanded;
}

/** The plain values of a property of a node, by the vocabulary's short name. */
export function valuesOf(node: Node | undefined, property: string): string[] {
  return nodesOf(node, property).flatMap((value) => {
    const one = value['@value'] ?? value['@id'];
    return typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean'
      ? [String(one)]
      : [];
  });
}

/** The nodes a property of a node leads to; those of a list in its order. */
export function nodesOf(node: Node | undefined, property: string): Node[] {
  const found = node?.[property] as Node[] | undefined;
  return (found ?? []).flatMap((value) => (value['@list'] as Node[] | undefined) ?? [value]);
}
