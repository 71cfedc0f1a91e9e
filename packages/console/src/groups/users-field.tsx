import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import { useCallback } from 'react';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { groupTexts } from './texts.ts';

/** Users to choose from. */
export function UsersField({ chosen, onChange, without }: { readonly chosen: readonly string[]; readonly onChange: (names: readonly string[]) => void; readonly without: readonly (string | undefined)[] }) {
  const text = useTexts(groupTexts);
  const iam = useClient(IAMClient);
  const users = useLoad(useCallback(() => allPages(async (Marker) => iam.send(new ListUsersCommand({ Marker, MaxItems: 1000 })).then((page) => ({ items: page.Users, next: page.Marker }))), [iam]));
  const options = (users.data ?? []).flatMap(({ UserName: value = '' }) => (without.includes(value) ? [] : [{ value, label: value }]));
  if (users.error !== null) return <Refusal error={users.error} onRetry={users.reload} />;
  return (
    <FormField label={text.users}>
      <Multiselect
        options={options}
        placeholder={text.chooseUsers}
        empty={text.noOtherUsers}
        statusType={users.loading ? 'loading' : 'finished'}
        filteringType="auto"
        selectedOptions={options.filter(({ value }) => chosen.includes(value))}
        deselectAriaLabel={({ value = '' }) => text.removeFrom(value)}
        onChange={({ detail }) => onChange(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
      />
    </FormField>
  );
}
