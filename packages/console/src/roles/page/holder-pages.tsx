import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { useCallback, useMemo } from 'react';
import { useClient } from '../../api/clients.tsx';
import { useLoad } from '../../api/load.ts';
import { useTexts } from '../../i18n/language.tsx';
import { AttachPoliciesPage, type HolderPageProps } from '../../permissions/attach-page.tsx';
import { roleHolder } from '../../permissions/holder.ts';
import { InlinePolicyPage } from '../../permissions/inline-page.tsx';
import { roleAddress, useRoleName } from '../address.ts';
import { isServiceLinked } from '../names.ts';
import { roleTexts } from '../texts.ts';

/** Attaches policies to the role that the address names. */
export function AttachToRolePage() {
  return <AttachPoliciesPage {...useRoleAsHolder()} />;
}

/** An inline policy of the role that the address names. */
export function RoleInlinePolicyPage() {
  const holder = useRoleAsHolder();
  const iam = useClient(IAMClient);
  const { name } = holder.holder;
  const linked = useLoad(useCallback(async () => isServiceLinked((await iam.send(new GetRoleCommand({ RoleName: name }))).Role?.Path ?? '/'), [iam, name]));
  // Who may not read the role may still be allowed to write its policies; the service has the last word.
  return <InlinePolicyPage {...holder} editable={linked.data !== true} />;
}

function useRoleAsHolder(): HolderPageProps {
  const { roles } = useTexts(roleTexts);
  const name = useRoleName();
  const iam = useClient(IAMClient);
  const holder = useMemo(() => roleHolder(iam, name), [iam, name]);
  const base = roleAddress(name);
  return { holder, base, crumbs: [{ text: 'IAM', to: '/iam' }, { text: roles, to: '/roles' }, { text: name, to: base }] };
}
