import { EVERYONE } from '../store/store.ts';
import type { Platform, Reply } from './call.ts';
import { verifySecret } from './client-secret.ts';
import type { RateLimit } from './rate-limit.ts';
import { TOKEN_SECONDS, issueToken } from './tokens.ts';

export interface TokenRequest {
  readonly authorization: string | undefined;
  /** The form that was sent. */
  readonly form: string;
}

/** GEN-14: `POST /oauth/token` of the client-credentials grant. */
export async function tokenReply(platform: Platform, limit: RateLimit, request: TokenRequest): Promise<Reply> {
  const grant = new URLSearchParams(request.form).getAll('grant_type');
  if (grant.length !== 1) return refusal(400, 'invalid_request', 'grant_type is required');
  if (grant[0] !== 'client_credentials') return refusal(400, 'unsupported_grant_type', 'only client_credentials is supported');
  const given = basicCredentials(request.authorization);
  if (given === undefined) return refusal(401, 'invalid_client', 'client authentication is required');
  const client = platform.store.read((tables) => tables.clients.get(EVERYONE, given.id));
  if (client === undefined) return refusal(400, 'invalid_client', `client not found: ${given.id}`);
  const wait = limit.take(client.id);
  // GEN-16: Terraform's provider tries again if it reads just this.
  if (wait > 0) return refusal(400, 'invalid_request', `rate limit exceeded; retry in ${wait} seconds`);
  if (!(await verifySecret(given.secret, client.secretHash))) return refusal(401, 'invalid_client', 'the client secret is wrong');
  return { status: 200, json: { access_token: issueToken(platform, client), token_type: 'bearer', expires_in: TOKEN_SECONDS } };
}

function refusal(status: number, error: string, description: string): Reply {
  return { status, json: { error, description, error_description: description } };
}

const MOST_CHARACTERS = 1024;

function basicCredentials(authorization: string | undefined): { readonly id: string; readonly secret: string } | undefined {
  const found = authorization === undefined || authorization.length > MOST_CHARACTERS ? null : /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(authorization);
  if (found === null) return undefined;
  const text = Buffer.from(found[1]!, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 1 ? undefined : { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}
