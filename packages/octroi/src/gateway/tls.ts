/** A certificate and its private key, both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes a self-signed certificate for this host, localhost and its subdomains, good for a year. Loaded only when TLS is asked for. */
export async function ownCertificate(host: string): Promise<Certificate> {
  const { generate } = await import('selfsigned');
  const names = new Set(['localhost', '*.localhost', host]);
  const altNames = [...names].map((name) => (/^[\d.]+$|:/.test(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name }));
  if (host !== '127.0.0.1') altNames.push({ type: 7, ip: '127.0.0.1' });
  const made = await generate([{ name: 'commonName', value: 'octroi' }], {
    algorithm: 'sha256',
    keySize: 2048,
    extensions: [{ name: 'basicConstraints', cA: true }, { name: 'subjectAltName', altNames }],
  });
  return { cert: made.cert, key: made.private };
}
