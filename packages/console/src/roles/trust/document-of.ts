import type { AccountTrust, SamlTrust, TrustForm, WebIdentityTrust } from './form.ts';
import { SIGN_IN_AUDIENCE } from './form.ts';
import { audienceKey, claimKey } from './web-identity.ts';

/** The account in which the role is made. */
export interface Home {
  readonly account: string;
  readonly partition: string;
}

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

interface TrustStatement {
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Principal: Readonly<Record<string, string | readonly string[]>>;
  readonly Condition?: Conditions;
}

/** The trust policy of a form that has no problems, as AWS's console would write it, to be shown and sent. */
export function trustDocumentOf(form: TrustForm, home: Home): string {
  if (form.kind === 'custom') return form.text;
  return JSON.stringify({ Version: '2012-10-17', Statement: [statementOf(form, home)] }, null, 4);
}

function statementOf(form: Exclude<TrustForm, { kind: 'custom' }>, home: Home): TrustStatement {
  switch (form.kind) {
    case 'service': return { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: [form.service.trim()] } };
    case 'account': return { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: rootOf(form, home) }, Condition: accountConditions(form) };
    case 'web-identity': return { Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated: form.provider }, Condition: webIdentityConditions(form) };
    case 'saml': return { Effect: 'Allow', Action: 'sts:AssumeRoleWithSAML', Principal: { Federated: form.provider }, Condition: samlConditions(form) };
  }
}

/** A whole account is trusted by its root user's ARN, which IAM makes of an account id as well. */
const rootOf = (form: AccountTrust, home: Home): string => `arn:${home.partition}:iam::${form.which === 'this' ? home.account : form.account.trim()}:root`;

function accountConditions({ requireExternalId, externalIds, requireMfa }: AccountTrust): Conditions {
  const ids = givenExternalIds(externalIds);
  return {
    ...(requireExternalId ? { StringEquals: { 'sts:ExternalId': oneOrMany(ids) } } : {}),
    ...(requireMfa ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : {}),
  };
}

function webIdentityConditions({ provider, audience, claims }: WebIdentityTrust): Conditions {
  const byOperator: Record<string, Record<string, string[]>> = { StringEquals: { [audienceKey(provider)]: [audience.trim()] } };
  for (const { name, operator, value } of claims) {
    const keys = (byOperator[operator] ??= {});
    (keys[claimKey(provider, name.trim())] ??= []).push(value.trim());
  }
  return Object.fromEntries(Object.entries(byOperator).map(([operator, keys]) => [operator, Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, oneOrMany(values)]))]));
}

function samlConditions({ access, attribute, value }: SamlTrust): Conditions {
  return { StringEquals: access === 'console' ? { 'SAML:aud': SIGN_IN_AUDIENCE } : { [`SAML:${attribute}`]: value.trim() } };
}

/** What was typed, without empty rows and repetitions. */
export const givenExternalIds = (typed: readonly string[]): readonly string[] => [...new Set(typed.map((id) => id.trim()).filter((id) => id !== ''))];

const oneOrMany = (values: readonly string[]): string | readonly string[] => (values.length === 1 ? values[0]! : values);
