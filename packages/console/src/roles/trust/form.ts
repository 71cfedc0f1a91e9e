/** What a person fills in on the page "Select trusted entity", by the type of trusted entity. */
export type TrustForm = ServiceTrust | AccountTrust | WebIdentityTrust | SamlTrust | CustomTrust;

export interface ServiceTrust {
  readonly kind: 'service';
  /** A service principal, for instance `lambda.amazonaws.com`; empty until one is chosen. */
  readonly service: string;
}

export interface AccountTrust {
  readonly kind: 'account';
  readonly which: 'this' | 'another';
  /** The id of another account; of no matter for this one. */
  readonly account: string;
  readonly requireExternalId: boolean;
  /** Any one of them will do. */
  readonly externalIds: readonly string[];
  readonly requireMfa: boolean;
}

export interface WebIdentityTrust {
  readonly kind: 'web-identity';
  /** The ARN of an OIDC provider of the account, or the domain of a provider that AWS knows. */
  readonly provider: string;
  readonly audience: string;
  readonly claims: readonly Claim[];
}

/** One condition on what an identity token says. */
export interface Claim {
  readonly name: string;
  readonly operator: 'StringEquals' | 'StringLike';
  readonly value: string;
}

export interface SamlTrust {
  readonly kind: 'saml';
  /** The ARN of a SAML provider of the account. */
  readonly provider: string;
  /** With the console, the assertion has to be addressed to the sign-in page; a program says which attribute has which value. */
  readonly access: 'console' | 'programmatic';
  /** Without its prefix: `aud`, `iss`, `sub`. */
  readonly attribute: string;
  readonly value: string;
}

export interface CustomTrust {
  readonly kind: 'custom';
  readonly text: string;
}

/** The types in the order in which AWS shows them. */
export const TRUST_KINDS = ['service', 'account', 'web-identity', 'saml', 'custom'] as const satisfies readonly TrustForm['kind'][];

/** Where assertions for AWS's own sign-in page are addressed; Octroi takes the same. */
export const SIGN_IN_AUDIENCE = 'https://signin.aws.amazon.com/saml';

/** The attributes of an assertion that a trust policy may ask for (KEY-70). */
export const SAML_ATTRIBUTES = ['aud', 'iss', 'sub', 'sub_type', 'namequalifier', 'doc', 'cn', 'commonName', 'mail', 'name', 'surname', 'uid', 'givenName'] as const;

/** The form as it is before anything is filled in. */
export function emptyTrust(kind: TrustForm['kind']): TrustForm {
  switch (kind) {
    case 'service': return { kind, service: '' };
    case 'account': return { kind, which: 'this', account: '', requireExternalId: false, externalIds: [''], requireMfa: false };
    case 'web-identity': return { kind, provider: '', audience: '', claims: [] };
    case 'saml': return { kind, provider: '', access: 'console', attribute: 'aud', value: '' };
    case 'custom': return { kind, text: EMPTY_DOCUMENT };
  }
}

const EMPTY_DOCUMENT = `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "Statement1",
            "Effect": "Allow",
            "Principal": {},
            "Action": "sts:AssumeRole"
        }
    ]
}`;
