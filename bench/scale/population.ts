import { idsFrom } from '../../packages/octroi/src/kernel/ids.ts';
import { secretContext } from '../../packages/octroi/src/services/iam/principals/keys.ts';
import type { Change, Entry, Key } from '../../packages/octroi/src/store/kv.ts';
import type { Keyring } from '../../packages/octroi/src/store/seal.ts';
import { roleName, ROLES, TEMPLATE_ACCOUNT, userName, USERS } from './template.ts';

/** Principals that are copied together: each kind once, with what ties them to each other. */
export const TOGETHER = USERS + ROLES;
/** Copies of them in an account: 800 users and 200 roles. */
const COPIES = 50;

/** What differs from copy to copy: account ids, unique ids, access key ids, names. Everything else is the same text. */
const DIFFERENT = /111122223333|\b(?:AIDA|AROA|AGPA|ANPA)[A-Z2-7]{17}\b|\bAKIA[A-Z2-7]{16}\b|\b(?:user|role)-\d{7}\b/g;
const OF_A_PRINCIPAL = /^(?:AIDA|AROA|user-|role-)/;

/** Text around slots: `texts[0] + slots[0] + texts[1] ...` */
interface Pattern {
  readonly texts: readonly string[];
  readonly slots: readonly string[];
}

interface RowPattern {
  readonly key: readonly Pattern[];
  readonly value: Pattern;
}

/** A user or role of a population. */
export type Synthetic =
  | { readonly kind: 'user'; readonly account: string; readonly name: string; readonly id: string; readonly accessKeyId: string; readonly secretAccessKey: string }
  | { readonly kind: 'role'; readonly account: string; readonly name: string; readonly id: string };

/**
 * Accounts that are copies of one that was made through the API: the same rows under other ids, with their secrets sealed anew. The same
 * numbers give the same ids in every process; only what is sealed differs.
 */
export class Population {
  readonly #seal: Keyring;
  readonly #copies: number;
  readonly #ofAccount: RowPattern[] = [];
  readonly #ofPrincipals: RowPattern[] = [];
  /** The template's secret access keys, by access key id. */
  readonly #secrets = new Map<string, string>();
  readonly #ids: { readonly users: string[]; readonly roles: string[]; readonly keys: string[] } = { users: [], roles: [], keys: [] };
  readonly #principalSlots = new Set<string>();
  /** The root user's access key id in the template. */
  #root = '';

