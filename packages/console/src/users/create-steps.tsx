import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../i18n/language.tsx';
import { Fields } from '../parts/fields.tsx';
import { TagFields } from '../parts/tag-fields.tsx';
import { PolicyPicker } from '../policies/picker.tsx';
import { nameOfPolicy } from '../policies/policy-name.ts';
import { nameProblem } from './address.ts';
import type { NewUser } from './create-user.ts';
import { GroupsField } from './groups-tab.tsx';
import { FIRST_CHOICE, PasswordFields } from './password-fields.tsx';
import { userTexts } from './texts.ts';

interface StepProps {
  readonly user: NewUser;
  readonly onChange: (user: NewUser) => void;
}

/** Step 1: name, console access, access key. */
export function DetailsStep({ user, onChange, tried }: StepProps & { readonly tried: boolean }) {
  const text = useTexts(userTexts);
  const problem = tried ? nameProblem(user.name, 64) : null;
  return (
    <Container>
      <SpaceBetween size="m">
        <FormField label={text.name} constraintText={text.nameHint} errorText={problem === null ? '' : problem === 'needed' ? text.nameNeeded : text.nameWrong}>
          <Input value={user.name} spellcheck={false} onChange={({ detail }) => onChange({ ...user, name: detail.value.trim() })} />
        </FormField>
        <Checkbox checked={user.password !== null} onChange={({ detail }) => onChange({ ...user, password: detail.checked ? FIRST_CHOICE : null })}>
          {text.provideAccess}
        </Checkbox>
        {user.password !== null && <PasswordFields value={user.password} onChange={(password) => onChange({ ...user, password })} tried={tried} />}
        <Checkbox checked={user.key} onChange={({ detail }) => onChange({ ...user, key: detail.checked })}>
          {text.provideKey}
        </Checkbox>
      </SpaceBetween>
    </Container>
  );
}

/** Step 2: groups, policies, boundary. */
export function PermissionsStep({ user, onChange }: StepProps) {
  const text = useTexts(userTexts);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{text.setGroups}</Header>}>
        <GroupsField chosen={user.groups} onChange={(groups) => onChange({ ...user, groups })} without={[]} />
      </Container>
      <ExpandableSection variant="container" headerText={text.attachPolicies} defaultExpanded>
        <PolicyPicker selected={user.policies} onChange={(policies) => onChange({ ...user, policies })} />
      </ExpandableSection>
      <ExpandableSection variant="container" headerText={text.boundary} defaultExpanded={user.boundary !== null}>
        <SpaceBetween size="m">
          <Checkbox checked={user.boundary !== null} onChange={({ detail }) => onChange({ ...user, boundary: detail.checked ? '' : null })}>
            {text.boundary}
          </Checkbox>
          {user.boundary !== null && <PolicyPicker single pageParam="boundary" selected={user.boundary === '' ? [] : [user.boundary]} onChange={([arn = '']) => onChange({ ...user, boundary: arn })} />}
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  );
}

/** Step 3: what was chosen, and tags. */
export function ReviewStep({ user, onChange, tried, onEdit }: StepProps & { readonly tried: boolean; readonly onEdit: (step: number) => void }) {
  const text = useTexts(userTexts);
  const list = (names: readonly string[]): string => names.join(', ');
  const edit = (step: number, title: string) => (
    <Button ariaLabel={`${text.edit}: ${title}`} onClick={() => onEdit(step)}>
      {text.edit}
    </Button>
  );
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" actions={edit(0, text.details)}>{text.details}</Header>}>
        <Fields
          items={[
            { label: text.name, value: user.name },
            { label: text.passwordKind, value: user.password === null ? text.disabled : user.password.custom === null ? text.generated : text.custom },
            { label: text.changeDue, value: user.password?.mustChange === true ? text.yes : text.no },
            { label: text.keys, value: user.key ? text.yes : text.no },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2" actions={edit(1, text.permissions)}>{text.permissions}</Header>}>
        <Fields
          items={[
            { label: text.groups, value: list(user.groups) },
            { label: text.policies, value: list(user.policies.map(nameOfPolicy)) },
            { label: text.boundaryName, value: list(user.boundary === null ? [] : [nameOfPolicy(user.boundary)]) },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">{text.tags}</Header>}>
        <TagFields tags={user.tags} keys="ignoring case" tried={tried} onChange={(tags) => onChange({ ...user, tags })} />
      </Container>
    </SpaceBetween>
  );
}
