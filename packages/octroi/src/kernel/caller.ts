import type { Principal } from '@octroi/policy';
import type { AnonymousCaller } from './anonymous-caller.ts';
import type { FederatedCaller } from './federation/federated-caller.ts';
import type { Session } from './session.ts';

/** A principal that signs its requests, or an AWS service. */
export type SigningPrincipal = Exclude<Principal, { readonly kind: 'web-identity' | 'saml' | 'anonymous' }>;

/**
 * Who makes a request, after authenticate: the principal and its credential. Nobody without a signature is one (a service apart, which
 * composition calls for): whoever brings a token of an identity provider is a `FederatedCaller`, nobody at all an `AnonymousCaller`.
 */
export interface Caller {
  readonly principal: SigningPrincipal;
  readonly partition: string;
  /** The principal's account; null for an AWS service. */
  readonly account: string | null;
  /** As GetCallerIdentity shows it (STS-70); the service's name for a service. */
  readonly arn: string;
  /** `aws:userid` (section 2.4 of the specification). */
  readonly userId: string;
  /** IAM user name: only for users, also with GetSessionToken credentials (KEY-6). */
  readonly userName?: string;
  /** Role name of a role session. */
  readonly roleName?: string;
  readonly accessKeyId: string | null;
  /** Present for temporary credentials. */
  readonly session?: Session;
  /** Present when an AWS service calls on its own behalf (EVAL-66). */
  readonly onBehalfOf?: { readonly sourceArn: string; readonly sourceAccount: string };
  /** Services that forwarded this caller's request, first to last (EVAL-67). */
  readonly calledVia?: readonly string[];
}

/** An AWS service that calls on its own behalf. */
export function serviceCaller(partition: string, name: string, onBehalfOf: { sourceArn: string; sourceAccount: string }): Caller {
  return {
    principal: { kind: 'service', name, names: [name] },
    partition,
    account: null,
    arn: name,
    userId: name,
    accessKeyId: null,
    onBehalfOf,
  };
}

/** Whoever a decision can be about. */
export type AnyCaller = Caller | FederatedCaller | AnonymousCaller;
