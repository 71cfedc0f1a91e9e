import type { SessionCredentials } from '../session/model.ts';
import type { OfferedRole } from './handed-over.ts';

type Answer = Readonly<Record<string, unknown>>;

/** Sends parameters to one of the paths of sign-in. Throws what it says. */
async function send(path: '/federation' | '/saml', parameters: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await fetch(path, { method: 'POST', headers: { accept: 'application/json' }, body: new URLSearchParams(parameters), redirect: 'error' });
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw Object.assign(new Error(String(answer['error'])), { name: 'SignInFailed', $metadata: { httpStatusCode: response.status } });
  return answer;
}

/** The credentials that a sign-in token stands for. */
export async function redeemToken(token: string): Promise<SessionCredentials> {
  const { credentials } = (await send('/federation', { Action: 'login', SigninToken: token })) as { readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string; readonly expiration: string } };
  return { ...credentials, expiration: Date.parse(credentials.expiration) };
}

/** What a SAML response opens: one role at once, or several to choose from. */
export async function askSaml(response: string, role?: string): Promise<{ readonly token: string } | { readonly roles: readonly OfferedRole[] }> {
  const answer = await send('/saml', { SAMLResponse: response, ...(role === undefined ? {} : { RoleArn: role }) });
  return typeof answer['SigninToken'] === 'string' ? { token: answer['SigninToken'] } : { roles: answer['roles'] as readonly OfferedRole[] };
}
