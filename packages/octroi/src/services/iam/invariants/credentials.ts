import { freestanding, invariant, type Invariant } from '../../../kernel/invariants/invariant.ts';
import { deviceKeyOf, serialNumberOf } from '../../../kernel/mfa/serial-number.ts';
import { mfaAssignments, mfaDevices, mfaSeeds, mfaStates } from '../../../kernel/mfa/tables.ts';
import { accessRows, accountAccessRows } from '../last-use/access-rows.ts';
import { lastUseRows } from '../last-use/rows.ts';
import { loginProfiles } from '../login-profiles/tables.ts';
import { serviceCredentialOwners, serviceCredentials, serviceCredentialSecrets } from '../service-credentials/tables.ts';
import { signingCertificateOwners, signingCertificates } from '../signing-certificates/table.ts';
import { sshKeys } from '../ssh-keys/table.ts';
import { accessKeyIndex, accessKeys } from '../tables.ts';
import { needsOwner } from './entities.ts';

const WRITTEN_AFTERWARDS = 'it is written after the request that it tells of, for the reports alone';
const OWNER_KNOWS_NOT = 'its owner does not name it';
const fingerprintOf = (row: { readonly fingerprint: string }): string => row.fingerprint;

/** What users prove themselves with, and what is known of its use. */
export const credentialInvariants: readonly Invariant[] = [
  invariant(accessKeys, (subject) => {
    const { row, id, scope } = subject;
    const [owner, key] = id as [string, string];
    subject.requires(row.id === key, 'its key is the access key that it says');
    needsOwner(subject, owner);
    subject.needs(accessKeyIndex, [key], { in: subject.installation, that: (index) => index.account === scope.account && index.owner === owner, made: { account: scope.account, owner } });
  }),
  invariant(accessKeyIndex, (subject) => {
    const { row, id } = subject;
    subject.needs(accessKeys, [row.owner, id[0]!], { in: { ...subject.home, account: row.account } });
  }),
  invariant(loginProfiles, (subject) => needsOwner(subject, subject.id[0]!), OWNER_KNOWS_NOT),
  invariant(sshKeys, (subject) => {
    subject.requires(subject.row.id === subject.id[1], 'its key is the SSH key that it says');
    needsOwner(subject, subject.id[0]!);
  }, OWNER_KNOWS_NOT),
  invariant(signingCertificates, (subject) => {
    const { row, id } = subject;
    subject.requires(row.id === id[1], 'its key is the certificate that it says');
    needsOwner(subject, id[0]!);
    subject.needs(signingCertificateOwners, [row.fingerprint], { that: ({ owner }) => owner === id[0], made: { owner: id[0]! } });
  }),
  invariant(signingCertificateOwners, (subject) => {
    const { row, id } = subject;
    const found = subject.list(signingCertificates, [row.owner]).some((certificate) => fingerprintOf(certificate.row) === id[0]);
    subject.requires(found, `its owner \`${row.owner}\` has a signing certificate of this fingerprint`);
  }),
  invariant(serviceCredentials, (subject) => {
    const { row, id } = subject;
    subject.requires(row.id === id[1], 'its key is the credential that it says');
    needsOwner(subject, id[0]!);
    subject.needs(serviceCredentialOwners, [row.id], { that: ({ owner }) => owner === id[0], made: { owner: id[0]! } });
    subject.needs(serviceCredentialSecrets, [row.id]);
  }),
  invariant(serviceCredentialOwners, (subject) => {
    subject.needs(serviceCredentials, [subject.row.owner, subject.id[0]!]);
  }),
  invariant(serviceCredentialSecrets, (subject) => {
    subject.needs(serviceCredentialOwners, [subject.id[0]!]);
  }),
  invariant(mfaDevices, (subject) => {
    const { row, id, scope } = subject;
    subject.requires(id[0] === deviceKeyOf(scope, serialNumberOf(scope, row)), 'its key is the path and the name that it says');
    subject.needs(mfaSeeds, id);
    if (row.assigned === undefined) return;
    needsOwner(subject, row.assigned.owner);
    subject.needs(mfaAssignments, [row.assigned.owner, id[0]!], { made: {} });
  }),
  invariant(mfaSeeds, (subject) => {
    subject.needs(mfaDevices, subject.id);
  }),
  invariant(mfaStates, (subject) => {
    subject.needs(mfaDevices, subject.id);
  }, 'a device of which no code came has none'),
  invariant(mfaAssignments, (subject) => {
    const [owner, key] = subject.id as [string, string];
    subject.needs(mfaDevices, [key], { that: ({ assigned }) => assigned?.owner === owner });
  }),
  freestanding(lastUseRows, WRITTEN_AFTERWARDS),
  freestanding(accessRows, WRITTEN_AFTERWARDS),
  freestanding(accountAccessRows, WRITTEN_AFTERWARDS),
];
