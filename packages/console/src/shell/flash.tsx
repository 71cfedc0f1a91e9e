import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { useSession } from '../session/session.tsx';
import { shellTexts } from './texts.ts';

type Notify = (type: 'success' | 'error' | 'warning' | 'info', content: ReactNode) => void;

interface Shown {
  readonly id: string;
  readonly type: 'success' | 'error' | 'warning' | 'info';
  readonly content: ReactNode;
  /** Page changes that it has outlived: a message comes along to the page that follows an action, and no further. */
  readonly pages: number;
}

const NotifyContext = createContext<Notify | null>(null);
const ShownContext = createContext<{ readonly shown: readonly Shown[]; readonly dismiss: (id: string) => void } | null>(null);

export function FlashProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(0);
  const { pathname } = useLocation();
  const { session } = useSession();
  const notify = useCallback<Notify>((type, content) => {
    const id = String(next.current++);
    // One success at a time: the last one is what a person waits for.
    setShown((before) => [{ id, type, content, pages: 0 }, ...before.filter((each) => each.type !== 'success')].slice(0, 5));
  }, []);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    setShown((all) => all.map((each) => ({ ...each, pages: each.pages + 1 })).filter(({ pages }) => pages < 2));
  }, [pathname]);
  // What one person was told is none of the next one's.
  const nobody = session === null;
  useEffect(() => {
    if (nobody) setShown([]);
  }, [nobody]);
  const dismiss = useCallback((id: string) => setShown((all) => all.filter((each) => each.id !== id)), []);
  const list = useMemo(() => ({ shown, dismiss }), [shown, dismiss]);
  return (
    <NotifyContext value={notify}>
      <ShownContext value={list}>{children}</ShownContext>
    </NotifyContext>
  );
}

/** Shows a message above the page: `notify('success', text)`. It stays on the page that a navigation right after it opens. */
export function useNotify(): Notify {
  const notify = use(NotifyContext);
  if (notify === null) throw new Error('useNotify needs a FlashProvider above');
  return notify;
}

export function Flashes() {
  const list = use(ShownContext);
  const text = useTexts(shellTexts);
  const items = (list?.shown ?? []).map(({ id, type, content }): FlashbarProps.MessageDefinition => ({
    id,
    type,
    content,
    dismissible: true,
    dismissLabel: text.dismiss,
    statusIconAriaLabel: text.statuses[type],
    ariaRole: type === 'error' ? 'alert' : 'status',
    onDismiss: () => list?.dismiss(id),
  }));
  return <Flashbar items={items} />;
}
