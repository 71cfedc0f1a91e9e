import { readFileSync } from 'node:fs';
import type { Operation, Service } from '../kernel/operation.ts';
import { joinModels } from '../wire/join-models.ts';
import { loadModel, type ServiceModel } from '../wire/model.ts';
import { MODELS_FOLDER } from '../wire/models-folder.ts';

/** Which model files belong to which service; the key is the signing name and the policy prefix. */
export const MODEL_FILES: Readonly<Record<string, string | readonly string[]>> = {
  iam: 'iam-2010-05-08.json',
  sts: 'sts-2011-06-15.json',
  lambda: 'lambda-2015-03-31.json',
  organizations: 'organizations-2016-11-28.json',
  logs: 'logs-2014-03-28.json',
  lex: ['lex-models-2017-04-19.json', 'runtime.lex-2016-11-28.json', 'lex-channels-2026-11-01.json'],
  comprehend: 'comprehend-2017-11-27.json',
  polly: 'polly-2016-06-10.json',
  octroi: 'octroi-2026-11-01.json',
};

/** Every API model and every operation that has a handler. Models are read when first asked for. */
export class Registry {
  readonly #models = new Map<string, ServiceModel>();
  readonly #operations = new Map<string, Operation>();
  readonly #byService = new Map<string, Map<string, Operation>>();
  readonly #folder: URL;

  constructor(services: readonly Service[], folder: URL = MODELS_FOLDER) {
    this.#folder = folder;
    for (const service of services) for (const operation of service.operations) this.#add(service, operation);
  }

  #add(service: Service, operation: Operation): void {
    const name = `${service.id}:${operation.name}`;
    if (operation.service !== service.id) throw new Error(`${name} says that it belongs to ${operation.service}`);
    if (this.#operations.has(name)) throw new Error(`${name} is defined twice`);
    this.#operations.set(name, operation);
    let own = this.#byService.get(service.id);
    if (own === undefined) this.#byService.set(service.id, (own = new Map()));
    own.set(operation.name, operation);
  }

  /** Throws if an operation is not in its model: a registry refuses what no client can call. */
  verify(): void {
    for (const name of this.#operations.keys()) {
      const [service, operation] = name.split(':') as [string, string];
      const modelled = this.model(service)?.operations.get(operation);
      if (modelled === undefined) throw new Error(`${name} is not in the API model`);
      const kind = this.operation(service, operation)?.access.kind;
      if (modelled.unsigned !== (kind === 'trustOnly' || kind === 'password')) throw new Error(`${name} and its model differ in whether it is signed`);
    }
  }

  model(service: string): ServiceModel | undefined {
    const known = this.#models.get(service);
    if (known !== undefined) return known;
    const files = Object.hasOwn(MODEL_FILES, service) ? MODEL_FILES[service] : undefined;
    if (files === undefined) return undefined;
    const model = joinModels([files].flat().map((file) => loadModel(JSON.parse(readFileSync(new URL(file, this.#folder), 'utf8')))));
    this.#models.set(service, model);
    return model;
  }

  operation(service: string, name: string): Operation | undefined {
    return this.#byService.get(service)?.get(name);
  }

  operations(): readonly Operation[] {
    return [...this.#operations.values()];
  }

  services(): readonly string[] {
    return Object.keys(MODEL_FILES);
  }

  serviceOfTarget(target: string): string | undefined {
    const [prefix] = target.split('.', 1);
    return this.services().find((service) => this.model(service)?.targetPrefix === prefix);
  }

  serviceOfVersion(version: string | undefined): string | undefined {
    return version === undefined ? undefined : this.services().find((service) => this.model(service)?.protocol === 'query' && this.model(service)?.apiVersion === version);
  }

  /** The REST service whose paths begin so: `/2015-03-31/functions` is Lambda's. */
  serviceOfPath(path: string): string | undefined {
    const first = path.split('/')[1];
    if (first === undefined || first === '') return undefined;
    return this.services().find((service) => {
      const model = this.model(service);
      if (model?.protocol !== 'rest-json') return false;
      for (const operation of model.operations.values()) if (operation.http.requestUri.split('/')[1] === first) return true;
      return false;
    });
  }
}
