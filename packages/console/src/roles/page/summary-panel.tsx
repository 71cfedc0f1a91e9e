import { IAMClient, type Role } from '@aws-sdk/client-iam';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useCallback } from 'react';
import { useClient } from '../../api/clients.tsx';
import { useLoad } from '../../api/load.ts';
import { useLanguage, useTexts } from '../../i18n/language.tsx';
import { Copyable, Fields, Moment } from '../../parts/fields.tsx';
import { Ago } from '../last-activity.tsx';
import { roleArnParts, switchRoleLink } from '../names.ts';
import { instanceProfiles } from '../role.ts';
import { roleTexts } from '../texts.ts';
import type { TrustedEntity } from '../trust/entity.ts';

const CONSOLE = '/console';

/** What a role is, its ARN to be copied among it. */
export function SummaryPanel({ role, linked, trusted }: { readonly role: Role; readonly linked: boolean; readonly trusted: readonly TrustedEntity[] }) {
  const text = useTexts(roleTexts);
  const { Arn = '', RoleId = '', Path = '/', CreateDate, RoleLastUsed, MaxSessionDuration = 3600 } = role;
  const named = roleArnParts(Arn);
  // Who is a service or signs in elsewhere does not switch to roles.
  const switched = !linked && trusted.some(({ kind }) => kind === 'account' || kind === 'user' || kind === 'role' || kind === 'everyone');
  return (
    <Container header={<Header variant="h2">{text.summary}</Header>}>
      <Fields
        columns={3}
        items={[
          { label: text.created, value: <Moment of={CreateDate} /> },
          { label: text.roleArn, value: <Copyable name={text.roleArn} value={Arn} /> },
          ...(switched && named !== null ? [{ label: text.link, value: <Copyable name={text.link} value={switchRoleLink(`${location.origin}${CONSOLE}`, named.account, named)} /> }] : []),
          { label: text.lastActivity, value: RoleLastUsed?.LastUsedDate === undefined ? null : <Ago at={RoleLastUsed.LastUsedDate} /> },
          { label: text.duration, value: <Duration seconds={MaxSessionDuration} /> },
          { label: text.roleId, value: RoleId },
          { label: text.path, value: Path },
          ...(trusted.some((entity) => entity.kind === 'service' && entity.service.startsWith('ec2.')) ? [{ label: text.instanceProfiles, value: <Profiles role={role.RoleName ?? ''} /> }] : []),
        ]}
      />
    </Container>
  );
}

export function Duration({ seconds }: { readonly seconds: number }) {
  const text = useTexts(roleTexts);
  const { formats } = useLanguage();
  const hours = seconds / 3600;
  return <>{Number.isInteger(hours) ? text.hours(formats.number(hours), hours === 1) : text.seconds(formats.number(seconds))}</>;
}

function Profiles({ role }: { readonly role: string }) {
  const iam = useClient(IAMClient);
  const profiles = useLoad(useCallback(() => instanceProfiles(iam, role), [iam, role]));
  return <>{(profiles.data ?? []).map(({ Arn }) => Arn).join(', ') || '-'}</>;
}
