import { DeleteOpenIDConnectProviderCommand, DeleteSAMLProviderCommand, IAMClient } from '@aws-sdk/client-iam';
import { useClient } from '../api/clients.tsx';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { useNotify } from '../shell/flash.tsx';
import { providerOf } from './fields.ts';
import { providerTexts } from './texts.ts';

/** Deletes an identity provider of either kind. */
export function DeleteProvider({ arn, onClose, onDeleted }: { readonly arn: string; readonly onClose: () => void; readonly onDeleted: () => void }) {
  const text = useTexts(providerTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const provider = providerOf(arn);
  const name = provider?.name ?? arn;
  return (
    <ConfirmDelete
      names={[name]}
      onClose={onClose}
      onDelete={async () => {
        await (provider?.kind === 'saml' ? iam.send(new DeleteSAMLProviderCommand({ SAMLProviderArn: arn })) : iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })));
        notify('success', text.deleted(name));
        onDeleted();
      }}
    >
      {text.deleteHint}
    </ConfirmDelete>
  );
}
