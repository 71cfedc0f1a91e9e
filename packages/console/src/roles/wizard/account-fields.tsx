import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLanguage, useTexts } from '../../i18n/language.tsx';
import { useSignedIn } from '../../session/session.tsx';
import type { AccountTrust } from '../trust/form.ts';
import { wizardTexts } from '../wizard-texts.ts';
import { problemOf, type TrustFieldsProps } from './fields.ts';

/** Which account is trusted, and what it has to bring: an external ID, a second factor. */
export function AccountFields({ form, problems, onChange }: TrustFieldsProps<AccountTrust>) {
  const text = useTexts(wizardTexts);
  const { account } = useSignedIn();
  const problem = problemOf(problems, 'account');
  return (
    <SpaceBetween size="m">
      {form.which === 'another' ? (
        <FormField label={text.account} description={text.accountHint} errorText={problem === undefined ? '' : problem === 'missing' ? text.needed : text.notAccount}>
          <Input value={form.account} inputMode="numeric" spellcheck={false} onChange={({ detail }) => onChange({ ...form, account: detail.value })} />
        </FormField>
      ) : (
        <span>{text.thisAccount(account)}</span>
      )}
      <FormField label={text.options}>
        <SpaceBetween size="xs">
          <Checkbox checked={form.requireExternalId} description={text.requireExternalIdHint} onChange={({ detail }) => onChange({ ...form, requireExternalId: detail.checked })}>
            {text.requireExternalId}
          </Checkbox>
          {form.requireExternalId && <ExternalIds form={form} problems={problems} onChange={onChange} />}
          <Checkbox checked={form.requireMfa} description={text.requireMfaHint} onChange={({ detail }) => onChange({ ...form, requireMfa: detail.checked })}>
            {text.requireMfa}
          </Checkbox>
        </SpaceBetween>
      </FormField>
    </SpaceBetween>
  );
}

/** The external IDs, any one of which will do: one of each tenant of the third party. */
function ExternalIds({ form, problems, onChange }: TrustFieldsProps<AccountTrust>) {
  const text = useTexts(wizardTexts);
  const { formats } = useLanguage();
  const { externalIds } = form;
  const said = (index: number): string => {
    const found = problems.find((problem) => problem.field === 'externalIds' && (problem.problem === 'missing' ? index === 0 : problem.index === index));
    return found?.field === 'externalIds' ? text.externalIdProblems[found.problem] : '';
  };
  const change = (index: number, typed: string): void => onChange({ ...form, externalIds: externalIds.map((id, at) => (at === index ? typed : id)) });
  return (
    <SpaceBetween size="xs">
      {externalIds.map((id, index) => {
        const number = formats.number(index + 1);
        return (
          <FormField
            key={index}
            label={index === 0 ? text.externalId : text.externalIdNumber(number)}
            description={index === 0 ? text.externalIdHint : undefined}
            errorText={said(index)}
            secondaryControl={
              externalIds.length === 1 ? null : (
                <Button iconName="remove" variant="icon" ariaLabel={text.removeExternalId(number)} onClick={() => onChange({ ...form, externalIds: externalIds.filter((_, at) => at !== index) })} />
              )
            }
          >
            <Input value={id} spellcheck={false} onChange={({ detail }) => change(index, detail.value)} />
          </FormField>
        );
      })}
      <Button onClick={() => onChange({ ...form, externalIds: [...externalIds, ''] })}>{text.addExternalId}</Button>
    </SpaceBetween>
  );
}
