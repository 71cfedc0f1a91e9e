import type { DecisionFilter, ExplainedDecision } from '../api/octroi.ts';

export const VERDICTS: readonly ExplainedDecision['Effect'][] = ['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied'];
export type Verdict = (typeof VERDICTS)[number];

/** How far back the list looks: minutes; 0: as far as there is something. */
export const WITHIN = [0, 5, 60, 1440] as const;

export const PAGE_SIZE = 25;

/** Texts of the address bar that the list is filtered by. */
export const TEXTS = ['caller', 'action', 'resource', 'request'] as const;
export type TextName = (typeof TEXTS)[number];

export function isVerdict(text: string | null): text is Verdict {
  return VERDICTS.some((each) => each === text);
}

/** The question that an address asks. `now`: milliseconds since 1970. What is no filter is left out. */
export function filterOf(parameters: URLSearchParams, now: number): DecisionFilter {
  const textOf = (name: string): string => (parameters.get(name) ?? '').trim().slice(0, 2048);
  const verdict = parameters.get('verdict');
  const within = WITHIN.find((minutes) => String(minutes) === parameters.get('within')) ?? 0;
  const [request, after] = [textOf('request'), textOf('after')];
  return {
    MaxResults: PAGE_SIZE,
    ...(textOf('caller') === '' ? {} : { Caller: textOf('caller') }),
    ...(textOf('action') === '' ? {} : { Action: textOf('action') }),
    ...(textOf('resource') === '' ? {} : { Resource: textOf('resource') }),
    ...(isRequestId(request) ? { RequestId: request } : {}),
    ...(isVerdict(verdict) ? { Verdict: verdict } : verdict === 'Failed' ? { Failed: true } : {}),
    ...(within === 0 ? {} : { Since: Math.floor(now / 1000) - within * 60 }),
    ...(isRequestId(after) ? { NextToken: after } : {}),
  };
}

function isRequestId(text: string): boolean {
  return /^[A-Za-z0-9-]{1,128}$/.test(text);
}
