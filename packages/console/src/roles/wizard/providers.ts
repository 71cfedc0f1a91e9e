import { GetOpenIDConnectProviderCommand, IAMClient, ListOpenIDConnectProvidersCommand, ListSAMLProvidersCommand } from '@aws-sdk/client-iam';
import { useCallback } from 'react';
import { useClient } from '../../api/clients.tsx';
import { useLoad, type Loaded } from '../../api/load.ts';

/** ARNs of the account's OIDC providers. */
export function useOidcProviders(): Loaded<readonly string[]> {
  const iam = useClient(IAMClient);
  return useLoad(useCallback(async () => ((await iam.send(new ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList ?? []).flatMap(({ Arn }) => Arn ?? []), [iam]));
}

/** ARNs of the account's SAML providers. */
export function useSamlProviders(): Loaded<readonly string[]> {
  const iam = useClient(IAMClient);
  return useLoad(useCallback(async () => ((await iam.send(new ListSAMLProvidersCommand({}))).SAMLProviderList ?? []).flatMap(({ Arn }) => Arn ?? []), [iam]));
}

/** The audiences of an OIDC provider of the account; none for another provider. */
export function useAudiences(provider: string): readonly string[] {
  const iam = useClient(IAMClient);
  const known = useLoad(
    useCallback(async () => {
      if (!provider.startsWith('arn:')) return [];
      return (await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: provider }))).ClientIDList ?? [];
    }, [iam, provider]),
  );
  return known.data ?? [];
}
