import { openIdProviders, samlProviders } from '../../../kernel/federation/tables.ts';
import { freestanding, invariant, type Invariant } from '../../../kernel/invariants/invariant.ts';
import { organizations } from '../../../kernel/organization/tables.ts';
import { issuerOwners, OUTBOUND, outboundFederation } from '../../../kernel/outbound-federation.ts';
import { rootAccess } from '../../../kernel/root-access.ts';
import { tokenVersions } from '../../../kernel/sts-settings.ts';
import { accountAliases, accountProperties, aliasOwners, ONLY, passwordPolicies } from '../account/tables.ts';
import { jobPieces } from '../access-reports/jobs.ts';
import { credentialReportPieces, credentialReports, ONLY_REPORT } from '../credential-report/table.ts';
import { samlMetadataTexts, samlProviderKeys } from '../identity-providers/saml/provider.ts';
import { serverCertificateKeys, serverCertificates, serverCertificateTexts } from '../server-certificates/tables.ts';
import { deletionTasks } from '../service-linked-roles/deletion-task.ts';
import { nameKey } from '../tables.ts';

const SETTING = 'an account without this setting has the standard one';
const LAST_PIECE = 'how many pieces a text has is said nowhere: a first one or one between is noticed, a last one is not';
const unique = (row: { readonly id: string }): string => row.id;

/** Settings of the account, whom it trusts for identities, its certificates, and reports about it. */
export const accountInvariants: readonly Invariant[] = [
  freestanding(passwordPolicies, SETTING),
  freestanding(accountProperties, SETTING),
  freestanding(tokenVersions, SETTING),
  invariant(accountAliases, (subject) => {
    const { account } = subject.scope;
    subject.needs(aliasOwners, [subject.row.alias], { in: subject.installation, that: (owner) => owner.account === account, made: { account } });
  }),
  invariant(aliasOwners, (subject) => {
    subject.needs(accountAliases, ONLY, { in: { ...subject.home, account: subject.row.account }, that: ({ alias }) => alias === subject.id[0] });
  }),
  invariant(outboundFederation, (subject) => {
    const { account } = subject.scope;
    subject.needs(issuerOwners, [subject.row.issuerId], { in: subject.installation, that: (owner) => owner.account === account, made: { account } });
  }),
  invariant(issuerOwners, (subject) => {
    subject.needs(outboundFederation, OUTBOUND, { in: { ...subject.home, account: subject.row.account }, that: ({ issuerId }) => issuerId === subject.id[0] });
  }),
  invariant(rootAccess, (subject) => {
    subject.needs(organizations, [subject.id[0]!]);
  }, 'an organization without it has centralised nothing'),
  freestanding(openIdProviders, 'roles name it by its ARN, and need not find it'),
  invariant(samlProviders, (subject) => {
    const { row, id } = subject;
    subject.requires(id[0] === nameKey(row.name), 'its key is its name in lower case');
    subject.requiresPieces(subject.list(samlMetadataTexts, [row.id]), 'all pieces of its metadata are there');
    for (const key of row.privateKeys) subject.needs(samlProviderKeys, [row.id, key.id]);
  }),
  invariant(samlMetadataTexts, (subject) => subject.requires(subject.find(samlProviders, subject.id[0]!, unique) !== undefined, `there is a SAML provider of the id \`${subject.id[0]}\``), LAST_PIECE),
  invariant(samlProviderKeys, (subject) => {
    const provider = subject.find(samlProviders, subject.id[0]!, unique)?.row;
    subject.requires(provider?.privateKeys.some(({ id }) => id === subject.id[1]) === true, `a SAML provider of the id \`${subject.id[0]}\` has the key \`${subject.id[1]}\``);
  }),
  invariant(serverCertificates, (subject) => {
    const { row, id } = subject;
    subject.requires(id[0] === nameKey(row.name), 'its key is its name in lower case');
    subject.needs(serverCertificateKeys, [row.id]);
    subject.requiresPieces(subject.list(serverCertificateTexts, [row.id, 'body']), 'its body is there');
    const chain = subject.list(serverCertificateTexts, [row.id, 'chain']);
    if (chain.length > 0) subject.requiresPieces(chain, 'all pieces of its chain are there');
  }),
  invariant(serverCertificateTexts, (subject) => subject.requires(subject.find(serverCertificates, subject.id[0]!, unique) !== undefined, `there is a server certificate of the id \`${subject.id[0]}\``), LAST_PIECE),
  invariant(serverCertificateKeys, (subject) => subject.requires(subject.find(serverCertificates, subject.id[0]!, unique) !== undefined, `there is a server certificate of the id \`${subject.id[0]}\``)),
  invariant(credentialReports, (subject) => subject.requiresPieces(subject.list(credentialReportPieces), 'all pieces of the report are there')),
  invariant(credentialReportPieces, (subject) => {
    subject.needs(credentialReports, ONLY_REPORT);
  }, LAST_PIECE),
  invariant(jobPieces, (subject) => subject.requires(subject.id[1] === '00' || subject.get(jobPieces, [subject.id[0]!, '00']) !== undefined, 'the report begins with its first piece'), 'a report is what its pieces are'),
  freestanding(deletionTasks, 'it tells how a deletion went, which is over'),
];
