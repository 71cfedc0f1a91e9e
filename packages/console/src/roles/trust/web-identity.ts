/** A provider that AWS knows without being told: its domain, and the key that holds the application's id. */
export interface KnownProvider {
  readonly domain: string;
  readonly name: string;
  readonly audience: string;
}

export const KNOWN_PROVIDERS: readonly KnownProvider[] = [
  { domain: 'cognito-identity.amazonaws.com', name: 'Amazon Cognito', audience: 'aud' },
  { domain: 'www.amazon.com', name: 'Login with Amazon', audience: 'app_id' },
  { domain: 'graph.facebook.com', name: 'Facebook', audience: 'app_id' },
  { domain: 'accounts.google.com', name: 'Google', audience: 'aud' },
];

const OIDC_ARN = /^arn:[a-z-]+:iam::\d{12}:oidc-provider\/(.+)$/;

/** The name under which condition keys know a provider: its URL without the scheme. */
export const keyPrefixOf = (provider: string): string => OIDC_ARN.exec(provider)?.[1] ?? provider;

export const audienceKey = (provider: string): string => `${keyPrefixOf(provider)}:${KNOWN_PROVIDERS.find(({ domain }) => domain === provider)?.audience ?? 'aud'}`;

export const claimKey = (provider: string, claim: string): string => `${keyPrefixOf(provider)}:${claim}`;
