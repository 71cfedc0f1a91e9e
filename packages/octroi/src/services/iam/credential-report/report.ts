import type { LastUse } from '../../../kernel/last-uses.ts';
import { mfaAssignments } from '../../../kernel/mfa/tables.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import { ONLY, passwordPolicies } from '../account/tables.ts';
import { lastUseRows } from '../last-use/rows.ts';
import { ROOT_PROFILE } from '../login-profiles/root-password.ts';
import { loginProfiles, type LoginProfileRow } from '../login-profiles/tables.ts';
import { entityArn } from '../shared/arns.ts';
import { signingCertificates, type SigningCertificateRow } from '../signing-certificates/table.ts';
import { accessKeys, users, type AccessKeyRow, type UserRow } from '../tables.ts';
import { COLUMNS, line, moment } from './csv.ts';

const DAY_MILLIS = 86_400_000;

/** What a report is made of. */
export const reportTables: readonly Table<unknown>[] = [users, accessKeys, signingCertificates, lastUseRows, loginProfiles, passwordPolicies, mfaAssignments];

/** The credentials of an account, as rows of its users tell them. */
interface Credentials {
  readonly keys: ReadonlyMap<string, readonly AccessKeyRow[]>;
  readonly certificates: ReadonlyMap<string, readonly SigningCertificateRow[]>;
  readonly uses: ReadonlyMap<string, LastUse>;
}

/** The whole report as CSV: the root user first, then the users by name (IAM-133). `createdAt` is the account's, in milliseconds. */
export async function credentialReport(rows: RowReader, scope: Scope, createdAt: number): Promise<string> {
  const credentials: Credentials = {
    keys: byOwner(await listAll(rows, accessKeys), ({ createdAt: at }) => at),
    certificates: byOwner(await listAll(rows, signingCertificates), ({ uploadedAt }) => uploadedAt),
    uses: new Map((await listAll(rows, lastUseRows)).map(({ id, row }) => [id[0]!, row])),
  };
  const profiles = new Map((await listAll(rows, loginProfiles)).map(({ id, row }) => [id[0]!, row]));
  const withMfa = new Set((await listAll(rows, mfaAssignments)).map(({ id }) => id[0]!));
  const maxAge = (await rows.get(passwordPolicies, ONLY))?.maxAge;
  const rootUsed = profiles.get(ROOT_PROFILE)?.usedAt;
  const root = ['<root_account>', `arn:${scope.partition}:iam::${scope.account}:root`, moment(createdAt), 'not_supported', rootUsed === undefined ? 'no_information' : moment(rootUsed), 'not_supported', 'not_supported', String(withMfa.has('root'))];
  const lines = [line(COLUMNS), line([...root, ...credentialFields(credentials, 'root')])];
  for (const { row } of await listAll(rows, users)) {
    const user = [row.name, entityArn(scope, 'user', row), moment(row.createdAt), ...passwordFields(row, profiles.get(row.id), maxAge), String(withMfa.has(row.id))];
    lines.push(line([...user, ...credentialFields(credentials, row.id)]));
  }
  return lines.join('\n');
}

/** `maxAge` in days, as the account's password policy has it. */
function passwordFields(user: UserRow, profile: LoginProfileRow | undefined, maxAge: number | undefined): readonly string[] {
  if (profile === undefined) return ['false', 'N/A', 'N/A', 'N/A'];
  const used = user.passwordLastUsed === undefined ? 'no_information' : moment(user.passwordLastUsed);
  return ['true', used, moment(profile.changedAt), moment(maxAge === undefined ? undefined : profile.changedAt + maxAge * DAY_MILLIS)];
}

/** Rows by the first part of their ids, the oldest first. */
function byOwner<Row>(listed: readonly { readonly id: readonly string[]; readonly row: Row }[], ageOf: (row: Row) => number): ReadonlyMap<string, readonly Row[]> {
  const owners = Map.groupBy(listed, ({ id }) => id[0]!);
  return new Map([...owners].map(([owner, all]) => [owner, all.map(({ row }) => row).sort((one, other) => ageOf(one) - ageOf(other))]));
}

/** Two access keys and two certificates. */
function credentialFields({ keys, certificates, uses }: Credentials, owner: string): readonly string[] {
  const [ownKeys, ownCertificates] = [keys.get(owner) ?? [], certificates.get(owner) ?? []];
  return [...keyFields(ownKeys[0], uses), ...keyFields(ownKeys[1], uses), ...certificateFields(ownCertificates[0]), ...certificateFields(ownCertificates[1])];
}

function keyFields(key: AccessKeyRow | undefined, uses: ReadonlyMap<string, LastUse>): readonly string[] {
  const use = key === undefined ? undefined : uses.get(key.id);
  return [String(key?.status === 'Active'), moment(key?.createdAt), moment(use?.at), use?.region ?? 'N/A', use?.service ?? 'N/A'];
}

function certificateFields(certificate: SigningCertificateRow | undefined): readonly string[] {
  return [String(certificate?.status === 'Active'), moment(certificate?.uploadedAt)];
}
