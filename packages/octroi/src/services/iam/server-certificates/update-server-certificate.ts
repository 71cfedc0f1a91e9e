import type { UpdateServerCertificateRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { nameKey } from '../tables.ts';
import { askCertificate, certificateArn, certificateExists, mustHaveServerCertificate } from './certificate.ts';
import { serverCertificates } from './tables.ts';

export const updateServerCertificate = writes<UpdateServerCertificateRequest, object>({
  service: 'iam',
  name: 'UpdateServerCertificate',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateServerCertificate', resource: 'server-certificate' }],
    // The caller needs the permission on the certificate as it is and as it will be (API reference of UpdateServerCertificate).
    async asks({ ServerCertificateName, NewServerCertificateName, NewPath }, context) {
      const scope = globalScope(context.scope);
      const now = await askCertificate('iam:UpdateServerCertificate', ServerCertificateName, context);
      const row = await context.look.get(serverCertificates, scope, [nameKey(ServerCertificateName)]);
      const after = { path: NewPath ?? row?.path ?? '/', name: NewServerCertificateName ?? row?.name ?? ServerCertificateName };
      const resource = certificateArn(scope, after);
      return resource === now.resource ? [now] : [now, { ...now, resource }];
    },
  },
  tables: [serverCertificates],
  errors: ['EntityAlreadyExists', 'NoSuchEntity'],
  async handle({ input, rows }) {
    const before = await mustHaveServerCertificate(rows, input.ServerCertificateName);
    const after = { ...before, name: input.NewServerCertificateName ?? before.name, path: input.NewPath ?? before.path };
    if (nameKey(after.name) !== nameKey(before.name)) {
      if ((await rows.get(serverCertificates, [nameKey(after.name)])) !== undefined) throw certificateExists(after.name);
      rows.delete(serverCertificates, [nameKey(before.name)]);
    }
    rows.put(serverCertificates, [nameKey(after.name)], after);
    return {};
  },
});
