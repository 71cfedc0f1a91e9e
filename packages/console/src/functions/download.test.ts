import { expect, test } from 'vitest';
import { downloadPackage } from './download.ts';

test('the package comes from the server that the console came from', async () => {
  const asked: string[] = [];
  const fetching = (async (url: string) => {
    asked.push(url);
    return new Response('zip');
  }) as unknown as typeof fetch;
  expect(new TextDecoder().decode(await downloadPackage('http://127.0.0.1:4747/_octroi/lambda/code?token=t', 'https://octroi.example', fetching))).toBe('zip');
  expect(asked).toEqual(['https://octroi.example/_octroi/lambda/code?token=t']);
});

test('a link that has ended, and a package that is too large, are told as such', async () => {
  const answering = (response: Response) => (async () => response) as unknown as typeof fetch;
  await expect(downloadPackage('http://a/b', 'http://a', answering(new Response('the link is not valid any more\n', { status: 403 })))).rejects.toThrow('the link is not valid any more');
  await expect(downloadPackage('http://a/b', 'http://a', answering(new Response('', { headers: { 'content-length': '20000001' } })))).rejects.toThrow('the package is too large to be shown');
});
