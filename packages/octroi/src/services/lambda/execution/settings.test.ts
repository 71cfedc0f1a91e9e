import { expect, test } from 'vitest';
import { executionSettings } from './settings.ts';

test('LAM-82, LAM-121, LAM-129: the operator’s environment sets the number of processes, freezing and interpreters', () => {
  expect(executionSettings({ PATH: '/bin', HOME: undefined })).toEqual({ interpreters: {} });
  expect(executionSettings({ LAMBDA_MAX_PROCESSES: '200', LAMBDA_FREEZE: '0', LAMBDA_NODE22: '/n/22', LAMBDA_PYTHON312: '/p', LAMBDA_PYTHON2: '/q', LAMBDA_NODE20: '' })).toEqual({
    maxEnvironments: 200,
    freeze: false,
    interpreters: { LAMBDA_NODE22: '/n/22', LAMBDA_PYTHON312: '/p' },
  });
  for (const wrong of ['0', '-1', 'many', '1e3', '']) expect(() => executionSettings({ LAMBDA_MAX_PROCESSES: wrong }), wrong).toThrow('LAMBDA_MAX_PROCESSES');
  expect(() => executionSettings({ LAMBDA_FREEZE: 'yes' })).toThrow('LAMBDA_FREEZE');
});
