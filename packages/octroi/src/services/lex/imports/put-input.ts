import { readFileSync } from 'node:fs';
import { InputFault, readJson } from '../../../wire/json-read.ts';
import { loadModel, type ServiceModel } from '../../../wire/model.ts';
import { MODELS_FOLDER } from '../../../wire/models-folder.ts';
import { validateInput } from '../../../wire/protocol.ts';
import type { Inputs } from '../../../../models/lex-models.gen.ts';
import { ImportRefused } from './archive.ts';

type Put = 'PutBot' | 'PutIntent' | 'PutSlotType';

let loaded: ServiceModel | undefined;

/** The API model, read when the first payload comes. */
function lexModel(): ServiceModel {
  loaded ??= loadModel(JSON.parse(readFileSync(new URL('lex-models-2017-04-19.json', MODELS_FOLDER), 'utf8')));
  return loaded;
}

/**
 * A part of a document as the input of the operation that would put it: the same members, the same constraints. Members that the operation
 * does not have are ignored, as in a request.
 * @throws {ImportRefused} with what is wrong about it, naming `subject`
 */
export function putInput<Name extends Put>(operation: Name, part: Readonly<Record<string, unknown>>, subject: string): Inputs[Name] {
  const model = lexModel();
  const operationModel = model.operations.get(operation);
  if (operationModel?.input === undefined) throw new Error(`${operation} is not in the API model`);
  let input: object;
  try {
    input = readJson(operationModel.input, part, '') as object;
  } catch (error) {
    throw error instanceof InputFault ? new ImportRefused(`${subject}: ${error.message}`) : error;
  }
  const wrong = validateInput(model, operationModel, input);
  if (wrong !== null) throw new ImportRefused(`${subject}: ${wrong.message ?? wrong.code}`);
  return input as Inputs[Name];
}
