/** The name of a file from the title of a drawing. */

/** `Three levels of one neuron` becomes `three-levels-of-one-neuron.graph.json`. */
export const fileNameOf = (title: string): string => `${plainName(title)}.graph.json`;

/** Without what some system could not have in a name. */
export function plainName(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'drawing';
}
