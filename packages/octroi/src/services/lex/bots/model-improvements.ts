import { defineLookup } from '../../../kernel/operation.ts';
import { badRequest } from '../shared/errors.ts';

/** Where a bot may do without improvements to natural language understanding. At AWS that was so in four Regions; here it is in all (LEX-VAL-10). */
export interface ModelImprovements {
  /** Null: everywhere. */
  readonly optionalIn: ReadonlySet<string> | null;
}

export const modelImprovements = defineLookup<ModelImprovements>('where model improvements are optional');

/** What the environment says: Regions between commas, as `us-east-1,us-west-2,ap-southeast-2,eu-west-1`. */
export function modelImprovementsOf(environment: Readonly<Record<string, string | undefined>>): ModelImprovements {
  const named = (environment['LEX_OPTIONAL_IMPROVEMENTS'] ?? '').split(',').map((region) => region.trim()).filter((region) => region !== '');
  return { optionalIn: named.length === 0 ? null : new Set(named) };
}

/** @throws BadRequestException in AWS's words where it is not optional (LEX-ERR-1) */
export function checkModelImprovements({ optionalIn }: ModelImprovements, region: string, enabled: boolean | undefined): void {
  if (enabled !== false || optionalIn === null || optionalIn.has(region)) return;
  throw badRequest(`You can't set the enableModelImprovements field to false in ${region}. Either remove enableModelImprovements from your request or set it to true, then try your request again`);
}
