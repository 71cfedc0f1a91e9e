/** The inline policy with which AWS's console ends the sessions of a role. */
export const REVOKING_POLICY = 'AWSRevokeOlderSessions';

/**
 * Denies everything to sessions that were issued before a moment. Sessions know the second of their issue, so the next full second is
 * written: one that was made just now is ended with the others.
 */
export function revokingDocument(now: number): string {
  const until = new Date(Math.ceil((now + 1) / 1000) * 1000).toISOString().replace('.000Z', 'Z');
  const Statement = [{ Effect: 'Deny', Action: ['*'], Resource: ['*'], Condition: { DateLessThan: { 'aws:TokenIssueTime': until } } }];
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 4);
}

/** Until when a policy of that name has ended sessions; null if it says something else. */
export function revokedUntil(text: string): Date | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const found = /"DateLessThan":\{"aws:TokenIssueTime":"([^"]+)"\}/.exec(JSON.stringify(value));
  const at = new Date(found?.[1] ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}
