import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useNavigate } from 'react-router';
import { REGIONS } from '../api/regions.ts';
import { useRegion } from '../api/region.tsx';
import { LANGUAGES } from '../i18n/choose.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { useFollow } from '../parts/follow.ts';
import { nameOf, type Session } from '../session/model.ts';
import { useSession } from '../session/session.tsx';
import { switchAddress } from '../switch-role/history.ts';
import { useRoleHistory } from '../switch-role/use-switch-role.ts';
import type { Area } from './areas.ts';
import { SUBJECTS } from './routes.ts';
import { THEMES, useTheme } from './theme.tsx';
import { shellTexts } from './texts.ts';

const LANGUAGE_NAMES = { en: 'English', fr: 'Français' } as const;

/** The bar at the top: services, Region, language, appearance, who is signed in. */
export function Top({ area }: { readonly area: Area | null }) {
  const text = useTexts(shellTexts);
  const { language, setLanguage } = useLanguage();
  const { theme, setTheme } = useTheme();
  const { session } = useSession();
  const { hrefOf, follow } = useFollow();
  const region = useRegionMenu(area);
  const account = useAccountMenu(session);
  const utilities: TopNavigationProps.Utility[] = [
    {
      type: 'menu-dropdown',
      text: LANGUAGE_NAMES[language],
      title: text.language,
      ariaLabel: `${text.language}: ${LANGUAGE_NAMES[language]}`,
      items: LANGUAGES.map((each) => ({ id: each, text: LANGUAGE_NAMES[each], lang: each })),
      onItemClick: ({ detail }) => setLanguage(LANGUAGES.find((each) => each === detail.id) ?? 'en'),
    },
    {
      type: 'menu-dropdown',
      iconName: 'settings',
      title: text.theme,
      ariaLabel: `${text.theme}: ${text.themes[theme]}`,
      items: THEMES.map((each) => ({ id: each, text: text.themes[each], itemType: 'checkbox' as const, checked: each === theme })),
      onItemClick: ({ detail }) => setTheme(THEMES.find((each) => each === detail.id) ?? 'system'),
    },
  ];
  if (session !== null) {
    utilities.unshift({ type: 'button', text: text.services, iconName: 'view-full', href: hrefOf('/'), onFollow: follow });
    utilities.push(region, ...account);
  }
  return <TopNavigation identity={{ href: hrefOf('/'), title: 'Octroi', onFollow: follow }} utilities={utilities} i18nStrings={{ overflowMenuTriggerText: text.more }} />;
}

function useRegionMenu(area: Area | null): TopNavigationProps.Utility {
  const text = useTexts(shellTexts);
  const { language } = useLanguage();
  const { region, setRegion } = useRegion();
  const global = area?.global === true;
  const name = global ? text.global : (REGIONS[region]?.[language] ?? region);
  return {
    type: 'menu-dropdown',
    text: name,
    title: text.region,
    ariaLabel: `${text.region}: ${name}`,
    ...(global ? { description: text.globalHint } : {}),
    items: Object.entries(REGIONS).map(([id, names]) => ({ id, text: names[language], secondaryText: id, itemType: 'checkbox' as const, checked: id === region })),
    onItemClick: ({ detail }) => setRegion(detail.id),
  };
}

function useAccountMenu(session: Session | null): TopNavigationProps.Utility[] {
  const text = useTexts(shellTexts);
  const { signOut, switchBack } = useSession();
  const navigate = useNavigate();
  const history = useRoleHistory();
  if (session === null) return [];
  const canSwitch = SUBJECTS.some(({ path }) => path === 'switch-role');
  const items = [
    ...(session.base === undefined ? [] : [{ id: 'back', text: text.switchBack(nameOf(session.base)) }]),
    ...(canSwitch ? [{ id: 'switch', text: text.switchRole }] : []),
    ...(canSwitch ? history.map((choice, index) => ({ id: `role ${index}`, text: `${choice.name} @ ${choice.account}`, iconName: 'user-profile' as const })) : []),
    { id: 'out', text: text.signOut },
  ];
  const who = text.accountMenu(nameOf(session), session.account);
  return [
    {
      type: 'menu-dropdown',
      iconName: session.base === undefined ? 'user-profile' : 'user-profile-active',
      text: who,
      title: text.account,
      description: session.arn,
      ariaLabel: `${text.account}: ${who}`,
      items,
      onItemClick: ({ detail }) => {
        if (detail.id === 'out') signOut();
        else if (detail.id === 'back') switchBack();
        else {
          const choice = history[Number(detail.id.split(' ')[1] ?? -1)];
          void navigate(choice === undefined ? '/switch-role' : switchAddress(choice), { state: { now: choice !== undefined } });
        }
      },
    },
  ];
}
