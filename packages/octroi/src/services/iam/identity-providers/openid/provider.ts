import type { ContextValue } from '@octroi/policy';
import { ApiError } from '../../../../kernel/api-error.ts';
import type { Ask } from '../../../../kernel/ask.ts';
import { openIdProviders, type OpenIdProviderRow } from '../../../../kernel/federation/tables.ts';
import type { AskContext } from '../../../../kernel/operation.ts';
import type { RowReader } from '../../../../kernel/rows.ts';
import type { Scope } from '../../../../kernel/scope.ts';
import { quotaExceeded } from '../../shared/quota.ts';
import { askProvider, providerName } from '../provider-arn.ts';

/** IAM-140. */
const MAX_THUMBPRINTS = 5;
const MAX_CLIENT_IDS = 100;

/** An ask about an OIDC provider, under its ARN and with its tags. */
export function askOpenIdProvider(action: string, arn: string, context: AskContext, keys: Readonly<Record<string, ContextValue | undefined>> = {}): Promise<Ask> {
  return askProvider(action, arn, context, { table: openIdProviders, kind: 'oidc-provider', key: (url) => url }, keys);
}

/** The row of an OIDC provider by its ARN; undefined if there is none in the account. */
export async function findOpenIdProvider(rows: RowReader, arn: string, home: Scope): Promise<OpenIdProviderRow | undefined> {
  const url = providerName(arn, 'oidc-provider', home);
  return url === null ? undefined : rows.get(openIdProviders, [url]);
}

/** The row of an OIDC provider by its ARN, or NoSuchEntity (IAM-21). */
export async function mustHaveOpenIdProvider(rows: RowReader, arn: string, home: Scope): Promise<OpenIdProviderRow> {
  const row = await findOpenIdProvider(rows, arn, home);
  if (row === undefined) throw new ApiError('NoSuchEntity', `OpenIDConnect Provider not found for arn ${arn}`);
  return row;
}

/** Throws InvalidInput for more thumbprints than a provider may have (IAM-140). */
export function requireFewThumbprints(thumbprints: readonly string[]): void {
  if (thumbprints.length > MAX_THUMBPRINTS) throw new ApiError('InvalidInput', 'Thumbprint list must contain fewer than 5 entries.');
}

/** Throws LimitExceeded for more client ids than a provider may have (IAM-25, IAM-140). */
export function requireFewClientIds(clientIds: readonly string[]): void {
  if (clientIds.length > MAX_CLIENT_IDS) throw quotaExceeded('ClientIdsPerOpenIdConnectProvider', MAX_CLIENT_IDS);
}
