import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { Children, Fragment, isValidElement, useEffect, type ReactNode } from 'react';
import type { Loaded } from '../api/load.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { compareText } from './compare.ts';
import { useParameters } from './parameter.ts';
import { Refusal } from './refusal.tsx';
import { Empty } from './states.tsx';
import { partTexts } from './texts.ts';

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  readonly cell: (item: T) => ReactNode;
  /** What the column is sorted by; without it the column cannot be sorted. */
  readonly sortBy?: (item: T) => string | number;
  /** This column names the row, for screen readers. */
  readonly rowHeader?: boolean;
  readonly minWidth?: number;
}

export interface ListTableProps<T> {
  readonly title: string;
  readonly description?: ReactNode;
  /** What it lists, from `useLoad`. */
  readonly of: Loaded<readonly T[]>;
  readonly idOf: (item: T) => string;
  /** What a person calls an item; default: its id. */
  readonly nameOf?: (item: T) => string;
  readonly columns: readonly Column<T>[];
  /** What the filter looks in. */
  readonly searchIn: (item: T) => readonly (string | undefined)[];
  /** What the filter finds: "roles". */
  readonly what: string;
  /** Shown while there is nothing at all: a title, and what one does about it. */
  readonly empty: { readonly title: string; readonly text?: string; readonly action?: ReactNode };
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** Items can be selected; the caller keeps which (their ids). */
  readonly selection?: { readonly type: 'single' | 'multi'; readonly selected: readonly string[]; readonly onChange: (selected: readonly string[]) => void };
  /** `h1`: the table is the page (use `ListPage`). */
  readonly heading?: 'h1' | 'h2' | 'h3';
  /** Its filter and page stand in the address under this prefix; a page with several tables names them. Null: not in the address. */
  readonly address?: string | null;
  readonly pageSize?: number;
  /** Filters of its own, beside the text. */
  readonly filters?: ReactNode;
  readonly variant?: 'container' | 'embedded' | 'full-page';
}

/** A table that is filtered, sorted and paged; filter and page survive a reload. */
export function ListTable<T>(props: ListTableProps<T>) {
  const { title, of, idOf, columns, selection, empty, address = '', pageSize = 20, heading = 'h2' } = props;
  const { nameOf = idOf } = props;
  const text = useTexts(partTexts);
  const { formats, language } = useLanguage();
  const [parameters, setParameters] = useParameters();
  const names = { filter: `${address ?? ''}filter`, page: `${address ?? ''}page` };
  const all = of.data ?? [];
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps, actions } = useCollection(all, {
    filtering: {
      defaultFilteringText: address === null ? '' : (parameters.get(names.filter) ?? ''),
      filteringFunction(item, wanted) {
        const sought = wanted.toLocaleLowerCase(language);
        return props.searchIn(item).some((each) => each !== undefined && each.toLocaleLowerCase(language).includes(sought));
      },
      empty: <Empty title={empty.title} {...(empty.text === undefined ? {} : { children: empty.text })} action={empty.action} />,
      noMatch: <Empty title={text.noMatch} action={<Button onClick={() => actions.setFiltering('')}>{text.clearFilter}</Button>}>{text.noMatchText}</Empty>,
    },
    pagination: { pageSize, defaultPage: address === null ? 1 : Math.max(1, Math.trunc(Number(parameters.get(names.page) ?? 1)) || 1), allowPageOutOfRange: of.data === null },
    sorting: {},
    selection: {},
  });
  const { filteringText } = filterProps;
  const { currentPageIndex } = paginationProps;
  useEffect(() => {
    if (address === null || of.data === null) return;
    const now = { [names.filter]: filteringText === '' ? null : filteringText, [names.page]: currentPageIndex === 1 ? null : String(currentPageIndex) };
    if (Object.entries(now).some(([name, value]) => parameters.get(name) !== value)) setParameters(now);
    // Only what a person does here is written down; an address that changes by itself is another page.
  }, [filteringText, currentPageIndex, of.data === null]);
  const chosen = all.filter((item) => selection?.selected.includes(idOf(item)) === true);
  const total = formats.number(all.length);
  const counter = of.data === null ? undefined : chosen.length > 0 ? `(${formats.number(chosen.length)}/${total})` : `(${total})`;
  const filtered = filteredItemsCount ?? 0;
  if (of.error !== null) {
    return (
      <SpaceBetween size="m">
        <Header variant={heading} description={props.description} actions={<SpaceBetween direction="horizontal" size="xs">{childrenOf(props.actions)}</SpaceBetween>}>
          {title}
        </Header>
        <Refusal error={of.error} onRetry={of.reload} />
      </SpaceBetween>
    );
  }
  return (
    <Table<T>
      {...collectionProps}
      variant={props.variant ?? 'container'}
      items={items}
      loading={of.loading && of.data === null}
      loadingText={text.loading}
      trackBy={idOf}
      columnDefinitions={columns.map((column) => ({
        id: column.id,
        header: column.header,
        cell: column.cell,
        isRowHeader: column.rowHeader === true,
        ...(column.minWidth === undefined ? {} : { minWidth: column.minWidth }),
        ...(column.sortBy === undefined ? {} : { sortingField: column.id, sortingComparator: compareText(column.sortBy, language) }),
      }))}
      {...(selection === undefined
        ? {}
        : {
            selectionType: selection.type,
            selectedItems: chosen,
            onSelectionChange: ({ detail }) => selection.onChange(detail.selectedItems.map(idOf)),
          })}
      ariaLabels={{
        tableLabel: title,
        selectionGroupLabel: text.selection,
        itemSelectionLabel: (_, item) => text.select(nameOf(item)),
        allItemsSelectionLabel: () => text.selectAll,
      }}
      header={
        <Header
          variant={heading === 'h1' ? 'awsui-h1-sticky' : heading}
          description={props.description}
          {...(counter === undefined ? {} : { counter })}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button iconName="refresh" ariaLabel={text.reload} onClick={of.reload} loading={of.loading} />
              {childrenOf(props.actions)}
            </SpaceBetween>
          }
        >
          {title}
        </Header>
      }
      filter={
        <SpaceBetween direction="horizontal" size="xs">
          <TextFilter
            filteringText={filteringText}
            onChange={filterProps.onChange}
            filteringPlaceholder={text.filter(props.what)}
            filteringAriaLabel={text.filter(props.what)}
            filteringClearAriaLabel={text.clearFilter}
            countText={text.matches(formats.number(filtered), filtered === 1)}
          />
          {props.filters}
        </SpaceBetween>
      }
      pagination={<Pagination {...paginationProps} />}
    />
  );
}

/** What a fragment holds, each as a child of its own: SpaceBetween keeps its children apart, and a fragment would be one. */
function childrenOf(node: ReactNode): ReactNode[] {
  return isValidElement<{ children?: ReactNode }>(node) && node.type === Fragment ? Children.toArray(node.props.children) : Children.toArray(node);
}
