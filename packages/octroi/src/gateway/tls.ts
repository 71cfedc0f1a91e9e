import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';

/** A certificate and its private key, both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes a self-signed certificate for this host, localhost and its subdomains, good for a year. Loaded only when TLS is asked for. */
export async function ownCertificate(host: string): Promise<Certificate> {
  const { generate } = await import('selfsigned');
  const names = new Set(['localhost', '*.localhost', '127.0.0.1', '::1', host]);
  const altNames = [...names].map((name) => (isIP(name) === 0 ? { type: 2 as const, value: name } : { type: 7 as const, ip: name }));
  const made = await generate([{ name: 'commonName', value: 'octroi' }], {
    algorithm: 'sha256',
    keySize: 2048,
    extensions: [{ name: 'basicConstraints', cA: true }, { name: 'subjectAltName', altNames }],
  });
  return { cert: made.cert, key: made.private };
}

/** What is wrong with a given certificate and key, as a sentence that shows neither; null if a server can use them. */
export function certificateProblem(certificate: Certificate): string | null {
  try {
    // A context takes an empty text for "none", and every handshake would fail.
    if (certificate.cert.trim() === '' || certificate.key.trim() === '') return 'the TLS certificate or its key is empty';
    createSecureContext({ ...certificate });
    return null;
  } catch (error) {
    return `the TLS certificate and key cannot be used together: ${(error as Error).message}`;
  }
}
