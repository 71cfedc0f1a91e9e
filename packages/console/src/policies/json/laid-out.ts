import { printTree, readTree } from './tree.ts';

/** A document laid out like every other, so that white space makes no difference; a text that is no JSON stays as it is. */
export function laidOut(text: string): string {
  const tree = readTree(text);
  return tree === null ? text : printTree(tree);
}
