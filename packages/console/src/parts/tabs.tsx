import Tabs from '@cloudscape-design/components/tabs';
import type { ReactNode } from 'react';
import { useParameter } from './parameter.ts';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** Made when its tab is opened. */
  readonly content: () => ReactNode;
}

/** Tabs whose chosen one stands in the address (`?tab=`). */
export function AddressedTabs({ tabs, label }: { readonly tabs: readonly Tab[]; readonly label?: string }) {
  const [tab, setTab] = useParameter('tab', tabs[0]?.id ?? '');
  const active = tabs.find(({ id }) => id === tab) ?? tabs[0];
  return <Tabs {...(label === undefined ? {} : { ariaLabel: label })} activeTabId={active?.id ?? ''} onChange={({ detail }) => setTab(detail.activeTabId)} tabs={tabs.map(({ id, label: name, content }) => ({ id, label: name, content: id === active?.id ? content() : null }))} />;
}
