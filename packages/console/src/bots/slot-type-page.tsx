import { GetSlotTypeCommand, PutSlotTypeCommand, type PutSlotTypeRequest } from '@aws-sdk/client-lex-model-building-service';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Show } from '../parts/states.tsx';
import { useNotify } from '../shell/flash.tsx';
import { isLexName, readySlotType, slotTypeDraft } from './drafts.ts';
import { FormPage } from './form-page.tsx';
import { botTexts } from './texts.ts';
import { useModels } from './use-lex.ts';
import { ValuesField } from './values-field.tsx';

const BACK = '/bots?tab=slot-types';
const NEW: PutSlotTypeRequest = { name: '', enumerationValues: [], valueSelectionStrategy: 'ORIGINAL_VALUE' };

export function CreateSlotTypePage() {
  return <SlotTypeForm saved={NEW} isNew />;
}

/** One slot type: `$LATEST` of it. */
export function SlotTypePage() {
  const { name = '' } = useParams();
  const lex = useModels();
  const type = useLoad(useCallback(async () => slotTypeDraft(await lex.send(new GetSlotTypeCommand({ name, version: '$LATEST' }))), [lex, name]));
  return <Show of={type}>{(saved) => <SlotTypeForm key={saved.checksum ?? ''} saved={saved} isNew={false} />}</Show>;
}

function SlotTypeForm({ saved, isNew }: { readonly saved: PutSlotTypeRequest; readonly isNew: boolean }) {
  const text = useTexts(botTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const lex = useModels();
  const [draft, setDraft] = useState(saved);
  const [tried, setTried] = useState(false);
  const name = draft.name ?? '';
  const { run, busy, error } = useAction(async () => {
    await lex.send(new PutSlotTypeCommand(readySlotType(draft)));
    notify('success', isNew ? text.createdFlash(name) : text.saved(name));
    void navigate(BACK);
  });
  const submit = (): void => {
    setTried(true);
    if (!isNew || isLexName(name)) void run();
  };
  const set = (changes: Partial<PutSlotTypeRequest>): void => setDraft({ ...draft, ...changes });
  return (
    <FormPage title={isNew ? text.createSlotType : name} back={BACK} crumb={text.slotTypes} submit={isNew ? text.createSlotType : text.save} busy={busy} error={error} onSubmit={submit}>
      <Container>
        <SpaceBetween size="m">
          {isNew && (
            <FormField label={text.slotTypeName} description={text.nameHint} errorText={tried && !isLexName(name) ? text.namePattern : null}>
              <Input value={name} spellcheck={false} onChange={({ detail }) => set({ name: detail.value })} />
            </FormField>
          )}
          <FormField label={text.description}>
            <Textarea rows={2} value={draft.description ?? ''} onChange={({ detail }) => set({ description: detail.value })} />
          </FormField>
          <Checkbox checked={draft.createVersion === true} onChange={({ detail }) => set({ createVersion: detail.checked })}>
            {text.alsoVersion}
          </Checkbox>
          <FormField label={text.strategy}>
            <RadioGroup
              ariaLabel={text.strategy}
              value={draft.valueSelectionStrategy ?? 'ORIGINAL_VALUE'}
              items={(['ORIGINAL_VALUE', 'TOP_RESOLUTION'] as const).map((value) => ({ value, label: text.strategies[value] }))}
              onChange={({ detail }) => set({ valueSelectionStrategy: detail.value === 'TOP_RESOLUTION' ? 'TOP_RESOLUTION' : 'ORIGINAL_VALUE' })}
            />
          </FormField>
          <FormField
            label={
              <>
                {text.parentType} <i>- {text.optional}</i>
              </>
            }
          >
            <Input value={draft.parentSlotTypeSignature ?? ''} placeholder="AMAZON.AlphaNumeric" spellcheck={false} onChange={({ detail }) => set({ parentSlotTypeSignature: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header variant="h2" description={text.valuesHint}>
            {text.values}
          </Header>
        }
      >
        <ValuesField values={draft.enumerationValues ?? []} onChange={(enumerationValues) => set({ enumerationValues })} />
      </Container>
    </FormPage>
  );
}
