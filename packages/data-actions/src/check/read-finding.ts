import type { Finding, Mend } from './types.ts';

/** A finding that came of reading a policy: nothing was sent. */
export type ReadFinding = Finding & { readonly section: 'policies'; readonly sent: null };

const base = (id: string, title: string, rule: string) => ({ id, section: 'policies' as const, title, rule, sent: null, answer: null, requestId: null });

export const found = (id: string, title: string, rule: string): ReadFinding => ({ ...base(id, title, rule), status: 'pass', reason: null, mend: null });

export const notFound = (id: string, title: string, rule: string, reason: string, mend: Mend): ReadFinding => ({ ...base(id, title, rule), status: 'fail', reason, mend });

/** Where there is no certain answer: never a pass. */
export const unread = (id: string, title: string, rule: string, reason: string): ReadFinding => ({ ...base(id, title, rule), status: 'error', reason, mend: null });
