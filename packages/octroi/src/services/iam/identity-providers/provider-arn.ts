import type { ContextValue } from '@octroi/policy';
import { parseArn } from '../../../kernel/arn.ts';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { globalScope, type Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import type { Tag } from '../../../kernel/tags.ts';

export type ProviderKind = 'oidc-provider' | 'saml-provider';

/** ARN of an identity provider (IAM-12); `name` of an OIDC provider is its URL without scheme. */
export function providerArn({ partition, account }: Scope, kind: ProviderKind, name: string): string {
  return `arn:${partition}:iam::${account}:${kind}/${name}`;
}

/** The name in the ARN of a provider of this account; null for any other text. */
export function providerName(arn: string, kind: ProviderKind, { partition, account }: Scope): string | null {
  const parts = parseArn(arn);
  const own = parts !== null && parts.service === 'iam' && parts.region === '' && parts.partition === partition && parts.account === account;
  return own && parts.resource.startsWith(`${kind}/`) ? parts.resource.slice(kind.length + 1) : null;
}

interface Tagged {
  readonly tags: readonly Tag[];
}

/** An ask about a provider under the ARN that the request gives, whether or not it exists (IAM-190), with its tags. */
export async function askProvider<Row extends Tagged>(
  action: string,
  arn: string,
  context: AskContext,
  find: { readonly table: Table<Row>; readonly kind: ProviderKind; readonly key: (name: string) => string },
  keys: Readonly<Record<string, ContextValue | undefined>> = {},
): Promise<Ask> {
  const scope = globalScope(context.scope);
  const name = providerName(arn, find.kind, scope);
  const row = name === null ? undefined : await context.look.get(find.table, scope, [find.key(name)]);
  return { action, resource: arn, keys, resourceTags: row?.tags ?? [] };
}
