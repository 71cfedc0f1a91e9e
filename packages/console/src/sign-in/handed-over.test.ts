import { expect, test } from 'vitest';
import { byAccount, handedOver, pageOf } from './handed-over.ts';

const ORIGIN = 'http://localhost:4747';

test('a login URL hands a token over, an identity provider a response; anything else is nothing', () => {
  expect(handedOver('#SigninToken=a%2Bb&Destination=%2Fconsole%2Froles')).toEqual({ kind: 'token', token: 'a+b', destination: '/console/roles' });
  expect(handedOver('#SAMLResponse=PHg%2BPC94Pg%3D%3D')).toEqual({ kind: 'saml', response: 'PHg+PC94Pg==', destination: null });
  for (const nothing of ['', '#', '#console-main', '#SigninToken=', '#Destination=x']) expect(handedOver(nothing)).toBeNull();
});

test('a destination leads to a page of this console and nowhere else', () => {
  expect(pageOf('/console/roles/reader?tab=trust', ORIGIN)).toBe('/roles/reader?tab=trust');
  expect(pageOf(`${ORIGIN}/console/`, ORIGIN)).toBe('/');
  for (const elsewhere of [null, 'https://evil.example/console/roles', '//evil.example/console/roles', 'javascript:alert(1)', '/federation', '/consolex', '/console//evil.example/x', 'http://', `${ORIGIN}.evil.example/console/roles`]) expect(pageOf(elsewhere, ORIGIN)).toBe('/');
});

test('the roles of a response stand by account', () => {
  const role = (account: string, name: string) => ({ role: `arn:aws:iam::${account}:role/${name}`, account, name });
  const [b, a, c] = [role('2', 'b'), role('1', 'a'), role('2', 'c')];
  expect(byAccount([b, a, c])).toEqual([['1', [a]], ['2', [b, c]]]);
});
