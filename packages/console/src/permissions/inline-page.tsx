import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { validateDocument } from '@octroi/policy';
import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAction, useLoad } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { useParameter } from '../parts/parameter.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Show } from '../parts/states.tsx';
import { PolicyDocument } from '../policies/editor/policy-document.tsx';
import { PolicyEditor } from '../policies/editor/policy-editor.tsx';
import { laidOut } from '../policies/json/laid-out.ts';
import { policyNameProblem } from '../policies/policy-name.ts';
import { EMPTY_DOCUMENT } from '../policies/visual/document.ts';
import { useNotify } from '../shell/flash.tsx';
import type { HolderPageProps } from './attach-page.tsx';
import { permissionTexts } from './texts.ts';

/** An inline policy: a new one at `inline/create`, or the one that the address names (`:policy`). */
export function InlinePolicyPage({ holder, base, crumbs, editable = true }: HolderPageProps & { readonly editable?: boolean }) {
  const text = useTexts(permissionTexts);
  const { policy } = useParams();
  const title = policy === undefined ? text.createInline : text.inlineTitle(policy);
  const document = useLoad(useCallback(async () => (policy === undefined ? EMPTY_DOCUMENT : laidOut(await holder.document(policy))), [holder, policy]));
  return (
    <Page title={title} crumbs={[...crumbs, { text: title, to: `${base}/inline/${policy === undefined ? 'create' : encodeURIComponent(policy)}` }]}>
      <Show of={document}>{(known) => (editable ? <InlineForm key={known} holder={holder} base={base} name={policy ?? null} document={known} /> : <PolicyDocument text={known} label={title} />)}</Show>
    </Page>
  );
}

interface InlineFormProps extends Pick<HolderPageProps, 'holder' | 'base'> {
  /** Null: it is to be named. */
  readonly name: string | null;
  readonly document: string;
}

function InlineForm({ holder, base, name, document }: InlineFormProps) {
  const text = useTexts(permissionTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const [mode, setMode] = useParameter('editor', name === null ? 'visual' : 'json');
  const [value, setValue] = useState(document);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const used = name ?? typed.trim();
  const problem = name === null ? policyNameProblem(used) : null;
  const { run, busy, error } = useAction(async () => {
    await holder.put(used, value);
    notify('success', name === null ? text.created(used) : text.saved(used));
    await navigate(base);
  });
  const submit = (): void => {
    setTried(true);
    if (problem === null) void run();
  };
  return (
    <Form
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <PageButton to={base} variant="link">
            {text.cancel}
          </PageButton>
          <Button variant="primary" loading={busy} disabled={validateDocument(value, 'inline') !== null} onClick={submit}>
            {name === null ? text.create : text.save}
          </Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        {name === null && (
          <Container>
            <FormField label={text.policyName} constraintText={text.nameHint} errorText={tried && problem !== null ? text.nameProblems[problem] : ''}>
              <Input value={typed} spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} />
            </FormField>
          </Container>
        )}
        <PolicyEditor value={value} onChange={setValue} kind="inline" mode={mode === 'json' ? 'json' : 'visual'} onMode={setMode} />
        {error !== null && <Refusal error={error} />}
      </SpaceBetween>
    </Form>
  );
}
