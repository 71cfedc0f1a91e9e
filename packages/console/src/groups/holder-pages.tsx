import { IAMClient } from '@aws-sdk/client-iam';
import { useMemo } from 'react';
import { useClient } from '../api/clients.tsx';
import { useTexts } from '../i18n/language.tsx';
import { AttachPoliciesPage, type HolderPageProps } from '../permissions/attach-page.tsx';
import { groupHolder } from '../permissions/holder.ts';
import { InlinePolicyPage } from '../permissions/inline-page.tsx';
import { groupAddress, useName } from '../users/address.ts';
import { groupTexts } from './texts.ts';

/** Attaches policies to the group that the address names. */
export function AttachToGroupPage() {
  return <AttachPoliciesPage {...useGroupAsHolder()} />;
}

/** An inline policy of the group that the address names. */
export function GroupInlinePolicyPage() {
  return <InlinePolicyPage {...useGroupAsHolder()} />;
}

function useGroupAsHolder(): HolderPageProps {
  const { groups } = useTexts(groupTexts);
  const name = useName();
  const iam = useClient(IAMClient);
  const holder = useMemo(() => groupHolder(iam, name), [iam, name]);
  const base = groupAddress(name);
  return { holder, base, crumbs: [{ text: 'IAM', to: '/iam' }, { text: groups, to: '/groups' }, { text: name, to: base }] };
}
