import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

export interface TokenOptions {
  /** Milliseconds; default: the host's clock. Give the server's decision clock where a test has moved it. */
  readonly now?: number;
  /** Seconds; default 3600. */
  readonly lifetime?: number;
}

/** An OpenID Connect issuer of a test: it signs what it is told to. */
export interface TestIssuer {
  /** `iss` of its tokens; register it with CreateOpenIDConnectProvider. */
  readonly issuer: string;
  /** Its public keys, for `startOctroi({ issuers: [issuer] })` or for a key file. */
  readonly keys: readonly JWK[];
  /** A signed token with these claims, besides `iss`, `iat` and `exp`, each of which a claim of the same name replaces; undefined leaves it out. */
  token(claims: Readonly<Record<string, unknown>>, options?: TokenOptions): Promise<string>;
}

export interface TestIssuerOptions {
  /** Default `RS256`. */
  readonly algorithm?: 'RS256' | 'RS384' | 'RS512' | 'ES256' | 'ES384' | 'ES512';
  /** Default `test-key`. */
  readonly keyId?: string;
}

/** Makes an issuer with a key of its own. Nothing listens: the server is given the public key. */
export async function testIssuer(issuer = 'https://idp.example.com', options: TestIssuerOptions = {}): Promise<TestIssuer> {
  const { algorithm = 'RS256', keyId = 'test-key' } = options;
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const key: JWK = { ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: algorithm };
  return { issuer, keys: [key], token: (claims, tokenOptions = {}) => sign(privateKey, { alg: algorithm, kid: keyId }, { iss: issuer, ...claims }, tokenOptions) };
}

function sign(key: CryptoKey, header: { alg: string; kid: string }, claims: Readonly<Record<string, unknown>>, { now = Date.now(), lifetime = 3600 }: TokenOptions): Promise<string> {
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT({ iat: issuedAt, exp: issuedAt + lifetime, ...claims }).setProtectedHeader(header).sign(key);
}
