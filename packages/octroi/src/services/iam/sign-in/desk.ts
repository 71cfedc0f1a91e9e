import { randomBytes, randomUUID } from 'node:crypto';
import { permitWithoutCaller } from '../../../kernel/authorise.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Clocks } from '../../../kernel/clock.ts';
import { proveSecondFactor } from '../../../kernel/mfa/second-factor.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import { writerFor } from '../../../kernel/rows.ts';
import type { PasswordDesk, RightPassword } from '../../../kernel/sign-in.ts';
import type { Kv } from '../../../store/kv.ts';
import { isPresent, openHashes, sealHashes } from '../login-profiles/password-hashes.ts';
import { ROOT_PROFILE } from '../login-profiles/root-password.ts';
import { loginProfiles, type LoginProfileRow } from '../login-profiles/tables.ts';
import { nameKey, users } from '../tables.ts';
import { find, type Named } from './find.ts';
import { Turns } from './turns.ts';

export interface DeskNeeds {
  readonly kv: Kv;
  readonly seal: Sealer;
  readonly clocks: Clocks;
}

const NOBODY = 'nobody';
const DAY_MILLIS = 86_400_000;

/** Where passwords are compared: rows are read, then scrypt runs outside of any transaction, for names that do not exist as well. */
export function openPasswordDesk({ kv, seal, clocks }: DeskNeeds): PasswordDesk {
  const turns = new Turns();
  const nobodys = hashesOfNobody(seal);
  return {
    async compare(claim) {
      const { account, named } = await kv.read((snapshot) => find(snapshot, claim));
      const { row, owner } = named?.profile === undefined ? { row: nobodys, owner: NOBODY } : { row: named.profile, owner: named.sealedFor };
      const same = await turns.take(() => isPresent(claim.password, openHashes(row, owner, seal)));
      const claimed = { account, arn: named?.caller.arn ?? null };
      return { claimed, right: same && named?.profile !== undefined ? rightPassword(named, named.profile, clocks.decision()) : null };
    },

    async proveCode(caller, factor, requestId) {
      const facts = { requestId, caller, scope: { partition: caller.partition, account: caller.account ?? '', region: '-' }, now: clocks.decision(), hostNow: clocks.host() };
      const { result: good } = await kv.transact(randomUUID(), async (tx) => (await proveSecondFactor(tx, factor, facts, seal)) === null);
      return good;
    },

    async noteUse(caller) {
      const now = clocks.decision();
      const mark = randomUUID();
      await kv.transact(mark, async (tx) => {
        const home = { partition: caller.partition, account: caller.account ?? '', region: '-' };
        const permit = permitWithoutCaller([{ scope: home, tables: [users, loginProfiles], mode: 'write' }]);
        try {
          await writeUse(writerFor(tx, permit, home, mark), caller, now);
        } finally {
          permit.end();
        }
      });
    },
  };
}

async function writeUse(rows: ReturnType<typeof writerFor>, caller: Caller, now: number): Promise<void> {
  if (caller.principal.kind === 'root') {
    const row = await rows.get(loginProfiles, [ROOT_PROFILE]);
    if (row !== undefined) rows.put(loginProfiles, [ROOT_PROFILE], { ...row, usedAt: now });
    return;
  }
  const key = [nameKey(caller.userName ?? '')];
  const row = await rows.get(users, key);
  // It may have been deleted or renamed meanwhile, and another one may have its name.
  if (row?.id === caller.userId) rows.put(users, key, { ...row, passwordLastUsed: now });
}

function rightPassword({ caller, policy, devices }: Named, profile: LoginProfileRow, now: number): RightPassword {
  // IAM-53: the age of a password, and who may set another one then.
  const old = policy?.maxAge !== undefined && now >= profile.changedAt + policy.maxAge * DAY_MILLIS;
  const state = old && policy.hardExpiry === true ? 'expired' : old || profile.resetRequired ? 'reset' : 'good';
  return { caller, devices, state };
}

/** What passwords of nobody are compared with, in the same steps: no password has a hash of random bytes. */
function hashesOfNobody(seal: Sealer): LoginProfileRow {
  const hashes = { salt: randomBytes(16).toString('base64'), hashes: [randomBytes(32).toString('base64')] };
  return { createdAt: 0, changedAt: 0, resetRequired: false, secret: sealHashes(hashes, NOBODY, seal) };
}
