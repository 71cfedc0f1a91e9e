import type { ProvidedContext } from '../../../../models/sts.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';

/** STS-31a: no context provider exists here, so no assertion can be verified. Called when sts:SetContext is allowed. */
export function requireContextProviders(contexts: readonly ProvidedContext[] | undefined): void {
  const first = contexts?.[0];
  if (first !== undefined) throw new ApiError('ValidationError', `The context provider ${first.ProviderArn ?? ''} is not available.`, { status: 400 });
}
