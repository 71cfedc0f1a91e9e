import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useTexts } from '../i18n/language.tsx';
import { Fields } from '../parts/fields.tsx';
import { actionTexts } from './action-texts.ts';
import type { Side, Why } from './trace.ts';

/** Both sides of a refused request: each tells what may be told of it (GEN-95). */
export function WhyView({ why }: { readonly why: Why }) {
  const text = useTexts(actionTexts);
  return (
    <SpaceBetween size="s">
      <Box variant="h4">{text.decision}</Box>
      <ColumnLayout columns={why.thirdParty !== null && why.customer !== null ? 2 : 1} variant="text-grid">
        {why.thirdParty !== null && <SideView title={text.thirdPartySide(why.thirdParty.account)} of={why.thirdParty} />}
        {why.customer !== null && <SideView title={text.customerSide(why.customer.account)} of={why.customer} />}
      </ColumnLayout>
    </SpaceBetween>
  );
}

function SideView({ title, of }: { readonly title: string; readonly of: Side }) {
  const text = useTexts(actionTexts);
  const told = [
    { label: text.sentId, value: of.externalIdSent },
    { label: text.expectedIds, value: of.externalIdsExpected.length === 0 ? null : <List items={of.externalIdsExpected} /> },
    { label: text.statements, value: of.statements.length === 0 ? null : <List items={of.statements} /> },
    { label: text.missed, value: of.missed.length === 0 ? null : <List items={of.missed} /> },
    { label: text.nearest, value: of.nearestChange === null ? null : of.caution === null ? of.nearestChange : `${of.nearestChange} (${of.caution})` },
    { label: text.others, value: of.otherChanges.length === 0 ? null : <List items={of.otherChanges} /> },
  ].filter(({ value }) => value !== null);
  return (
    <SpaceBetween size="xs">
      <Box variant="h5" tagOverride="div">
        {title}
      </Box>
      {of.allows === null ? <StatusIndicator type="info">{text.notTold}</StatusIndicator> : of.allows ? <StatusIndicator type="success">{text.allows}</StatusIndicator> : <StatusIndicator type="error">{text.refuses}</StatusIndicator>}
      {of.note !== null && <Box color="text-body-secondary">{of.note}</Box>}
      {told.length > 0 && <Fields columns={1} items={told} />}
    </SpaceBetween>
  );
}

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
