import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useLocation } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { useFollow } from '../parts/follow.ts';
import type { Area, LinkName } from './areas.ts';
import { SUBJECTS } from './routes.ts';
import { shellTexts } from './texts.ts';

/** The side navigation of one service. */
export function Side({ area }: { readonly area: Area }) {
  const text = useTexts(shellTexts);
  const { pathname } = useLocation();
  const { hrefOf, follow } = useFollow();
  const items: SideNavigationProps.Item[] = [];
  if (area.id === 'iam') items.push({ type: 'link', text: text.dashboard, href: hrefOf(area.home) });
  for (const { title, links } of area.groups) {
    const shown = links.filter((name) => SUBJECTS.some(({ path }) => path === name));
    const list = shown.map((name: LinkName) => ({ type: 'link' as const, text: text.links[name], href: hrefOf(`/${name}`) }));
    if (title === null) items.push(...list);
    else if (list.length > 0) items.push({ type: 'section-group', title: text[title], items: list });
  }
  return <SideNavigation header={{ text: area.name, href: hrefOf(area.home) }} activeHref={hrefOf(`/${pathname.split('/')[1] ?? ''}`)} items={items} onFollow={follow} />;
}
