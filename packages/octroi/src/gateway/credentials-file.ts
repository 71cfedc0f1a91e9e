import { closeSync, existsSync, fchmodSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { RootKey } from './accounts.ts';

/**
 * The AWS shared-credentials file of a data folder: one profile per root key that was made, readable by its owner alone. Profiles are
 * only ever added; what a person wrote there stays.
 */
export class CredentialsFile {
  readonly path: string;

  /** Makes sure that the file can be written before any key is made, which would be lost otherwise. */
  constructor(path: string) {
    this.path = path;
    this.#append('');
  }

  /** Adds the key under its account's name, or under the account id if that name is taken or none for a profile. Returns the profile. */
  add(key: RootKey): string {
    const taken = new Set(this.profiles());
    const names = [...(/^[\w.-]{1,128}$/.test(key.name) ? [key.name] : []), key.accountId];
    let profile = names.find((name) => !taken.has(name));
    for (let number = 2; profile === undefined; number++) if (!taken.has(`${key.accountId}-${number}`)) profile = `${key.accountId}-${number}`;
    this.#append(`[${profile}]\n# root user of account ${key.accountId}\naws_access_key_id = ${key.accessKeyId}\naws_secret_access_key = ${key.secretAccessKey}\n\n`);
    return profile;
  }

  /** The profiles of the file, first to last. */
  profiles(): string[] {
    return existsSync(this.path) ? [...readFileSync(this.path, 'utf8').matchAll(/^\[([^\]]+)\]/gm)].map((match) => match[1]!) : [];
  }

  /** The mode is set before the first secret is in the file. */
  #append(text: string): void {
    const handle = openSync(this.path, 'a', 0o600);
    try {
      fchmodSync(handle, 0o600);
      writeSync(handle, text);
    } finally {
      closeSync(handle);
    }
  }
}
