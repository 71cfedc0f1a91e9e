import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Show } from '../parts/states.tsx';
import { CredentialForm } from './credential-form.tsx';
import type { Credential } from './model.ts';
import { usePlatform } from './platform-context.tsx';
import { genesysTexts } from './texts.ts';

/** The credential of an integration: one that is there, or a new one. */
export function CredentialSelect({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string) => void }) {
  const text = useTexts(genesysTexts);
  const { client } = usePlatform();
  const credentials = useLoad(useCallback((signal: AbortSignal) => client.all<Credential>('/integrations/credentials', 100, signal), [client]));
  const [making, setMaking] = useState(false);
  return (
    <Show of={credentials}>
      {(known) => {
        const options = known.map(({ id, name }) => ({ value: id, label: name === '' ? id : name }));
        return (
          <>
            <FormField label={text.credential} description={text.noCredentialsText}>
              <SpaceBetween direction="horizontal" size="xs">
                <Select selectedOption={options.find((option) => option.value === value) ?? null} options={options} placeholder={text.chooseCredential} empty={text.noCredentials} onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')} />
                <Button onClick={() => setMaking(true)}>{text.newCredential}</Button>
              </SpaceBetween>
            </FormField>
            {making && (
              <CredentialForm
                of={null}
                onClose={() => setMaking(false)}
                onSaved={({ id }) => {
                  setMaking(false);
                  credentials.reload();
                  onChange(id);
                }}
              />
            )}
          </>
        );
      }}
    </Show>
  );
}
