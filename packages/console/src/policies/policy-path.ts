/** The address of a policy's page: `/policies/` and its ARN. */
export function policyPath(arn: string, below: '' | '/edit' | '/attach' = ''): string {
  return `/policies/${encodeURIComponent(arn)}${below}`;
}
