import type { ContextValue, RequestContext } from '@octroi/policy';
import type { Ask } from './ask.ts';
import { AnonymousCaller } from './anonymous-caller.ts';
import type { AnyCaller } from './caller.ts';
import { FederatedCaller } from './federation/federated-caller.ts';
import type { OrganizationPlace } from './organization/place.ts';
import type { HeldPolicies } from './principals.ts';

/** What the transport knows of a request; it becomes the network and request keys (sections 4.4, 4.5 of the specification). */
export interface Transport {
  /** The peer's address, or the forwarded one behind a trusted proxy. */
  readonly sourceIp: string | null;
  readonly secure: boolean;
  readonly userAgent: string | null;
  readonly referer: string | null;
}

export interface ContextFacts {
  readonly caller: AnyCaller;
  readonly held: HeldPolicies;
  readonly transport: Transport;
  /** What `aws:RequestedRegion` says. */
  readonly requestedRegion: string;
  /** Milliseconds of the decision clock. */
  readonly now: number;
  /** When the request itself proved a second factor (STS-22). */
  readonly mfaAt?: number | undefined;
  /** The organization of the account on whose behalf a service calls; absent or null if there is none. */
  readonly sourcePlace?: OrganizationPlace | null;
}

const isoSeconds = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');

type Source = (facts: ContextFacts) => ContextValue | undefined;

const principalType: Readonly<Record<string, string>> = { root: 'Account', user: 'User', 'role-session': 'AssumedRole', 'federated-user': 'FederatedUser', anonymous: 'Anonymous' };

function principalArn({ caller }: ContextFacts): string | undefined {
  const principal = caller.principal;
  switch (principal.kind) {
    case 'role-session':
      return principal.roleArn;
    case 'user':
    case 'root':
    case 'federated-user':
      return principal.arn;
    default:
      return undefined;
  }
}

/** When MFA was used: by the request itself (STS-22), or for the session; null: it was not; undefined: nothing tells. */
function mfaTime({ caller, mfaAt }: ContextFacts): number | null | undefined {
  return mfaAt ?? caller.session?.mfaAt;
}

/** Seconds since MFA was used (KEY-13). */
function mfaAge(facts: ContextFacts): string | undefined {
  const at = mfaTime(facts);
  return at === undefined || at === null ? undefined : String(Math.max(0, Math.floor((facts.now - at) / 1000)));
}

function mfaPresent(facts: ContextFacts): string | undefined {
  const at = mfaTime(facts);
  return at === undefined ? undefined : String(at !== null);
}

/** The global keys, by lower-case name, each with the rule that says when it is present. */
const GLOBAL: ReadonlyMap<string, Source> = new Map<string, Source>([
  ['aws:principalarn', principalArn], // KEY-3
  ['aws:principalaccount', ({ caller }) => (caller instanceof AnonymousCaller ? 'anonymous' : (caller.account ?? undefined))], // KEY-4
  ['aws:userid', ({ caller }) => (caller.principal.kind === 'service' ? undefined : caller.userId)], // KEY-7
  ['aws:username', ({ caller }) => caller.userName], // KEY-6
  ['aws:principaltype', ({ caller }) => principalType[caller.principal.kind]], // KEY-8
  ['aws:principalisawsservice', ({ caller }) => (caller instanceof FederatedCaller || caller instanceof AnonymousCaller ? undefined : String(caller.principal.kind === 'service'))], // KEY-9
  ['aws:principalservicename', ({ caller }) => (caller.principal.kind === 'service' ? caller.principal.name : undefined)], // KEY-9a
  ['aws:principalservicenameslist', ({ caller }) => (caller.principal.kind === 'service' ? (caller.principal.names ?? [caller.principal.name]) : undefined)], // KEY-9b
  ['aws:principalorgid', ({ held }) => held.place?.organization.id], // KEY-20
  ['aws:principalorgpaths', ({ held }) => (held.place ? [held.place.path] : undefined)], // KEY-20a
  ['aws:assumedroot', ({ caller }) => (caller.session?.taskPolicyArn === undefined ? undefined : 'true')], // KEY-10
  ['aws:tokenissuetime', ({ caller }) => (caller.session === undefined ? undefined : isoSeconds(caller.session.issuedAt))], // KEY-11
  ['aws:multifactorauthpresent', mfaPresent], // KEY-12
  ['aws:multifactorauthage', mfaAge], // KEY-13
  ['aws:federatedprovider', ({ caller }) => caller.session?.federatedProvider], // KEY-14
  ['aws:sourceidentity', ({ caller }) => caller.session?.sourceIdentity], // KEY-15
  ['lambda:sourcefunctionarn', ({ caller }) => caller.session?.sourceFunctionArn], // KEY-19, LAM-105
  ['aws:sourceip', ({ transport }) => transport.sourceIp ?? undefined], // KEY-22
  ['aws:requestedregion', ({ requestedRegion }) => requestedRegion], // KEY-30
  ['aws:currenttime', ({ now }) => isoSeconds(now)], // KEY-31
  ['aws:epochtime', ({ now }) => String(Math.floor(now / 1000))], // KEY-31
  ['aws:securetransport', ({ transport }) => String(transport.secure)], // KEY-32
  ['aws:useragent', ({ transport }) => transport.userAgent ?? undefined], // KEY-33
  ['aws:referer', ({ transport }) => transport.referer ?? undefined], // KEY-33
  ['aws:viaawsservice', ({ caller }) => String((caller.calledVia?.length ?? 0) > 0)], // KEY-36
  ['aws:calledvia', ({ caller }) => caller.calledVia], // KEY-37
  ['aws:calledviafirst', ({ caller }) => caller.calledVia?.[0]], // KEY-37
  ['aws:calledvialast', ({ caller }) => caller.calledVia?.at(-1)], // KEY-37
  ['aws:sourcearn', ({ caller }) => caller.onBehalfOf?.sourceArn], // KEY-38
  ['aws:sourceaccount', ({ caller }) => caller.onBehalfOf?.sourceAccount], // KEY-38
  ['aws:sourceorgid', ({ sourcePlace }) => sourcePlace?.organization.id], // KEY-38
  ['aws:sourceorgpaths', ({ sourcePlace }) => (sourcePlace ? [sourcePlace.path] : undefined)], // KEY-38
]);

