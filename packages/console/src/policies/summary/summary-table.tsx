import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Popover from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useCallback, useMemo, useState } from 'react';
import { useLoad } from '../../api/load.ts';
import { useLanguage, useTexts } from '../../i18n/language.tsx';
import { Show } from '../../parts/states.tsx';
import { library, useServiceIndex } from '../catalogue/use-library.ts';
import { policyTexts } from '../texts.ts';
import { summarise, type ServiceSummary } from './summary.ts';

/** What a document allows and denies, by service and access level, as AWS's console sums it up. */
export function PolicySummary({ text: document }: { readonly text: string }) {
  const text = useTexts(policyTexts);
  const { formats } = useLanguage();
  const summary = useLoad(useCallback(async () => summarise(document, await library.catalogueFor(document)), [document]));
  return (
    <Show of={{ ...summary, data: summary.data === null && !summary.loading && summary.error === null ? undefined : summary.data }}>
      {(known) =>
        known === undefined ? (
          <Box color="text-body-secondary">{text.noSummary}</Box>
        ) : (
          <SpaceBetween size="m">
            {known.unmatched.length > 0 && <Alert type="warning">{text.unmatched(known.unmatched.join(', '))}</Alert>}
            {known.denies.length > 0 && <Services services={known.denies} title={text.denies(formats.number(known.denies.length))} />}
            {known.allows.length > 0 && <Services services={known.allows} title={text.allows(formats.number(known.allows.length))} />}
            {known.allows.length + known.denies.length === 0 && <Box color="text-body-secondary">{text.nothing}</Box>}
          </SpaceBetween>
        )
      }
    </Show>
  );
}

const PAGE = 20;

function Services({ services, title }: { readonly services: readonly ServiceSummary[]; readonly title: string }) {
  const text = useTexts(policyTexts);
  const index = useServiceIndex();
  const names = useMemo(() => new Map(index.data?.services.map(({ prefix, name }) => [prefix, name])), [index.data]);
  const [page, setPage] = useState(1);
  const nameOf = ({ prefix }: ServiceSummary): string => names.get(prefix) ?? prefix;
  return (
    <Table
      variant="embedded"
      wrapLines
      header={<Header variant="h3">{title}</Header>}
      items={services.slice((page - 1) * PAGE, page * PAGE)}
      trackBy="prefix"
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={[
        { id: 'service', header: text.service, isRowHeader: true, minWidth: 140, cell: (service) => <Actions service={service} name={nameOf(service)} /> },
        { id: 'level', header: text.accessLevel, minWidth: 140, cell: (service) => <Levels service={service} /> },
        { id: 'resource', header: text.resource, minWidth: 200, cell: ({ resources }) => <Several values={resources.map((resource) => (resource === '*' ? text.allResources : resource))} /> },
        { id: 'condition', header: text.condition, cell: ({ conditions }) => <Several values={conditions.map(({ key, operator, values }) => `${key} ${operator} ${values.join(', ')}`)} none={text.noCondition} /> },
      ]}
      pagination={services.length > PAGE ? <Pagination currentPageIndex={page} pagesCount={Math.ceil(services.length / PAGE)} onChange={({ detail }) => setPage(detail.currentPageIndex)} /> : null}
    />
  );
}

/** The service, with its actions behind its name. */
function Actions({ service, name }: { readonly service: ServiceSummary; readonly name: string }) {
  const text = useTexts(policyTexts);
  const actions = service.levels.flatMap((level) => level.actions.map((action) => ({ action, level: text.levels[level.level] })));
  return (
    <Popover
      header={text.actionsIn(name)}
      size="large"
      content={
        <ul className="policy-summary-actions">
          {actions.map(({ action, level }) => (
            <li key={action}>
              {action} ({level})
            </li>
          ))}
        </ul>
      }
    >
      {name}
    </Popover>
  );
}

function Levels({ service }: { readonly service: ServiceSummary }) {
  const text = useTexts(policyTexts);
  if (service.full) return text.full;
  const of = (full: boolean): string => service.levels.filter((level) => level.full === full).map(({ level }) => text.levels[level]).join(', ');
  return [of(true) === '' ? '' : text.fullLevels(of(true)), of(false) === '' ? '' : text.limited(of(false))].filter((part) => part !== '').join('; ');
}

/** One value as it is, several behind a word. */
function Several({ values, none = '-' }: { readonly values: readonly string[]; readonly none?: string }) {
  const text = useTexts(policyTexts);
  if (values.length <= 1) return values[0] ?? none;
  return (
    <Popover size="large" header={text.multiple} content={values.map((value) => <div key={value}>{value}</div>)}>
      {text.multiple}
    </Popover>
  );
}
