import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { PolicyCache } from '../../../kernel/policy-cache.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { versionKey } from '../tables.ts';
import { layerPolicies, type LayerStatement } from './tables.ts';
import { designatedLayer, layerVersionArn, readLayerVersionArn, type LayerInput } from './designation.ts';

const compiledPolicies = new PolicyCache(500);

/** What a layer version's policy says, as GetLayerVersionPolicy shows it. */
export function layerPolicyDocument(statements: readonly LayerStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements });
}

/** An ask about the version of a layer that a request names, whether or not it exists (LAM-97). */
export function askLayerVersion(action: string, input: LayerInput & { readonly VersionNumber: number }, context: AskContext): Promise<Ask> {
  const { account, name } = designatedLayer(input, context.scope);
  return ask(action, { ...context.scope, account }, name, input.VersionNumber, context);
}

/** lambda:GetLayerVersion on each layer version that a function shall use: of one's own account as of another's (LAM-93). */
export async function askLayers(arns: readonly string[] | undefined, context: AskContext): Promise<Ask[]> {
  const asks: Ask[] = [];
  for (const arn of new Set(arns)) {
    const layer = readLayerVersionArn(arn);
    // What is no layer version's ARN, or lies in another Region, is refused by the body in AWS's words.
    if (layer === null || layer.region !== context.scope.region || layer.partition !== context.scope.partition) continue;
    asks.push(await ask('lambda:GetLayerVersion', { ...context.scope, account: layer.account }, layer.name, layer.version, context));
  }
  return asks;
}

async function ask(action: string, home: Scope, name: string, version: number, context: AskContext): Promise<Ask> {
  const resource = layerVersionArn(home, name, version);
  const policy = await context.look.get(layerPolicies, home, [name, versionKey(version)]);
  return { action, resource, account: home.account, resourcePolicy: policy === undefined ? null : compiledPolicies.get(`resource-based policy of ${resource}`, layerPolicyDocument(policy.statements)) };
}

/** The accounts of the layers that a function shall use. */
export function accountsOfLayers(arns: readonly string[] | undefined): string[] {
  return (arns ?? []).flatMap((arn) => readLayerVersionArn(arn)?.account ?? []);
}
