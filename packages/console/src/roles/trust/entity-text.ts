import type { Texts } from '../../i18n/texts.ts';
import type { trustTexts } from '../trust-texts.ts';
import type { TrustedEntity } from './entity.ts';

type TrustText = (typeof trustTexts) extends Texts<infer T> ? T : never;

/** A trusted entity in words: `Account: 765628985471`. */
export function entityText(entity: TrustedEntity, { entity: text }: TrustText): string {
  switch (entity.kind) {
    case 'everyone': return text.everyone;
    case 'account': return text.account(entity.account);
    case 'user': return text.user(entity.name, entity.account);
    case 'role': return text.role(entity.name, entity.account);
    case 'session': return text.session(entity.name, entity.account);
    case 'federated-user': return text.federated(entity.name, entity.account);
    case 'service': return text.service(entity.service.replace(/\.amazonaws\.com(\.cn)?$/, ''));
    case 'oidc':
    case 'saml': return text.provider(entity.name);
    case 'canonical': return text.canonical(entity.id);
    case 'deleted': return text.deleted(entity.id);
    case 'other': return text.other(entity.type, entity.value);
  }
}
