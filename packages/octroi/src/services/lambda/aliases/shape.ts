import type { AliasConfiguration, AliasRoutingConfiguration } from '../../../../models/lambda.gen.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { functionArn } from '../shared/designation.ts';
import { invalidParameter, untyped } from '../shared/errors.ts';
import { mustHaveVersion } from '../shared/find.ts';
import type { AliasRow, FunctionRow } from '../tables.ts';

/** An alias as responses show it (LAM-45). */
export function aliasConfiguration(functionName: string, alias: AliasRow, home: Scope): AliasConfiguration {
  return {
    AliasArn: functionArn(home, functionName, alias.name),
    Name: alias.name,
    FunctionVersion: alias.version,
    Description: alias.description,
    ...(alias.routing === undefined ? {} : { RoutingConfig: { AdditionalVersionWeights: { [alias.routing.version]: alias.routing.weight } } }),
    RevisionId: alias.revisionId,
  };
}

/** The second version that a request gives an alias; undefined for none. Throws InvalidParameterValueException (LAM-46). */
export function routingOf(config: AliasRoutingConfiguration | undefined, version: string): AliasRow['routing'] {
  const weights = Object.entries(config?.AdditionalVersionWeights ?? {});
  if (weights.length === 0) return undefined;
  if (weights.length > 1) throw invalidParameter('Number of items in AdditionalVersionWeights cannot be greater than 1');
  const [[other, weight]] = weights as [[string, number]];
  if (version === '$LATEST') throw untyped('$LATEST is not supported for an alias pointing to more than 1 version');
  if (other === version) throw invalidParameter(`Invalid function version ${other}. Function version ${other} is already included in routing configuration.`);
  return { version: other, weight };
}

/** Throws ResourceNotFoundException unless the versions that an alias points to exist. */
export async function requireVersions(alias: Pick<AliasRow, 'version' | 'routing'>, row: FunctionRow, rows: RowReader, home: Scope): Promise<void> {
  if (alias.version !== '$LATEST') await mustHaveVersion(rows, home, row, alias.version);
  if (alias.routing !== undefined) await mustHaveVersion(rows, home, row, alias.routing.version);
}
