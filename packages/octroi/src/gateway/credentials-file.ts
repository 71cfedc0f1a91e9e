import { appendFileSync, chmodSync, existsSync, readFileSync } from 'node:fs';
import type { RootKey } from './accounts.ts';

/**
 * Adds root keys to an AWS shared-credentials file, one profile per account, readable by its owner alone. A profile that is
 * there already is left as it is: the file is written once per key.
 */
export function writeCredentials(file: string, keys: readonly RootKey[]): void {
  if (keys.length === 0) return;
  const existing = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const fresh = keys.filter((key) => !existing.includes(key.accessKeyId));
  const taken = new Set([...existing.matchAll(/^\[([^\]]+)\]/gm)].map((match) => match[1]));
  const text = fresh.map((key) => {
    const profile = taken.has(key.name) || !/^[\w.-]+$/.test(key.name) ? key.accountId : key.name;
    taken.add(profile);
    return `[${profile}]\n# root user of account ${key.accountId}\naws_access_key_id = ${key.accessKeyId}\naws_secret_access_key = ${key.secretAccessKey}\n\n`;
  });
  appendFileSync(file, text.join(''), { mode: 0o600 });
  chmodSync(file, 0o600);
}
