import { IAMClient, ListRolesCommand, type Role } from '@aws-sdk/client-iam';
import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useCallback } from 'react';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { functionTexts } from './texts.ts';
import { trustsLambda } from './trusts-lambda.ts';

/** The ARN of an execution role: one of those that trust Lambda, or any that is pasted. */
export function RoleField({ value, onChange, error }: { readonly value: string; readonly onChange: (arn: string) => void; readonly error: string }) {
  const text = useTexts(functionTexts);
  const iam = useClient(IAMClient);
  const roles = useLoad(
    useCallback(
      () =>
        allPages<Role>(async (marker) => {
          const { Roles, Marker } = await iam.send(new ListRolesCommand({ Marker: marker }));
          return { items: Roles, next: Marker };
        }),
      [iam],
    ),
  );
  const options = (roles.data ?? []).filter(({ AssumeRolePolicyDocument }) => trustsLambda(AssumeRolePolicyDocument ?? '')).map(({ Arn, RoleName, Description }) => ({ value: Arn ?? '', label: RoleName ?? '', ...(Description === undefined ? {} : { description: Description }) }));
  return (
    <FormField label={text.role} description={text.roleHint} errorText={error} constraintText={roles.error === null ? '' : text.rolesRefused}>
      <Autosuggest
        value={value}
        options={options}
        onChange={({ detail }) => onChange(detail.value)}
        enteredTextLabel={text.roleUse}
        placeholder={text.rolePlaceholder}
        empty={text.roleEmpty}
        statusType={roles.loading ? 'loading' : 'finished'}
      />
    </FormField>
  );
}
