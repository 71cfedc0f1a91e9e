import type { Operation } from '../../../../kernel/operation.ts';
import { addClientIDToOpenIDConnectProvider } from './add-client-id.ts';
import { createOpenIDConnectProvider } from './create-open-id-connect-provider.ts';
import { deleteOpenIDConnectProvider } from './delete-open-id-connect-provider.ts';
import { getOpenIDConnectProvider } from './get-open-id-connect-provider.ts';
import { listOpenIDConnectProviderTags } from './list-open-id-connect-provider-tags.ts';
import { listOpenIDConnectProviders } from './list-open-id-connect-providers.ts';
import { removeClientIDFromOpenIDConnectProvider } from './remove-client-id.ts';
import { tagOpenIDConnectProvider } from './tag-open-id-connect-provider.ts';
import { untagOpenIDConnectProvider } from './untag-open-id-connect-provider.ts';
import { updateOpenIDConnectProviderThumbprint } from './update-open-id-connect-provider-thumbprint.ts';

export const openIdProviderOperations: readonly Operation[] = [
  createOpenIDConnectProvider, getOpenIDConnectProvider, listOpenIDConnectProviders, deleteOpenIDConnectProvider, updateOpenIDConnectProviderThumbprint,
  addClientIDToOpenIDConnectProvider, removeClientIDFromOpenIDConnectProvider, tagOpenIDConnectProvider, untagOpenIDConnectProvider, listOpenIDConnectProviderTags,
];
