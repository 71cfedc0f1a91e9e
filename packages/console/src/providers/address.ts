/** The address of a provider's page: `/providers/` and its ARN. */
export const providerPath = (arn: string): string => `/providers/${encodeURIComponent(arn)}`;
