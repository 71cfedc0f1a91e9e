import { formFromBody, formFromText, type Parameters } from '../../../wire/form.ts';
import { WireFault } from '../../../wire/fault.ts';
import type { HttpResponse } from '../../../wire/http.ts';
import type { Received } from '../../rooms/received.ts';
import { json, type UnsignedRoute } from '../router.ts';
import { redeem, sessionOf, signInToken, SignInRefusal, type GivenCredentials, type SignInNeeds } from './console-session.ts';

/** Where the console takes over: it finds token and destination behind `#`, which no server and no log sees. */
const CONSOLE = '/console/';

/** The federation endpoint of AWS's sign-in: `getSigninToken` for temporary credentials, `login` for the token that it gave. */
export function federationRoutes(needs: SignInNeeds): UnsignedRoute[] {
  const answer = (received: Received): Promise<HttpResponse> => answering(() => act(received, needs));
  return [
    { method: 'GET', path: '/federation', answer },
    { method: 'POST', path: '/federation', answer },
  ];
}

/** Refusals become 400 with a sentence; nothing of these answers is kept by a cache or told to another site. */
export async function answering(act: () => Promise<HttpResponse>): Promise<HttpResponse> {
  const guard = (reply: HttpResponse): HttpResponse => ({ ...reply, headers: { ...reply.headers, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
  try {
    return guard(await act());
  } catch (error) {
    if (error instanceof SignInRefusal) return guard(json(400, { error: error.message }));
    if (error instanceof WireFault) return guard(json(400, { error: 'the parameters cannot be read' }));
    throw error;
  }
}

/** The parameters of a request by name; one that is given twice is refused. */
export function parametersOf({ http }: Received): ReadonlyMap<string, string> {
  const given: Parameters = http.method === 'POST' ? formFromBody(http.body) : formFromText(http.query);
  const byName = new Map(given);
  if (byName.size !== given.length) throw new SignInRefusal('a parameter is given twice');
  return byName;
}

async function act(received: Received, needs: SignInNeeds): Promise<HttpResponse> {
  const parameters = parametersOf(received);
  switch (parameters.get('Action')) {
    case 'getSigninToken':
      return json(200, { SigninToken: await getSignInToken(parameters, needs) });
    case 'login':
      return login(parameters, received, needs);
    default:
      throw new SignInRefusal('`Action` must be getSigninToken or login');
  }
}

async function getSignInToken(parameters: ReadonlyMap<string, string>, needs: SignInNeeds): Promise<string> {
  const given = parameters.get('SessionDuration');
  const duration = given === undefined ? null : /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN;
  return signInToken(await sessionOf(credentialsIn(parameters.get('Session') ?? ''), needs), duration, needs);
}

function credentialsIn(text: string): GivenCredentials {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null; // refused below
  }
  const { sessionId, sessionKey, sessionToken } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  if (typeof sessionId !== 'string' || typeof sessionKey !== 'string' || typeof sessionToken !== 'string') {
    throw new SignInRefusal('`Session` must be JSON with sessionId, sessionKey and sessionToken');
  }
  return { sessionId, sessionKey, sessionToken };
}

/**
 * To the console with the token; or, for who asks for JSON (the console itself), the credentials that it stands for. The destination is
 * handed on as it is: the console shows the page of that path and leads nowhere else.
 */
async function login(parameters: ReadonlyMap<string, string>, received: Received, needs: SignInNeeds): Promise<HttpResponse> {
  const token = parameters.get('SigninToken');
  if (token === undefined) throw new SignInRefusal('`SigninToken` is missing');
  const credentials = await redeem(token, needs);
  const { Issuer: issuer = null, Destination: destination = null } = Object.fromEntries(parameters);
  if (received.header('accept')?.includes('application/json') === true) return json(200, { credentials, issuer, destination });
  return toConsole(token, { issuer, destination });
}

/** A redirection to the console, which redeems the token. */
export function toConsole(token: string, more: { readonly issuer?: string | null; readonly destination: string | null }): HttpResponse {
  const fragment = new URLSearchParams({ SigninToken: token });
  if (more.issuer) fragment.set('Issuer', more.issuer);
  if (more.destination) fragment.set('Destination', more.destination);
  return { status: 302, headers: { location: `${CONSOLE}#${fragment.toString()}` }, body: '' };
}

/** A redirection to the console with a response that names several roles: the person chooses there. */
export function samlToConsole(response: string, destination: string | null): HttpResponse {
  const fragment = new URLSearchParams({ SAMLResponse: response, ...(destination === null ? {} : { Destination: destination }) });
  return { status: 302, headers: { location: `${CONSOLE}#${fragment.toString()}` }, body: '' };
}
