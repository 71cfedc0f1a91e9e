import { DeleteBotChannelAssociationCommand } from '@aws-sdk/client-lex-model-building-service';
import type { CreateBotChannelAssociationRequest } from '../../models/lex-channels.gen.ts';

/** The part of the SDK's HTTP request that is written here. */
interface SdkRequest {
  method: string;
  body: unknown;
  readonly headers: Record<string, string>;
}

/**
 * CreateBotChannelAssociation for the official SDK's client of Lex, which does not have our operation (LEX-CHN-1): its path is that of the
 * operation which deletes. The answer has nothing but `$metadata`.
 */
export class CreateBotChannelAssociationCommand extends DeleteBotChannelAssociationCommand {
  constructor(input: CreateBotChannelAssociationRequest) {
    const { name, botName, botAlias, ...settings } = input;
    super({ name, botName, botAlias });
    const body = JSON.stringify(settings);
    this.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as SdkRequest;
        Object.assign(request, { method: 'PUT', body });
        Object.assign(request.headers, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) });
        return next(args);
      },
      { step: 'build', priority: 'low', name: 'createsInsteadOfDeleting' },
    );
  }
}
