import { arnParts } from '../arn/fields.ts';
import type { JsonTree } from '../json/tree.ts';
import { readTree } from '../json/tree.ts';
import type { CatalogueIndexFile } from './types.ts';

/** The services that a document speaks of: all there are (`*`, NotAction), or those with these prefixes. */
export type NamedServices = 'all' | ReadonlySet<string>;

interface Mentions {
  every: boolean;
  /** Prefixes of actions and condition keys, in lower case. */
  readonly prefixes: Set<string>;
  /** What ARNs name as service. */
  readonly arnServices: Set<string>;
}

function mention(tree: JsonTree, element: string, found: Mentions): void {
  if (tree.type === 'object') {
    for (const { name, value } of tree.members) {
      if (element === 'Condition') found.prefixes.add(name.split(':', 1)[0]!.toLowerCase());
      if (name === 'NotAction') found.every = true;
      mention(value, element === 'Condition' ? element : name, found);
    }
  } else if (tree.type === 'array') {
    for (const item of tree.items) mention(item, element, found);
  } else if (tree.type === 'string') {
    const action = element === 'Action' || element === 'NotAction';
    const prefix = tree.value.split(':', 1)[0]!.toLowerCase();
    if (action && /[*?]/.test(prefix)) found.every = true;
    else if (action) found.prefixes.add(prefix);
    const arn = arnParts(tree.value);
    if (arn !== null) found.arnServices.add(arn.service);
  }
}

/** The services whose data a document needs, so that nothing that it names is taken for unknown. A text that is no JSON needs none. */
export function servicesNamed(text: string, { services }: CatalogueIndexFile): NamedServices {
  const tree = readTree(text);
  const found: Mentions = { every: false, prefixes: new Set(), arnServices: new Set() };
  if (tree !== null) mention(tree, '', found);
  if (found.every) return 'all';
  return new Set(services.filter(({ prefix, arnServices = [] }) => found.prefixes.has(prefix) || [prefix, ...arnServices].some((name) => found.arnServices.has(name))).map(({ prefix }) => prefix));
}
