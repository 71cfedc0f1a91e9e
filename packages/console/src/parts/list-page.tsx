import { useCrumbs, type Crumb } from '../shell/crumbs.tsx';
import { useHeading } from './heading.ts';
import { ListTable, type ListTableProps } from './list-table.tsx';

/** A page that is one list: the table's title is the page's heading. */
export function ListPage<T>({ crumbs, ...table }: Omit<ListTableProps<T>, 'heading' | 'variant'> & { readonly crumbs: readonly Crumb[] }) {
  const around = useHeading<HTMLDivElement>(table.title);
  useCrumbs(crumbs);
  return (
    <div ref={around}>
      <ListTable {...table} heading="h1" />
    </div>
  );
}
