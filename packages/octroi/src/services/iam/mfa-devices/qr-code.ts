const ISSUER = 'Amazon%20Web%20Services';

/** What an authenticator app reads: `otpauth://totp/Amazon%20Web%20Services:ann@example?secret=...` with the alias or id of the account. */
export function seedUri(deviceName: string, account: string, seed: string): string {
  return `otpauth://totp/${ISSUER}:${encodeURIComponent(deviceName)}@${encodeURIComponent(account)}?secret=${seed}&issuer=${ISSUER}`;
}

/** A QR code as PNG. */
export async function qrCode(text: string): Promise<Buffer> {
  const { toBuffer } = await import('qrcode');
  return toBuffer(text, { type: 'png', errorCorrectionLevel: 'M' });
}