  constructor(template: readonly Entry[], seal: Keyring, copies = COPIES) {
    this.#seal = seal;
    this.#copies = copies;
    this.#learn(template);
    for (const row of template) {
      const pattern: RowPattern = { key: row.key.map((part) => this.#pattern(part)), value: this.#pattern(row.value) };
      const slots = [...pattern.key, pattern.value].flatMap((part) => part.slots);
      (slots.some((slot) => this.#principalSlots.has(slot)) ? this.#ofPrincipals : this.#ofAccount).push(pattern);
    }
  }

  get perAccount(): number {
    return this.#copies * TOGETHER;
  }

  /** The rows of an account of the population. */
  *rows(account: number): Generator<Change & { readonly value: string }, void> {
    const ofAccount = this.#filler(account, -1);
    for (const pattern of this.#ofAccount) {
      const row = filled(pattern, ofAccount);
      // Never less than there are (services/iam/shared/quota.ts).
      if (row.key[4] === 'quota-use' && row.key[5] === 'UsersQuota') yield { ...row, value: JSON.stringify({ atMost: USERS * this.#copies }) };
      else if (row.key[4] === 'quota-use' && row.key[5] === 'RolesQuota') yield { ...row, value: JSON.stringify({ atMost: ROLES * this.#copies }) };
      else yield row;
    }
    for (let copy = 0; copy < this.#copies; copy++) {
      const fill = this.#filler(account, copy);
      for (const pattern of this.#ofPrincipals) yield filled(pattern, fill);
    }
  }

  /** A principal by its number: four of five are users. */
  principal(number: number): Synthetic {
    const account = Math.floor(number / this.perAccount);
    const copy = Math.floor((number % this.perAccount) / TOGETHER);
    const kind = number % TOGETHER;
    const fill = this.#filler(account, copy);
    if (kind >= USERS) return { kind: 'role', account: accountId(account), name: fill(roleName(kind - USERS)), id: fill(this.#ids.roles[kind - USERS]!) };
    const key = this.#ids.keys[kind]!;
    return { kind: 'user', account: accountId(account), name: fill(userName(kind)), id: fill(this.#ids.users[kind]!), accessKeyId: fill(key), secretAccessKey: this.#secrets.get(key)! };
  }

  /** The key of the root user of an account of the population; null: of the template. */
  rootKey(account: string | null): { readonly accessKeyId: string; readonly secretAccessKey: string } {
    const number = account === null ? null : (Number(account) - FIRST_ACCOUNT) / BETWEEN_ACCOUNTS;
    return { accessKeyId: number === null ? this.#root : this.#filler(number, -1)(this.#root), secretAccessKey: this.#secrets.get(this.#root)! };
  }

  /** Takes the unique ids, active keys and secrets of the template from its rows. */
  #learn(template: readonly Entry[]): void {
    for (const { key, value } of template) {
      const row = JSON.parse(value) as { readonly id?: string; readonly name?: string; readonly status?: string; readonly secret?: string };
      if (key[4] === 'user') this.#ids.users[Number(row.name!.slice(5))] = row.id!;
      if (key[4] === 'role') this.#ids.roles[Number(row.name!.slice(5))] = row.id!;
      if (key[4] === 'access-key' && key[5] === 'root') this.#root = row.id!;
      if (key[4] === 'access-key') this.#secrets.set(row.id!, this.#seal.open(row.secret!, secretContext(row.id!)).toString('utf8'));
    }
    for (const { key, value } of template) {
      for (const [slot] of `${key.join(' ')} ${value}`.matchAll(DIFFERENT)) if (OF_A_PRINCIPAL.test(slot)) this.#principalSlots.add(slot);
      if (key[4] !== 'access-key' || key[5] === 'root') continue;
      const { id, status } = JSON.parse(value) as { readonly id: string; readonly status: string };
      this.#principalSlots.add(id);
      if (status === 'Active') this.#ids.keys[this.#ids.users.indexOf(key[5]!)] = id;
    }
  }

  #pattern(text: string): Pattern {
    const texts: string[] = [];
    const slots: string[] = [];
    const sealed = /(?<="id":"(AKIA\w{16})".*"secret":")[^"]+/.exec(text);
    const different = [...text.matchAll(DIFFERENT)].map((match) => ({ at: match.index, length: match[0].length, slot: match[0] }));
    const inSecret = ({ at }: { readonly at: number }): boolean => sealed !== null && at >= sealed.index && at < sealed.index + sealed[0].length;
    const found = different.filter((one) => !inSecret(one));
    if (sealed !== null) found.push({ at: sealed.index, length: sealed[0].length, slot: `secret of ${sealed[1]!}` });
    let from = 0;
    for (const { at, length, slot } of found.toSorted((a, b) => a.at - b.at)) {
      texts.push(text.slice(from, at));
      slots.push(slot);
      from = at + length;
    }
    texts.push(text.slice(from));
    return { texts, slots };
  }

  /** What the slots of a copy are filled with; copy -1 is the account itself. */
  #filler(account: number, copy: number): (slot: string) => string {
    const known = new Map<string, string>([[TEMPLATE_ACCOUNT, accountId(account)]]);
    const fill = (slot: string): string => {
      let text = known.get(slot);
      if (text === undefined) known.set(slot, (text = this.#fresh(slot, account, copy, fill)));
      return text;
    };
    return fill;
  }

  #fresh(slot: string, account: number, copy: number, fill: (slot: string) => string): string {
    if (slot.startsWith('secret of ')) {
      const key = slot.slice('secret of '.length);
      return this.#seal.seal(this.#secrets.get(key)!, secretContext(fill(key)));
    }
    if (slot.startsWith('user-')) return userName(copy * USERS + Number(slot.slice(5)));
    if (slot.startsWith('role-')) return roleName(copy * ROLES + Number(slot.slice(5)));
    const seed = Buffer.from(`${account}/${this.#principalSlots.has(slot) ? copy : ''}/${slot}`);
    const ids = idsFrom(() => seed);
    return slot.startsWith('AKIA') ? ids.accessKeyId('AKIA', accountId(account)) : ids.unique(slot.slice(0, 4) as 'AIDA');
  }
}

const FIRST_ACCOUNT = 210_000_000_000;
const BETWEEN_ACCOUNTS = 618_033_989;

function accountId(account: number): string {
  return String(FIRST_ACCOUNT + account * BETWEEN_ACCOUNTS);
}

function filled({ key, value }: RowPattern, fill: (slot: string) => string): { key: Key; value: string } {
  return { key: key.map((part) => text(part, fill)), value: text(value, fill) };
}

/** Joined in one go, since text put together by `+` keeps its pieces. */
function text({ texts, slots }: Pattern, fill: (slot: string) => string): string {
  if (slots.length === 0) return texts[0]!;
  const pieces = [texts[0]!];
  for (let at = 0; at < slots.length; at++) pieces.push(fill(slots[at]!), texts[at + 1]!);
  return pieces.join('');
}
