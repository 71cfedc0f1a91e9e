import { ApiError } from '../../../kernel/api-error.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { parseArn } from '../../../kernel/arn.ts';
import { policyReader } from '../../../kernel/rows.ts';
import { rolePairs, sessionDurationOf, type RolePair } from '../../../services/sts/saml/attributes.ts';
import type { AssertionFacts } from '../../../services/sts/saml/assertion.ts';
import { findSamlProvider } from '../../../services/sts/saml/provider.ts';
import type { Kv } from '../../../store/kv.ts';
import type { HttpResponse } from '../../../wire/http.ts';
import type { Received } from '../../rooms/received.ts';
import { json, type UnsignedRoute } from '../router.ts';
import { sessionOf, signInToken, SignInRefusal, type SignInNeeds } from './console-session.ts';
import { answering, parametersOf, samlToConsole, toConsole } from './federation.ts';

export interface SamlSignInNeeds extends SignInNeeds {
  readonly kv: Kv;
  /** The walk of requests: the role is assumed like anyone assumes it. */
  readonly walk: (received: Received) => Promise<HttpResponse>;
}

/** Providers that one response may name; each is looked up and its certificates are tried. */
const MAX_PROVIDERS = 10;
/** Characters, as for AssumeRoleWithSAML (STS-15). */
const MAX_RESPONSE = 100_000;
/** Seconds, where the assertion says nothing (STS-51). */
const HOUR = 3600;

/**
 * The sign-in page for SAML: an identity provider has the browser post its response here. Of several roles the person chooses one
 * (`RoleArn`, sent with the same response within its five minutes); then the role is assumed and the browser goes to the console.
 */
export function samlRoutes(needs: SamlSignInNeeds): UnsignedRoute[] {
  return [{ method: 'POST', path: '/saml', answer: (received) => answering(() => signIn(received, needs)) }];
}

async function signIn(received: Received, needs: SamlSignInNeeds): Promise<HttpResponse> {
  const parameters = parametersOf(received);
  const response = parameters.get('SAMLResponse');
  if (response === undefined) throw new SignInRefusal('`SAMLResponse` is missing');
  if (response.length > MAX_RESPONSE) throw new SignInRefusal('`SAMLResponse` is too long');
  const { facts, pairs } = await verified(response, needs);
  const chosen = choose(pairs, parameters.get('RoleArn'));
  const destination = parameters.get('RelayState') ?? null;
  if (chosen === null) {
    // A person's browser goes to the console with the response, which asks here what there is to choose from.
    if (received.header('accept')?.includes('text/html') === true) return samlToConsole(response, destination);
    return json(200, { subject: facts.subject, roles: pairs.map(shown) });
  }
  const session = await assume(chosen, response, received, needs);
  const token = signInToken(session, sessionDurationOf(facts.attributes) ?? HOUR, needs);
  if (received.header('accept')?.includes('application/json') === true) return json(200, { SigninToken: token, destination });
  return toConsole(token, { issuer: facts.issuer, destination });
}

function shown({ role, provider }: RolePair): object {
  const { account = '', resource = '' } = parseArn(role) ?? {};
  return { role, provider, account, name: resource.slice(resource.lastIndexOf('/') + 1) };
}

/** Null if the person has to choose. */
function choose(pairs: readonly RolePair[], wanted: string | undefined): RolePair | null {
  if (wanted === undefined) return pairs.length === 1 ? pairs[0]! : null;
  const chosen = pairs.find(({ role }) => role === wanted);
  if (chosen === undefined) throw new SignInRefusal('the response does not name the role');
  return chosen;
}

/**
 * What a response says, verified by the providers that it names. What is read before is believed only as a hint where to look; roles count
 * only with a provider that signed the response.
 */
async function verified(response: string, { kv, clocks }: SamlSignInNeeds): Promise<{ readonly facts: AssertionFacts; readonly pairs: readonly RolePair[] }> {
  const { verifyResponse } = await import('../../../services/sts/saml/vouch.ts');
  const { hintedPairs } = await import('../../../services/sts/saml/hinted-pairs.ts');
  const now = clocks.decision();
  let facts: AssertionFacts | null = null;
  const trusted = new Set<string>();
  try {
    const providers = [...new Set(hintedPairs(response).map(({ provider }) => provider))].slice(0, MAX_PROVIDERS);
    for (const provider of providers) {
      const account = parseArn(provider)?.account ?? '';
      const row = await kv.read((snapshot) => findSamlProvider(provider, installationScope('aws').partition, account, policyReader(snapshot)).catch(refusedAsNull));
      if (row === null) continue;
      facts = verifyResponse(response, row, now);
      trusted.add(provider);
    }
  } catch (error) {
    if (error instanceof ApiError) throw new SignInRefusal(error.message);
    throw error;
  }
  const pairs = facts === null ? [] : rolePairs(facts.attributes).filter(({ provider }) => trusted.has(provider));
  if (facts === null || pairs.length === 0) throw new SignInRefusal('the response names no role with a provider that is known here');
  return { facts, pairs };
}

function refusedAsNull(error: unknown): null {
  if (error instanceof ApiError) return null;
  throw error;
}

/** AssumeRoleWithSAML, as a request of its own. */
async function assume({ role, provider }: RolePair, response: string, received: Received, needs: SamlSignInNeeds) {
  const body = new URLSearchParams({ Action: 'AssumeRoleWithSAML', Version: '2011-06-15', RoleArn: role, PrincipalArn: provider, SAMLAssertion: response }).toString();
  const headers: readonly (readonly [string, string])[] = [['content-type', 'application/x-www-form-urlencoded'], ['host', 'sts.localhost']];
  const reply = await needs.walk({
    ...received,
    http: { method: 'POST', path: '/', query: '', headers: [...headers], body: Buffer.from(body) },
    header: (name) => headers.find(([key]) => key === name)?.[1],
  });
  const { elementsIn, readXml } = await import('../../../kernel/federation/xml.ts');
  const texts = new Map(elementsIn(readXml(String(reply.body))).map((element) => [element.localName, element.textContent ?? '']));
  const text = (name: string): string => texts.get(name) ?? '';
  if (reply.status !== 200) throw new SignInRefusal(text('Message'));
  return sessionOf({ sessionId: text('AccessKeyId'), sessionKey: text('SecretAccessKey'), sessionToken: text('SessionToken') }, needs);
}
