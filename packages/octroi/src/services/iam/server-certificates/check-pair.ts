import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto';
import { ApiError } from '../../../kernel/api-error.ts';
import { readCertificate, readCertificates } from '../shared/certificate.ts';

const malformed = (text: string): ApiError => new ApiError('MalformedCertificate', text);

interface Given {
  readonly CertificateBody: string;
  readonly PrivateKey: string;
  readonly CertificateChain?: string | undefined;
}

/**
 * The certificate that a server would show, or MalformedCertificate for what is none, for a key that cannot be read and for a chain in
 * which one does not sign the one before; KeyPairMismatch if the key is of another certificate (IAM-150).
 */
export function checkedCertificate(given: Given): X509Certificate {
  const certificate = readCertificate(given.CertificateBody);
  if (certificate === null) throw malformed('Unable to parse certificate. Please ensure the certificate is in PEM format.');
  if (!certificate.checkPrivateKey(readKey(given.PrivateKey))) throw new ApiError('KeyPairMismatch', 'The public key certificate and the private key do not match.');
  if (given.CertificateChain !== undefined) checkChain(certificate, given.CertificateChain);
  return certificate;
}

/** A key without a passphrase: nobody could use another one. */
function readKey(text: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch {
    throw malformed('Unable to parse private key. Please ensure the private key is in PEM format and is not encrypted.');
  }
}

function checkChain(certificate: X509Certificate, text: string): void {
  const chain = readCertificates(text);
  if (chain === null) throw malformed('Unable to parse certificate chain. Please ensure the certificate chain is in PEM format.');
  let below = certificate;
  for (const [index, above] of chain.entries()) {
    if (!below.checkIssued(above) || !below.verify(above.publicKey)) {
      throw malformed(`Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: ${index}`);
    }
    below = above;
  }
}
