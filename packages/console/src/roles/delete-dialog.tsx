import { IAMClient } from '@aws-sdk/client-iam';
import { useClient } from '../api/clients.tsx';
import { useTexts } from '../i18n/language.tsx';
import { ConfirmDelete } from '../parts/confirm-delete.tsx';
import { useNotify } from '../shell/flash.tsx';
import { isServiceLinked } from './names.ts';
import { deleteLinkedRole, deleteRole } from './role.ts';
import { roleTexts } from './texts.ts';

interface DeleteRolesProps {
  readonly roles: readonly { readonly name: string; readonly path: string }[];
  readonly onClose: () => void;
  /** At least one is gone. */
  readonly onDeleted: () => void;
}

/** Deletes roles; those that are linked to a service in the service's own way. */
export function DeleteRoles({ roles, onClose, onDeleted }: DeleteRolesProps) {
  const text = useTexts(roleTexts);
  const notify = useNotify();
  const iam = useClient(IAMClient);
  const remove = async (): Promise<void> => {
    let gone = 0;
    try {
      for (const { name, path } of roles) {
        if (!isServiceLinked(path)) await deleteRole(iam, name);
        else if (!(await removeLinked(name))) continue;
        gone += 1;
      }
    } finally {
      if (gone > 0) onDeleted();
    }
    if (gone === 1) notify('success', roles.length === 1 ? text.deleted(roles[0]!.name) : text.deletedMany);
    else if (gone > 1) notify('success', text.deletedMany);
  };
  const removeLinked = async (name: string): Promise<boolean> => {
    const ended = await deleteLinkedRole(iam, name);
    if (ended.state === 'in-use') notify('error', text.inUse(ended.reason, ended.uses.flatMap(({ Region, Resources = [] }) => (Resources.length === 0 ? [Region ?? ''] : Resources)).join(', ')));
    if (ended.state === 'not-ended') notify('info', text.notDone);
    return ended.state === 'deleted';
  };
  return (
    <ConfirmDelete names={roles.map(({ name }) => name)} onClose={onClose} onDelete={remove}>
      {roles.some(({ path }) => isServiceLinked(path)) ? text.deleteLinkedHint : text.deleteHint}
    </ConfirmDelete>
  );
}
