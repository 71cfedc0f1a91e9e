import { freestanding, type Invariant } from '../../kernel/invariants/invariant.ts';
import { inactiveRegions } from '../../kernel/sts-settings.ts';
import { tokenKeys } from './web-identity-token/keys.ts';

export const stsInvariants: readonly Invariant[] = [
  freestanding(inactiveRegions, 'an account without it has every Region'),
  freestanding(tokenKeys, 'a key that is missing is made when one is needed'),
];
