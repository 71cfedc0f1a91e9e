import type { ParseArgsOptionsConfig } from 'node:util';
import { endpointOf, identityOf, type Identity } from '../data-actions/profiles.ts';
import { readText } from '../options.ts';
import { UsageError } from '../usage-error.ts';

/** Options of every command that talks to Lex. */
export const WHO_OPTIONS = {
  endpoint: { type: 'string' },
  profile: { type: 'string' },
  region: { type: 'string', default: 'us-east-1' },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

export const WHO_HELP = `  --endpoint URL   Octroi's address; default AWS_ENDPOINT_URL
  --profile NAME   whose bots; default the credentials of the environment
  --region REGION  default us-east-1`;

/** Where and as whom a command talks to Octroi: what every client of the SDK is made of. */
export interface Who extends Identity {
  readonly endpoint: string;
  readonly region: string;
  readonly config: { readonly endpoint: string; readonly region: string; readonly credentials: Identity['keys']; readonly maxAttempts: number };
}

export async function whoOf(values: { readonly endpoint?: string | undefined; readonly profile?: string | undefined; readonly region: string }): Promise<Who> {
  const endpoint = endpointOf(values.endpoint);
  if (endpoint === undefined) throw new UsageError('say where Octroi is: --endpoint URL, or AWS_ENDPOINT_URL; AWS has ended Lex V1');
  const region = readText('--region', values.region);
  const identity = await identityOf(values.profile, region, endpoint);
  return { ...identity, endpoint, region, config: { endpoint, region, credentials: identity.keys, maxAttempts: 2 } };
}

/** How a request failed, in AWS's words. */
export function failureOf(error: unknown): string {
  const { name, message, $metadata } = error as Error & { readonly $metadata?: unknown };
  return $metadata === undefined ? message : `${name}: ${message}`;
}

export function requestIdOf(answered: unknown): string | undefined {
  return (answered as { readonly $metadata?: { readonly requestId?: string } }).$metadata?.requestId;
}
