import type { Layer } from '@octroi/policy';
import type { Decided } from '../../../kernel/authorise.ts';

/** Layers that the account of the resource writes; the others are the caller's account's. */
const OF_RESOURCE: ReadonlySet<Layer> = new Set(['resource', 'rcp']);
/** Layers that an organization writes: members learn that they denied, and not what they say. */
const OF_ORGANIZATION: ReadonlySet<Layer> = new Set(['scp', 'rcp']);

/** Whose side of a decision an account sees. */
export interface Side {
  /** May the account read the policies of this layer? */
  sees(layer: Layer): boolean;
  /** May it know how the layer came out? */
  knows(layer: Layer): boolean;
}

/**
 * ERR-25, ERR-26: each account sees its own side, the caller's account what binds its caller and the resource's account what its resource
 * says. null if the account is on neither.
 */
export function sideOf(account: string, { request }: Decided): Side | null {
  const callers = 'account' in request.principal && request.principal.account === account;
  const resources = request.resourceAccount === account;
  if (!callers && !resources) return null;
  const knows = (layer: Layer): boolean => (OF_RESOURCE.has(layer) ? resources : callers);
  return { knows, sees: (layer) => knows(layer) && !OF_ORGANIZATION.has(layer) };
}
