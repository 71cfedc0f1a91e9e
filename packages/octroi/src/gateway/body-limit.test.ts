import { expect, test } from 'vitest';
import { bodyLimit } from './body-limit.ts';

const HOST = '127.0.0.1:4747';
const URL_HOST = `${'a1'.repeat(16)}.lambda-url.us-east-1.localhost:4747`;

test.each([
  ['POST', '/', HOST, 4_194_304, 'Request must be smaller than 4194304 bytes'],
  ['POST', '/2015-03-31/functions', HOST, 70_167_211, 'Request must be smaller than 70167211 bytes for the CreateFunction operation'],
  ['POST', '/2015-03-31/functions/', HOST, 70_167_211, 'Request must be smaller than 70167211 bytes for the CreateFunction operation'],
  ['PUT', '/2015-03-31/functions/shop/code', HOST, 70_167_211, 'Request must be smaller than 70167211 bytes for the UpdateFunctionCode operation'],
  ['POST', '/2018-10-31/layers/shared/versions', HOST, 70_167_211, 'Request must be smaller than 70167211 bytes for the PublishLayerVersion operation'],
  ['POST', '/2015-03-31/functions/shop/invocations', HOST, 70_167_211, 'Request must be smaller than 6291456 bytes for the InvokeFunction operation'],
  ['POST', '/2015-03-31/functions/shop/policy', HOST, 70_167_211, 'Request must be smaller than 70167211 bytes'],
  ['POST', '/', URL_HOST, 6_291_456, 'Request must be smaller than 6291456 bytes for the InvokeFunction operation'],
  ['POST', '/2015-03-31/functions', URL_HOST, 6_291_456, 'Request must be smaller than 6291456 bytes for the InvokeFunction operation'],
  ['POST', '/_lambda-url/a/b', HOST, 6_291_456, 'Request must be smaller than 6291456 bytes for the InvokeFunction operation'],
])('LAM-25, LAM-60: %s %s of %s may have %i bytes', (method, path, host, bytes, refusal) => {
  expect(bodyLimit(method, path, host)).toEqual({ bytes, refusal });
});
