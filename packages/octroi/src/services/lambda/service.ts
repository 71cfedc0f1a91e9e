import type { Service } from '../../kernel/operation.ts';
import { createFunction } from './functions/create-function.ts';
import { getFunctionConfiguration } from './functions/get-function-configuration.ts';
import { getFunction } from './functions/get-function.ts';
import { invoke } from './invoke/invoke.ts';

/** AWS Lambda. */
export const lambdaService: Service = {
  id: 'lambda',
  operations: [createFunction, getFunction, getFunctionConfiguration, invoke],
};
