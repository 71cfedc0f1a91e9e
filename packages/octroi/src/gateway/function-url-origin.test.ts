import { expect, test } from 'vitest';
import { withoutOrigin } from './function-url-origin.ts';

const NOBODYS = 'sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts';

test('LAM-85: a function that answers under the origin of the console gets no origin in a browser, whatever it says itself', () => {
  const page = { status: 200, headers: { 'Content-Type': 'text/html', 'Service-Worker-Allowed': '/', 'Content-Security-Policy': "default-src 'self'" }, body: '<script>sessionStorage</script>' };
  expect(withoutOrigin(page)).toEqual({ ...page, headers: { 'Content-Type': 'text/html', 'content-security-policy': `default-src 'self', ${NOBODYS}` } });
  expect(withoutOrigin({ status: 200, headers: {}, body: '' }).headers).toEqual({ 'content-security-policy': NOBODYS });
});
