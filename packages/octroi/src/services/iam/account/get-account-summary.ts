import type { GetAccountSummaryResponse } from '../../../../models/iam.gen.ts';
import { openIdProviders, samlProviders } from '../../../kernel/federation/tables.ts';
import { mfaAssignments, mfaDevices } from '../../../kernel/mfa/tables.ts';
import { reads } from '../../../kernel/operation.ts';
import { STS_SETTINGS, tokenVersions } from '../../../kernel/sts-settings.ts';
import { instanceProfiles } from '../instance-profiles/tables.ts';
import { ROOT_PROFILE } from '../login-profiles/root-password.ts';
import { loginProfiles } from '../login-profiles/tables.ts';
import { adjustedQuotas, countRows, quotasOf } from '../shared/quota.ts';
import { serverCertificates } from '../server-certificates/tables.ts';
import { signingCertificates } from '../signing-certificates/table.ts';
import { accessKeys, groups, policies, policyVersions, roles, users } from '../tables.ts';

export const getAccountSummary = reads<Readonly<Record<string, never>>, GetAccountSummaryResponse>({
  service: 'iam',
  name: 'GetAccountSummary',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetAccountSummary', resource: '*' }],
    asks: () => [{ action: 'iam:GetAccountSummary', resource: '*' }],
  },
  tables: [users, mfaDevices, mfaAssignments, groups, roles, policies, policyVersions, accessKeys, instanceProfiles, tokenVersions, signingCertificates, serverCertificates, openIdProviders, samlProviders, adjustedQuotas, loginProfiles],
  errors: [],
  async handle({ rows }) {
    const [userCount, groupCount, roleCount, policyCount, versionCount, profileCount, certificateCount, deviceCount, deviceUseCount] = await Promise.all([users, groups, roles, policies, policyVersions, instanceProfiles, serverCertificates, mfaDevices, mfaAssignments].map((table) => countRows(rows, table)));
    const rootKeys = await rows.list(accessKeys, { under: ['root'], limit: 1 });
    const rootPassword = await rows.get(loginProfiles, [ROOT_PROFILE]);
    const rootCertificates = await rows.list(signingCertificates, { under: ['root'], limit: 1 });
    const rootDevices = await rows.list(mfaAssignments, { under: ['root'], limit: 1 });
    return {
      SummaryMap: {
        ...(await quotasOf(rows)),
        AccountAccessKeysPresent: rootKeys.length,
        AccountMFAEnabled: rootDevices.length,
        AccountPasswordPresent: rootPassword === undefined ? 0 : 1,
        AccountSigningCertificatesPresent: rootCertificates.length,
        GlobalEndpointTokenVersion: (await rows.get(tokenVersions, STS_SETTINGS))?.version ?? 1,
        Groups: groupCount!,
        InstanceProfiles: profileCount!,
        MFADevices: deviceCount!,
        MFADevicesInUse: deviceUseCount!,
        Policies: policyCount!,
        PolicyVersionsInUse: versionCount!,
        Providers: (await countRows(rows, openIdProviders)) + (await countRows(rows, samlProviders)),
        Roles: roleCount!,
        ServerCertificates: certificateCount!,
        Users: userCount!,
      },
    };
  },
});
