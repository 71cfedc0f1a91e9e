import { createPrivateKey } from 'node:crypto';
import type { ContextValue } from '@octroi/policy';
import { ApiError } from '../../../../kernel/api-error.ts';
import type { Ask } from '../../../../kernel/ask.ts';
import { samlProviders, type SamlProviderRow } from '../../../../kernel/federation/tables.ts';
import type { AskContext } from '../../../../kernel/operation.ts';
import type { RowReader, RowWriter } from '../../../../kernel/rows.ts';
import type { Scope } from '../../../../kernel/scope.ts';
import { defineTable } from '../../../../kernel/table.ts';
import { nameKey } from '../../tables.ts';
import { askProvider, providerName } from '../provider-arn.ts';

/** [provider's id, number of the piece]: the metadata as it was given. */
export const samlMetadataTexts = defineTable<{ readonly text: string }>({ service: 'iam', name: 'saml-metadata', kind: 'business', regional: false });
/** [provider's id, key id]: private keys for encrypted assertions, sealed with the context `saml-provider:{id}:{key id}`. Nothing returns them. */
export const samlProviderKeys = defineTable<{ readonly key: string }>({ service: 'iam', name: 'saml-provider-key', kind: 'secret', regional: false });

/** IAM-134. */
export const MAX_PRIVATE_KEYS = 10;
/** Characters, each of at most three bytes: below the size of a value. */
const PIECE = 262_144;

/** An ask about a SAML provider, under its ARN and with its tags. */
export function askSamlProvider(action: string, arn: string, context: AskContext, keys: Readonly<Record<string, ContextValue | undefined>> = {}): Promise<Ask> {
  return askProvider(action, arn, context, { table: samlProviders, kind: 'saml-provider', key: nameKey }, keys);
}

/** The row of a SAML provider by its ARN, letter case included, or NoSuchEntity (IAM-21). */
export async function mustHaveSamlProvider(rows: RowReader, arn: string, home: Scope): Promise<SamlProviderRow> {
  const name = providerName(arn, 'saml-provider', home);
  const row = name === null ? undefined : await rows.get(samlProviders, [nameKey(name)]);
  if (row === undefined || row.name !== name) throw new ApiError('NoSuchEntity', `Manifest not found for arn ${arn}`);
  return row;
}

export function keepMetadata(rows: RowWriter, id: string, text: string): void {
  for (let at = 0; at < text.length; at += PIECE) rows.put(samlMetadataTexts, [id, String(at / PIECE).padStart(4, '0')], { text: text.slice(at, at + PIECE) });
}

export async function keptMetadata(rows: RowReader, id: string): Promise<string> {
  return (await rows.list(samlMetadataTexts, { under: [id] })).map(({ row }) => row.text).join('');
}

export async function dropMetadata(rows: RowWriter, id: string): Promise<void> {
  for (const piece of await rows.list(samlMetadataTexts, { under: [id] })) rows.delete(samlMetadataTexts, piece.id);
}

/** Throws InvalidInput for what is no RSA private key in PEM without a passphrase. */
export function requirePrivateKey(text: string): void {
  try {
    if (createPrivateKey(text).asymmetricKeyType === 'rsa') return;
  } catch {
    // Said below, without the key's text.
  }
  throw new ApiError('InvalidInput', 'The private key is not valid');
}
