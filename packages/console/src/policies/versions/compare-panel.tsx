import '../editor/editor.css';
import { GetPolicyVersionCommand, IAMClient } from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { useClient } from '../../api/clients.tsx';
import { useLoad } from '../../api/load.ts';
import { useTexts } from '../../i18n/language.tsx';
import { useParameter } from '../../parts/parameter.ts';
import { Show } from '../../parts/states.tsx';
import { policyTexts } from '../texts.ts';
import { decodeDocument, type ListedVersion } from '../use-policy.ts';
import { compareVersions, type ComparedLine } from './compare.ts';

/** Two versions line by line; the chosen ones stand in the address. At first: the default one and the one before it. */
export function ComparePanel({ arn: PolicyArn, versions }: { readonly arn: string; readonly versions: readonly ListedVersion[] }) {
  const text = useTexts(policyTexts);
  const iam = useClient(IAMClient);
  const current = versions.find(({ isDefault }) => isDefault) ?? versions[0]!;
  const usual = versions[versions.indexOf(current) + 1] ?? versions.find((version) => version !== current) ?? current;
  const [from, setFrom] = useParameter('from', usual.id);
  const [to, setTo] = useParameter('to', current.id);
  const known = (id: string, fallback: string): string => (versions.some((version) => version.id === id) ? id : fallback);
  const [left, right] = [known(from, usual.id), known(to, current.id)];
  const compared = useLoad(
    useCallback(async () => {
      const [before, after] = await Promise.all([left, right].map(async (VersionId) => decodeDocument((await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }))).PolicyVersion?.Document)));
      return compareVersions(before!, after!);
    }, [iam, PolicyArn, left, right]),
  );
  const options = versions.map(({ id, isDefault }) => ({ value: id, label: isDefault ? `${id} (${text.default})` : id }));
  const optionOf = (id: string) => options.find(({ value }) => value === id) ?? null;
  return (
    <Container
      header={
        <Header variant="h2" description={text.compareHint}>
          {text.compare}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <ColumnLayout columns={2}>
          <FormField label={text.from}>
            <Select selectedOption={optionOf(left)} options={options} onChange={({ detail }) => setFrom(detail.selectedOption.value!)} />
          </FormField>
          <FormField label={text.to}>
            <Select selectedOption={optionOf(right)} options={options} onChange={({ detail }) => setTo(detail.selectedOption.value!)} />
          </FormField>
        </ColumnLayout>
        <Show of={compared}>{(lines) => (lines.every(({ kind }) => kind === 'same') ? <Box>{text.same}</Box> : <Lines lines={lines} title={text.compared(left, right)} />)}</Show>
      </SpaceBetween>
    </Container>
  );
}

const SIGNS = { same: ' ', added: '+', removed: '-' } as const;

function Lines({ lines, title }: { readonly lines: readonly ComparedLine[]; readonly title: string }) {
  const text = useTexts(policyTexts);
  return (
    <table className="policy-diff" aria-label={title}>
      <tbody>
        {lines.map(({ kind, text: line, before, after }, index) => (
          <tr key={index} className={kind}>
            <td className="number">{before}</td>
            <td className="number">{after}</td>
            <td {...(kind === 'same' ? {} : { 'aria-label': `${text[kind]}: ${line.trim()}` })}>
              {SIGNS[kind]} {line}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