const PRINCIPAL_TAG = 'aws:principaltag/';
const RESOURCE_TAG = ':resourcetag/';
const OF_RESOURCE = 'aws:resource';

/** The request context of one ask, computed when a key is asked for: most policies ask for few. */
export class AskContextKeys implements RequestContext {
  readonly #facts: ContextFacts;
  readonly #ask: Ask;
  readonly #resourceAccount: string | null;
  readonly #resourcePlace: OrganizationPlace | null;
  /** The ask's own keys in lower case; null if it has none. */
  readonly #own: ReadonlyMap<string, ContextValue> | null;

  constructor(facts: ContextFacts, ask: Ask, resourceAccount: string | null, resourcePlace: OrganizationPlace | null = null) {
    this.#facts = facts;
    this.#ask = ask;
    this.#resourceAccount = resourceAccount;
    this.#resourcePlace = resourcePlace;
    this.#own = ask.keys === undefined ? null : lowerCased(ask.keys);
  }

  get(key: string): ContextValue | undefined {
    const own = this.#own?.get(key);
    if (own !== undefined) return own;
    const source = GLOBAL.get(key);
    if (source !== undefined) return source(this.#facts);
    const vouched = this.#facts.caller.session?.federationKeys;
    if (vouched !== undefined && Object.hasOwn(vouched, key)) return vouched[key];
    if (key.startsWith(PRINCIPAL_TAG)) return this.#facts.held.tags.get(key.slice(PRINCIPAL_TAG.length));
    return key.startsWith(OF_RESOURCE) ? (this.#ofResource(key) ?? this.#resourceTag(key)) : this.#resourceTag(key);
  }

  /** Every key that is present, for records and explanations. */
  entries(): [string, ContextValue][] {
    const found: [string, ContextValue][] = [];
    const add = (key: string, value: ContextValue | undefined): void => {
      if (value !== undefined) found.push([key, value]);
    };
    for (const [key, source] of GLOBAL) add(key, source(this.#facts));
    for (const key of ['aws:resourceaccount', 'aws:resourceorgid', 'aws:resourceorgpaths']) add(key, this.#ofResource(key));
    for (const [key, value] of Object.entries(this.#facts.caller.session?.federationKeys ?? {})) add(key, value); // KEY-68, KEY-70
    for (const [key, value] of this.#facts.held.tags) add(PRINCIPAL_TAG + key, value);
    for (const tag of this.#ask.resourceTags ?? []) add(`aws:resourcetag/${tag.Key.toLowerCase()}`, tag.Value);
    for (const [key, value] of this.#own ?? []) add(key, value);
    return found;
  }

  /** KEY-39; the keys of the organization only if the resource's account is in one. */
  #ofResource(key: string): ContextValue | undefined {
    switch (key) {
      case 'aws:resourceaccount':
        return this.#resourceAccount ?? undefined;
      case 'aws:resourceorgid':
        return this.#resourcePlace?.organization.id;
      case 'aws:resourceorgpaths':
        return this.#resourcePlace === null ? undefined : [this.#resourcePlace.path];
      default:
        return undefined;
    }
  }

  /** `aws:ResourceTag/k`, and `iam:ResourceTag/k` for an action of iam (KEY-45). */
  #resourceTag(key: string): string | undefined {
    const tags = this.#ask.resourceTags;
    if (tags === undefined || tags.length === 0) return undefined;
    const at = key.indexOf(RESOURCE_TAG);
    if (at < 0) return undefined;
    const prefix = key.slice(0, at);
    if (prefix !== 'aws' && !this.#ask.action.startsWith(`${prefix}:`)) return undefined;
    const name = key.slice(at + RESOURCE_TAG.length);
    return tags.find((tag) => tag.Key.toLowerCase() === name)?.Value;
  }
}

function lowerCased(keys: Readonly<Record<string, ContextValue | undefined>>): ReadonlyMap<string, ContextValue> {
  const map = new Map<string, ContextValue>();
  for (const key in keys) {
    const value = keys[key];
    if (value !== undefined) map.set(key.toLowerCase(), value);
  }
  return map;
}

/**
 * `aws:RequestTag/k` and `aws:TagKeys` of a request that carries tags (KEY-34, KEY-35); nothing for one that carries none. Of keys that differ in
 * letter case alone the first counts, as it does for the tags of a resource: what is asked of a request is what the resource is known by then.
 */
export function requestTagKeys(tags: readonly { readonly Key: string; readonly Value: string }[] | undefined): Record<string, ContextValue> {
  if (tags === undefined || tags.length === 0) return {};
  const keys: Record<string, ContextValue> = { 'aws:TagKeys': tags.map((tag) => tag.Key) };
  const seen = new Set<string>();
  for (const { Key, Value } of tags) {
    const name = Key.toLowerCase();
    if (!seen.has(name)) keys[`aws:RequestTag/${Key}`] = Value;
    seen.add(name);
  }
  return keys;
}
