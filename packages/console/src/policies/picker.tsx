import { useMemo } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { PageLink } from '../parts/links.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { useParameter } from '../parts/parameter.ts';
import { policyPath } from './policy-path.ts';
import { policyTexts } from './texts.ts';
import { PolicyTypeFilter } from './type-filter.tsx';
import { POLICY_FILTERS, usePolicies } from './use-policies.ts';

export interface PolicyPickerProps {
  /** ARNs. */
  readonly selected: readonly string[];
  readonly onChange: (arns: readonly string[]) => void;
  /** One at most: a permissions boundary. */
  readonly single?: boolean;
  /** ARNs that are not offered: those that are attached already. */
  readonly without?: ReadonlySet<string>;
  /** Filter and page stand in the address under this prefix. */
  readonly pageParam?: string;
}

const NOTHING: ReadonlySet<string> = new Set();

/** The policies of the account and of AWS, to be chosen from: « attach permissions ». */
export function PolicyPicker({ selected, onChange, single = false, without = NOTHING, pageParam = 'pp' }: PolicyPickerProps) {
  const text = useTexts(policyTexts);
  const [type, setType] = useParameter(`${pageParam}type`, 'all');
  const filter = POLICY_FILTERS.find((each) => each === type) ?? 'all';
  const policies = usePolicies(filter);
  const of = useMemo(() => ({ ...policies, data: policies.data?.filter(({ arn }) => !without.has(arn)) ?? null }), [policies, without]);
  return (
    <ListTable
      title={text.policies}
      of={of}
      idOf={({ arn }) => arn}
      nameOf={({ name }) => name}
      what={text.what}
      address={pageParam}
      searchIn={({ name }) => [name]}
      empty={{ title: text.empty }}
      selection={{ type: single ? 'single' : 'multi', selected, onChange }}
      filters={<PolicyTypeFilter value={filter} onChange={setType} />}
      columns={[
        {
          id: 'name',
          header: text.name,
          rowHeader: true,
          sortBy: ({ name }) => name,
          cell: ({ name, arn }) => (
            <PageLink to={policyPath(arn)}>
              {name}
            </PageLink>
          ),
        },
        { id: 'type', header: text.type, sortBy: ({ aws }) => (aws ? 1 : 0), cell: ({ aws }) => (aws ? text.types.aws : text.types.own) },
      ]}
    />
  );
}
