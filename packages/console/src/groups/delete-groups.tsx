import { IAMClient } from '@aws-sdk/client-iam';
import { useClient } from '../api/clients.tsx';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { useNotify } from '../shell/flash.tsx';
import { deleteGroup } from './group.ts';
import { groupTexts } from './texts.ts';

/** Deletes groups with their policies; their users stay. */
export function DeleteGroups({ names, onClose, onDeleted }: { readonly names: readonly string[]; readonly onClose: () => void; readonly onDeleted: () => void }) {
  const text = useTexts(groupTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const remove = async (): Promise<void> => {
    let gone = 0;
    try {
      for (const name of names) {
        await deleteGroup(iam, name);
        gone++;
      }
    } finally {
      if (gone > 0) onDeleted();
    }
    notify('success', names.length === 1 ? text.deleted(names[0]!) : text.deletedMany);
  };
  return (
    <ConfirmDelete names={names} onClose={onClose} onDelete={remove}>
      {text.deleteHint}
    </ConfirmDelete>
  );
}
