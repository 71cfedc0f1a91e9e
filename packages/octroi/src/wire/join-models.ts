import type { ErrorModel, OperationModel, ServiceModel } from './shape.ts';

/**
 * One service out of several API models that share a protocol, a signing name and a policy prefix. Only the operations are joined: each
 * keeps the shapes of its own model, since models may give one name to different shapes. Of an error that several models have, one
 * that an operation does not declare is the first model's. Throws for models that cannot be one service.
 */
export function joinModels(models: readonly ServiceModel[]): ServiceModel {
  const [first] = models;
  if (first === undefined) throw new Error('a service has at least one API model');
  if (models.length === 1) return first;
  const operations = new Map<string, OperationModel>();
  const errors = new Map<string, ErrorModel>();
  for (const model of models) {
    if (model.protocol !== first.protocol || model.signingName !== first.signingName) throw new Error(`\`${model.serviceId}\` and \`${first.serviceId}\` are not one service: protocol or signing name differs`);
    for (const [name, operation] of model.operations) {
      if (operations.has(name)) throw new Error(`two models of \`${first.signingName}\` have the operation \`${name}\``);
      operations.set(name, operation);
    }
    for (const [code, error] of model.errors) if (!errors.has(code)) errors.set(code, error);
  }
  return { ...first, operations, errors };
}
