import { holds, type Holding } from '../../kernel/holdings.ts';
import { tokenKeys } from './web-identity-token/keys.ts';

export const stsHoldings: readonly Holding[] = [holds(tokenKeys, { sealed: ({ sealed }) => [sealed] })];
