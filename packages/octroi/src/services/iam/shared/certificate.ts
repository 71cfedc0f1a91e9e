import { X509Certificate } from 'node:crypto';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text, first to last; null if it holds anything else, or none (IAM-150, IAM-151). */
export function readCertificates(text: string): readonly X509Certificate[] | null {
  const blocks = text.match(CERTIFICATE) ?? [];
  if (blocks.length === 0 || text.replace(CERTIFICATE, '').trim() !== '') return null;
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return null;
  }
}

/** The one certificate of a PEM text, or null. */
export function readCertificate(text: string): X509Certificate | null {
  const all = readCertificates(text);
  return all?.length === 1 ? all[0]! : null;
}
