import { DeleteBotChannelAssociationCommand, type ChannelType, type Tag } from '@aws-sdk/client-lex-model-building-service';

/** What a channel association is made of. */
export interface NewChannel {
  readonly name: string;
  readonly botName: string;
  readonly botAlias: string;
  readonly type: ChannelType;
  /** What the platform gave: keys, secrets, tokens. */
  readonly botConfiguration: Readonly<Record<string, string>>;
  readonly description?: string;
  readonly tags?: readonly Tag[];
}

/** The part of the SDK's HTTP request that is written here. */
interface SdkRequest {
  method: string;
  body: unknown;
  readonly headers: Record<string, string>;
}

/**
 * CreateBotChannelAssociation for the official client of Lex, which does not have this operation of Octroi's own (LEX-CHN-1): its path is that
 * of the operation which deletes. The answer has nothing but `$metadata`.
 */
export class CreateBotChannelAssociationCommand extends DeleteBotChannelAssociationCommand {
  constructor({ name, botName, botAlias, ...settings }: NewChannel) {
    super({ name, botName, botAlias });
    const body = JSON.stringify(settings);
    this.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as SdkRequest;
        Object.assign(request, { method: 'PUT', body });
        Object.assign(request.headers, { 'content-type': 'application/json', 'content-length': String(new TextEncoder().encode(body).byteLength) });
        return next(args);
      },
      { step: 'build', priority: 'low', name: 'createsInsteadOfDeleting' },
    );
  }
}
