import { generateKeyPairSync } from 'node:crypto';
import { generate } from 'selfsigned';

/** A self-signed certificate with its private key, both PEM. */
export interface CertificatePair {
  readonly certificate: string;
  readonly privateKey: string;
}

/** Makes a certificate of its own key for a name; they end after a year. */
export async function selfSigned(name: string): Promise<CertificatePair> {
  const made = await generate([{ name: 'commonName', value: name }], { algorithm: 'sha256', keySize: 2048 });
  return { certificate: made.cert, privateKey: made.private };
}

/** A fresh RSA public key as PEM and, field by field after RFC 4253, as SSH. */
export function rsaPublicKey(bits = 2048): { readonly pem: string; readonly ssh: string } {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const { e, n } = publicKey.export({ format: 'jwk' });
  const modulus = Buffer.concat([Buffer.from([0]), Buffer.from(n!, 'base64url')]);
  const fields = [Buffer.from('ssh-rsa'), Buffer.from(e!, 'base64url'), modulus].flatMap((field) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(field.length);
    return [length, field];
  });
  return { pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), ssh: `ssh-rsa ${Buffer.concat(fields).toString('base64')}` };
}
