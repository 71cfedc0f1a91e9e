import { isAccountId, parseArn } from '../../../kernel/arn.ts';
import { samlProviders, type SamlProviderRow } from '../../../kernel/federation/tables.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';
import { InvalidToken } from '../web-identity/invalid-token.ts';

const KIND = 'saml-provider/';

/** The SAML provider of this ARN, letter case included, in the role's account and no other (POL-28). Throws if there is none. */
export async function findSamlProvider(text: string, partition: string, account: string, look: PolicyReader): Promise<SamlProviderRow> {
  const arn = parseArn(text);
  const own = arn !== null && arn.partition === partition && arn.service === 'iam' && arn.region === '' && isAccountId(arn.account) && arn.account === account;
  const name = own && arn.resource.startsWith(KIND) ? arn.resource.slice(KIND.length) : '';
  const row = name === '' ? undefined : await look.get(samlProviders, { partition, account, region: '-' }, [name.toLowerCase()]);
  if (row === undefined || row.name !== name) throw new InvalidToken("Specified provider doesn't exist");
  return row;
}
