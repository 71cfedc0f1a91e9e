import { CreateOpenIDConnectProviderCommand, CreateSAMLProviderCommand, IAMClient } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from '../api/clients.tsx';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { useParameter } from '../parts/parameter.ts';
import { Refusal } from '../parts/refusal.tsx';
import { TagFields } from '../parts/tag-fields.tsx';
import { tagProblems, type Tag } from '../parts/tag-problems.ts';
import { useNotify } from '../shell/flash.tsx';
import { audienceProblem, metadataProblem, readThumbprint, samlNameProblem, urlProblem } from './fields.ts';
import { MetadataField } from './metadata-field.tsx';
import { providerTexts } from './texts.ts';
import { ThumbprintFields } from './thumbprint-fields.tsx';

const KINDS = ['saml', 'oidc'] as const;

/** A new identity provider: SAML by its metadata, OpenID Connect by URL, audience and thumbprints. */
export function CreateProviderPage() {
  const text = useTexts(providerTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const iam = useClient(IAMClient);
  const [type, setType] = useParameter('type', 'saml');
  const kind = type === 'oidc' ? 'oidc' : 'saml';
  const [name, setName] = useState('');
  const [metadata, setMetadata] = useState('');
  const [url, setUrl] = useState('');
  const [audience, setAudience] = useState('');
  const [thumbprints, setThumbprints] = useState<readonly string[]>([]);
  const [tags, setTags] = useState<readonly Tag[]>([]);
  const [tried, setTried] = useState(false);
  const problems = { name: samlNameProblem(name), url: urlProblem(url), audience: audienceProblem(audience) };
  const good =
    tagProblems(tags).every((problem) => problem === null) &&
    (kind === 'saml' ? problems.name === null && metadataProblem(metadata) === null : problems.url === null && problems.audience === null && thumbprints.every((each) => readThumbprint(each) !== null));
  const { run, busy, error } = useAction(async () => {
    const Tags = tags.map(({ key, value }) => ({ Key: key, Value: value }));
    if (kind === 'saml') await iam.send(new CreateSAMLProviderCommand({ Name: name, SAMLMetadataDocument: metadata, Tags }));
    else await iam.send(new CreateOpenIDConnectProviderCommand({ Url: url.trim(), ClientIDList: [audience.trim()], ThumbprintList: thumbprints.flatMap((each) => readThumbprint(each) ?? []), Tags }));
    notify('success', text.added(kind === 'saml' ? name : url.trim()));
    await navigate('/providers');
  });
  const submit = (): void => {
    setTried(true);
    if (good) void run();
  };
  return (
    <Page title={text.add} crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.providers, to: '/providers' }, { text: text.add, to: '/providers/create' }]}>
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <PageButton to="/providers" variant="link">
              {text.cancel}
            </PageButton>
            <Button variant="primary" loading={busy} onClick={submit}>
              {text.add}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{text.configure}</Header>}>
            <SpaceBetween size="m">
              <FormField label={text.providerType} stretch>
                <Tiles value={kind} onChange={({ detail }) => setType(detail.value)} items={KINDS.map((value) => ({ value, label: text.types[value], description: text.typeHints[value] }))} />
              </FormField>
              {kind === 'saml' ? (
                <SpaceBetween size="m">
                  <FormField label={text.providerName} constraintText={text.nameHint} errorText={tried && problems.name !== null ? text.nameProblems[problems.name] : ''}>
                    <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
                  </FormField>
                  <MetadataField metadata={metadata} onChange={setMetadata} tried={tried} />
                </SpaceBetween>
              ) : (
                <SpaceBetween size="m">
                  <FormField label={text.url} description={text.urlHint} errorText={tried && problems.url !== null ? text.urlProblems[problems.url] : ''}>
                    <Input value={url} spellcheck={false} placeholder="https://" onChange={({ detail }) => setUrl(detail.value)} />
                  </FormField>
                  <FormField label={text.audience} description={text.audienceHint} errorText={tried && problems.audience !== null ? text.audienceProblems[problems.audience] : ''}>
                    <Input value={audience} spellcheck={false} onChange={({ detail }) => setAudience(detail.value)} />
                  </FormField>
                  <FormField
                    label={
                      <>
                        {text.thumbprints} <i>- {text.optional}</i>
                      </>
                    }
                    description={text.thumbprintHint}
                    stretch
                  >
                    <ThumbprintFields thumbprints={thumbprints} onChange={setThumbprints} tried={tried} />
                  </FormField>
                </SpaceBetween>
              )}
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2">{text.tags}</Header>}>
            <TagFields tags={tags} onChange={setTags} tried={tried} />
          </Container>
          {error !== null && <Refusal error={error} />}
        </SpaceBetween>
      </Form>
    </Page>
  );
}
