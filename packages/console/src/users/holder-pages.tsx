import { IAMClient } from '@aws-sdk/client-iam';
import { useMemo } from 'react';
import { useClient } from '../api/clients.tsx';
import { useTexts } from '../i18n/language.tsx';
import { AttachPoliciesPage, type HolderPageProps } from '../permissions/attach-page.tsx';
import { userHolder } from '../permissions/holder.ts';
import { InlinePolicyPage } from '../permissions/inline-page.tsx';
import { userAddress, useName } from './address.ts';
import { userTexts } from './texts.ts';

/** Attaches policies to the user that the address names. */
export function AttachToUserPage() {
  return <AttachPoliciesPage {...useUserAsHolder()} />;
}

/** An inline policy of the user that the address names. */
export function UserInlinePolicyPage() {
  return <InlinePolicyPage {...useUserAsHolder()} />;
}

function useUserAsHolder(): HolderPageProps {
  const { users } = useTexts(userTexts);
  const name = useName();
  const iam = useClient(IAMClient);
  const holder = useMemo(() => userHolder(iam, name), [iam, name]);
  const base = userAddress(name);
  return { holder, base, crumbs: [{ text: 'IAM', to: '/iam' }, { text: users, to: '/users' }, { text: name, to: base }] };
}
