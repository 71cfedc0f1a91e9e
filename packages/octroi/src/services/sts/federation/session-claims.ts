import type { Tag } from '../../../kernel/tags.ts';
import { InvalidToken } from '../web-identity/invalid-token.ts';

/** What an identity provider says of the session that is to be made of its word. */
export interface SessionClaims {
  readonly tags: readonly Tag[];
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity: string | undefined;
}

/** The bounds that the model sets for AssumeRole (STS-15); here nobody has checked them yet. */
const MAX_TAGS = 50;
const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
const SOURCE_IDENTITY = /^[a-zA-Z_0-9+=,.@-]{2,64}$/;

/** Throws InvalidIdentityToken for tags that no session can have. */
export function requireTags(tags: readonly Tag[], transitiveTagKeys: readonly string[]): void {
  if (tags.length > MAX_TAGS || transitiveTagKeys.length > MAX_TAGS) throw new InvalidToken(`A session can have ${MAX_TAGS} tags at most`);
  for (const { Key, Value } of tags) if (!KEY.test(Key) || !VALUE.test(Value)) throw new InvalidToken('A session tag is not valid');
}

/** Throws InvalidIdentityToken for what can be no source identity (STS-53). */
export function requireSourceIdentity(text: string | undefined): void {
  if (text === undefined || (SOURCE_IDENTITY.test(text) && !text.startsWith('aws:'))) return;
  throw new InvalidToken('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"');
}
