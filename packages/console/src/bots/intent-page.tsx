import { GetIntentCommand, PutIntentCommand, type PutIntentRequest } from '@aws-sdk/client-lex-model-building-service';
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { Show } from '../parts/states.tsx';
import { useNotify } from '../shell/flash.tsx';
import { hasHiddenParts, intentDraft, isLexName, readyIntent } from './drafts.ts';
import { FormPage } from './form-page.tsx';
import { IntentFields } from './intent-fields.tsx';
import { botTexts } from './texts.ts';
import { useModels } from './use-lex.ts';

const BACK = '/bots?tab=intents';
const NEW: PutIntentRequest = { name: '', sampleUtterances: [], slots: [], fulfillmentActivity: { type: 'ReturnIntent' } };

export function CreateIntentPage() {
  return <IntentForm saved={NEW} isNew />;
}

/** One intent: `$LATEST` of it. */
export function IntentPage() {
  const { name = '' } = useParams();
  const lex = useModels();
  const intent = useLoad(useCallback(async () => intentDraft(await lex.send(new GetIntentCommand({ name, version: '$LATEST' }))), [lex, name]));
  return <Show of={intent}>{(saved) => <IntentForm key={saved.checksum ?? ''} saved={saved} isNew={false} />}</Show>;
}

function IntentForm({ saved, isNew }: { readonly saved: PutIntentRequest; readonly isNew: boolean }) {
  const text = useTexts(botTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const lex = useModels();
  const [draft, setDraft] = useState(saved);
  const [tried, setTried] = useState(false);
  const name = draft.name ?? '';
  const { run, busy, error } = useAction(async () => {
    await lex.send(new PutIntentCommand(readyIntent(draft)));
    notify('success', isNew ? text.createdFlash(name) : text.saved(name));
    void navigate(BACK);
  });
  const submit = (): void => {
    setTried(true);
    if (!isNew || isLexName(name)) void run();
  };
  return (
    <FormPage title={isNew ? text.createIntent : name} back={BACK} crumb={text.intents} submit={isNew ? text.createIntent : text.save} busy={busy} error={error} onSubmit={submit}>
      <Container>
        <SpaceBetween size="m">
          {isNew && (
            <FormField label={text.intentName} description={text.nameHint} errorText={tried && !isLexName(name) ? text.namePattern : null}>
              <Input value={name} spellcheck={false} onChange={({ detail }) => setDraft({ ...draft, name: detail.value })} />
            </FormField>
          )}
          <FormField label={text.description}>
            <Textarea rows={2} value={draft.description ?? ''} onChange={({ detail }) => setDraft({ ...draft, description: detail.value })} />
          </FormField>
          <Checkbox checked={draft.createVersion === true} onChange={({ detail }) => setDraft({ ...draft, createVersion: detail.checked })}>
            {text.alsoVersion}
          </Checkbox>
          {draft.parentIntentSignature !== undefined && <Alert type="info">{text.parentIntent(draft.parentIntentSignature)}</Alert>}
          {hasHiddenParts(saved) && <Alert type="info">{text.keptParts}</Alert>}
        </SpaceBetween>
      </Container>
      <IntentFields draft={draft} onDraft={setDraft} />
    </FormPage>
  );
}
