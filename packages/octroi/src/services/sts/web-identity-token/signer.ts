import { SignJWT } from 'jose';
import { defineToken } from '../../../kernel/operation.ts';
import type { Algorithm, TokenKeys } from './keys.ts';

/** Signs tokens with the installation's keys. */
export interface TokenSigner {
  sign(algorithm: Algorithm, claims: Readonly<Record<string, unknown>>): Promise<string>;
}

export const tokenSigner = defineToken<TokenSigner>('token-signer');

export function createTokenSigner(keys: TokenKeys): TokenSigner {
  return {
    async sign(algorithm, claims) {
      const { kid, privateKey } = await keys.get(algorithm);
      return new SignJWT({ ...claims }).setProtectedHeader({ kid, typ: 'JWT', alg: algorithm }).sign(privateKey);
    },
  };
}
