import { AddUserToGroupCommand, CreateGroupCommand, IAMClient } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from '../api/clients.tsx';
import { failureOf } from '../api/failure.ts';
import { useAction } from '../api/load.ts';
import { useTexts } from '../i18n/language.tsx';
import { PageButton } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { groupHolder } from '../permissions/holder.ts';
import { PolicyPicker } from '../policies/picker.tsx';
import { nameOfPolicy } from '../policies/policy-name.ts';
import { useNotify } from '../shell/flash.tsx';
import { nameProblem } from '../users/address.ts';
import { groupTexts } from './texts.ts';
import { UsersField } from './users-field.tsx';

/** A new group: its name, its users, its policies. */
export function CreateGroupPage() {
  const text = useTexts(groupTexts);
  const iam = useClient(IAMClient);
  const navigate = useNavigate();
  const notify = useNotify();
  const [name, setName] = useState('');
  const [users, setUsers] = useState<readonly string[]>([]);
  const [policies, setPolicies] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const problem = nameProblem(name, 128);
  const { run, busy, error } = useAction(async () => {
    await iam.send(new CreateGroupCommand({ GroupName: name }));
    // The group is there; what it did not get is told.
    const give = (what: string, sent: Promise<unknown>): Promise<unknown> => sent.catch((refused: unknown) => notify('error', text.partly(what, failureOf(refused).message)));
    const holder = groupHolder(iam, name);
    for (const UserName of users) await give(UserName, iam.send(new AddUserToGroupCommand({ GroupName: name, UserName })));
    for (const arn of policies) await give(nameOfPolicy(arn), holder.attach(arn));
    notify('success', text.createdGroup(name));
    await navigate('/groups');
  });
  return (
    <Page title={text.create} crumbs={[{ text: 'IAM', to: '/iam' }, { text: text.groups, to: '/groups' }, { text: text.create, to: '/groups/create' }]}>
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <PageButton to="/groups" variant="link">
              {text.cancel}
            </PageButton>
            <Button
              variant="primary"
              loading={busy}
              onClick={() => {
                setTried(true);
                if (problem === null) void run();
              }}
            >
              {text.create}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          <Container>
            <FormField label={text.name} constraintText={text.nameHint} errorText={!tried || problem === null ? '' : problem === 'needed' ? text.nameNeeded : text.nameWrong}>
              <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value.trim())} />
            </FormField>
          </Container>
          <Container header={<Header variant="h2">{`${text.addUsers} - ${text.optional}`}</Header>}>
            <UsersField chosen={users} onChange={setUsers} without={[]} />
          </Container>
          <ExpandableSection variant="container" headerText={`${text.attach} - ${text.optional}`} defaultExpanded>
            <PolicyPicker selected={policies} onChange={setPolicies} />
          </ExpandableSection>
          {error !== null && <Refusal error={error} />}
        </SpaceBetween>
      </Form>
    </Page>
  );
}
