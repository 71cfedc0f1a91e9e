import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useTexts } from '../i18n/language.tsx';
import type { ActionForm, ActionProblems } from './action-form.ts';
import { actionTexts } from './action-texts.ts';
import { PairFields } from './pair-fields.tsx';

export interface ActionFieldsProps {
  readonly form: ActionForm;
  readonly problems: ActionProblems;
  readonly tried: boolean;
  readonly onChange: (changes: Partial<ActionForm>) => void;
}

/** The contracts of an action: JSON schemas of what goes in and what comes out (GEN-41). */
export function ContractFields({ form, problems, tried, onChange }: ActionFieldsProps) {
  const text = useTexts(actionTexts);
  const said = (problem: ActionProblems['inputSchema']): string => {
    if (!tried || problem === null) return '';
    return problem.problem === 'json' ? text.notJson(problem.message) : text.notObject;
  };
  return (
    <Container header={<Header variant="h2" description={text.contractsHint}>{text.contracts}</Header>}>
      <Grid gridDefinition={[{ colspan: { default: 12, s: 6 } }, { colspan: { default: 12, s: 6 } }]}>
        <FormField label={text.inputContract} errorText={said(problems.inputSchema)} stretch>
          <Textarea value={form.inputSchema} rows={12} spellcheck={false} onChange={({ detail }) => onChange({ inputSchema: detail.value })} />
        </FormField>
        <FormField label={text.outputContract} errorText={said(problems.successSchema)} stretch>
          <Textarea value={form.successSchema} rows={12} spellcheck={false} onChange={({ detail }) => onChange({ successSchema: detail.value })} />
        </FormField>
      </Grid>
    </Container>
  );
}

/** How the function is asked and its answer read (GEN-46 to GEN-61). */
export function ConfigurationFields({ form, problems, tried, onChange }: ActionFieldsProps) {
  const text = useTexts(actionTexts);
  const url = problems.requestUrlTemplate;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description={text.requestHint}>{text.request}</Header>}>
        <SpaceBetween size="m">
          <FormField label={text.function} description={text.functionHint} errorText={!tried || url === null ? '' : url === 'missing' ? text.needed : text.notArn} stretch>
            <Input value={form.requestUrlTemplate} spellcheck={false} placeholder="arn:aws:lambda:eu-west-3:123456789012:function:name" onChange={({ detail }) => onChange({ requestUrlTemplate: detail.value })} />
          </FormField>
          <FormField label={text.requestTemplate} description={text.velocity} stretch>
            <Textarea value={form.requestTemplate} rows={5} spellcheck={false} onChange={({ detail }) => onChange({ requestTemplate: detail.value })} />
          </FormField>
          <PairFields title={text.headers} pairs={form.headers} problems={problems.headers} valueLabel={text.value} empty={text.noHeaders} tried={tried} onChange={(headers) => onChange({ headers })} />
          <FormField label={text.timeout} description={text.timeoutHint} errorText={tried && problems.timeout !== null ? text.badTimeout : ''}>
            <Input value={form.timeout} inputMode="numeric" onChange={({ detail }) => onChange({ timeout: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2" description={text.responseHint}>{text.response}</Header>}>
        <SpaceBetween size="m">
          <PairFields title={text.translationMap} description={text.translationMapHint} pairs={form.translationMap} problems={problems.translationMap} valueLabel={text.path} empty={text.noTranslations} tried={tried} onChange={(translationMap) => onChange({ translationMap })} />
          <PairFields title={text.translationDefaults} description={text.translationDefaultsHint} pairs={form.translationMapDefaults} problems={problems.translationMapDefaults} valueLabel={text.json} empty={text.noDefaults} tried={tried} onChange={(translationMapDefaults) => onChange({ translationMapDefaults })} />
          <FormField label={text.successTemplate} description={text.successHint} stretch>
            <Textarea value={form.successTemplate} rows={5} spellcheck={false} onChange={({ detail }) => onChange({ successTemplate: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}
