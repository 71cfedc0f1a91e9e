import { IAMClient } from '@aws-sdk/client-iam';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useClient } from '../api/clients.tsx';
import { useAction, useLoad } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNotify } from '../shell/flash.tsx';
import { attach, entityId, listCandidates, listEntities } from './entities.ts';
import { EntityTable } from './entity-table.tsx';
import { nameOfPolicy } from './policy-name.ts';
import { policyPath } from './policy-path.ts';
import { policyTexts } from './texts.ts';

/** Attaches a policy to users, groups and roles that do not have it. */
export function AttachPage() {
  const { arn = '' } = useParams();
  const text = useTexts(policyTexts);
  const { formats } = useLanguage();
  const notify = useNotify();
  const navigate = useNavigate();
  const iam = useClient(IAMClient);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const name = nameOfPolicy(arn);
  const candidates = useLoad(
    useCallback(async () => {
      const [all, attached] = await Promise.all([listCandidates(iam), listEntities(iam, arn, 'PermissionsPolicy')]);
      const have = new Set(attached.map(entityId));
      return all.filter((entity) => !have.has(entityId(entity)));
    }, [iam, arn]),
  );
  const chosen = candidates.data?.filter((entity) => selected.includes(entityId(entity))) ?? [];
  const { run, busy, error } = useAction(async () => {
    for (const entity of chosen) await attach(iam, arn, entity);
  });
  const submit = async (): Promise<void> => {
    setTried(true);
    if (chosen.length === 0 || !(await run())) return;
    notify('success', text.attached(text.count(chosen.length, formats.number(chosen.length))));
    void navigate(`${policyPath(arn)}?tab=entities`);
  };
  return (
    <Page
      title={text.attachTitle(name)}
      crumbs={[
        { text: 'IAM', to: '/iam' },
        { text: text.policies, to: '/policies' },
        { text: name, to: policyPath(arn) },
        { text: text.attach, to: policyPath(arn, '/attach') },
      ]}
    >
      <SpaceBetween size="l">
        <EntityTable title={text.entityName} description={text.attachHint} of={candidates} address="" selection={{ type: 'multi', selected, onChange: setSelected }} />
        {tried && chosen.length === 0 && <Alert type="error">{text.chooseOne}</Alert>}
        {error !== null && <Refusal error={error} />}
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <PageButton variant="link" to={`${policyPath(arn)}?tab=entities`}>
              {text.cancel}
            </PageButton>
            <Button variant="primary" loading={busy} onClick={() => void submit()}>
              {text.attachButton}
            </Button>
          </SpaceBetween>
        </Box>
      </SpaceBetween>
    </Page>
  );
}
