import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLanguage, useTexts } from '../../i18n/language.tsx';
import { Copyable, Fields } from '../../parts/fields.tsx';
import { trustTexts } from '../trust-texts.ts';
import { entityText } from './entity-text.ts';
import { trustSummary, type TrustStatementSummary } from './summary.ts';

/** Who is trusted, in a line; what a line cannot say is said beside it. */
export function TrustedEntities({ document }: { readonly document: string }) {
  const text = useTexts(trustTexts);
  const summary = trustSummary(document);
  if (!summary.ok) return <>{text.unreadable}</>;
  const names = summary.entities.map((entity) => entityText(entity, text)).join(', ') || text.none;
  return <>{summary.remarks.length === 0 ? names : text.andMore(names)}</>;
}

/** A trust policy statement by statement: who, under which conditions, with which external IDs. */
export function TrustView({ document }: { readonly document: string }) {
  const text = useTexts(trustTexts);
  const { formats } = useLanguage();
  const summary = trustSummary(document);
  if (!summary.ok) return <Alert type="warning">{text.unreadable}</Alert>;
  return (
    <SpaceBetween size="m">
      {summary.statements.map((statement, index) => (
        <SpaceBetween key={index} size="xs">
          {summary.statements.length > 1 && <Box variant="h3">{text.statement(formats.number(index + 1), statement.sid)}</Box>}
          <StatementView of={statement} />
        </SpaceBetween>
      ))}
    </SpaceBetween>
  );
}

function StatementView({ of }: { readonly of: TrustStatementSummary }) {
  const text = useTexts(trustTexts);
  const conditions = of.conditions.filter(({ key }) => key.toLowerCase() !== 'sts:externalid');
  return (
    <SpaceBetween size="xs">
      {of.remarks.map((remark) => (
        <Alert key={remark} type="warning">
          {text.remarks[remark]}
        </Alert>
      ))}
      <Fields
        columns={4}
        items={[
          { label: text.title, value: <List items={of.entities.map((entity) => entityText(entity, text))} /> },
          { label: text.effect, value: text.effects[of.effect] },
          { label: text.externalIds, value: of.externalIds.length === 0 ? null : of.externalIds.map((id) => <div key={id}><Copyable name={id} value={id} /></div>) },
          { label: text.conditions, value: conditions.length === 0 ? text.noConditions : <List items={conditions.map(({ operator, key, values }) => text.seen(operator, key, values.join(', ')))} /> },
        ]}
      />
    </SpaceBetween>
  );
}

function List({ items }: { readonly items: readonly string[] }) {
  return items.map((item) => <div key={item}>{item}</div>);
}
