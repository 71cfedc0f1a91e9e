import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testSamlProvider, type TestSamlProvider } from '../../../testing/identity-provider/saml.ts';
import { openSamlWorld, type SamlWorld } from '../saml.fixture.ts';
import { refusal } from '../sts.fixture.ts';

let saml: SamlWorld;
let stranger: TestSamlProvider;
beforeAll(async () => {
  saml = await openSamlWorld();
  stranger = await testSamlProvider(saml.idp.entityId);
});
afterAll(async () => {
  expect(saml.world.faults).toEqual([]);
  await saml.world.close();
});

const invalid = (message: string) => ({ name: 'InvalidIdentityTokenException', status: 400, message });
const NOT_SIGNED = invalid('Response signature invalid');
const NOT_SAML = invalid('SAMLResponse is not a valid SAML response');
const expired = (message: string) => ({ name: 'ExpiredTokenException', status: 400, message });

/** A changed document must really be another one, or the test proves nothing. */
const changed = (xml: string, from: string | RegExp, to: string): string => {
  const other = xml.replace(from, to);
  if (other === xml) throw new Error(`nothing was changed by ${String(from)}`);
  return other;
};
const refused = (xml: string) => refusal(saml.assume(xml));
const part = (xml: string, name: string): string => new RegExp(`<(\\w+:)?${name}[ >][\\s\\S]*</(\\w+:)?${name}>`).exec(xml)![0];
const ID = /ID="(_a[^"]+)"/;
const evilOf = (assertion: string, id = '_evil'): string => changed(changed(assertion, 'ann@example.com', 'root@example.com'), ID, `ID="${id}"`);
const without = (xml: string): string => changed(xml, part(xml, 'Signature'), '');

describe('STS-53: signature wrapping, in its eight classic forms', () => {
  // XSW1 and XSW2 are about the response's signature, the others about the assertion's.
  const forms: readonly (readonly [string, () => string])[] = [
    ['XSW1: the signed response inside the signature of a forged one', () => {
      const xml = saml.xml({ signed: 'response' });
      const signature = part(xml, 'Signature');
      const original = without(xml);
      const forged = changed(changed(original, 'ann@example.com', 'root@example.com'), /ID="_r[^"]+"/, 'ID="_evil"');
      return changed(forged, '<samlp:Status>', `${changed(signature, '</ds:Signature>', `${original}</ds:Signature>`)}<samlp:Status>`);
    }],
    ['XSW2: the signed response beside its signature in a forged one', () => {
      const xml = saml.xml({ signed: 'response' });
      const signature = part(xml, 'Signature');
      const original = without(xml);
      const forged = changed(changed(original, 'ann@example.com', 'root@example.com'), /ID="_r[^"]+"/, 'ID="_evil"');
      return changed(forged, '<samlp:Status>', `${original}${signature}<samlp:Status>`);
    }],
    ['XSW3: a forged assertion before the signed one', () => {
      const xml = saml.xml();
      const assertion = part(xml, 'Assertion');
      return changed(xml, assertion, evilOf(without(assertion)) + assertion);
    }],
    ['XSW4: the signed assertion inside a forged one', () => {
      const xml = saml.xml();
      const assertion = part(xml, 'Assertion');
      return changed(xml, assertion, changed(evilOf(without(assertion)), '</saml:Assertion>', `${assertion}</saml:Assertion>`));
    }],
    ['XSW5: the signature moved into a forged assertion, the signed one after it', () => {
      const xml = saml.xml();
      const assertion = part(xml, 'Assertion');
      return changed(xml, assertion, evilOf(assertion) + without(assertion));
    }],
    ['XSW6: the signed assertion inside the signature of a forged one', () => {
      const xml = saml.xml();
      const assertion = part(xml, 'Assertion');
      return changed(xml, assertion, changed(evilOf(assertion), '</ds:Signature>', `${without(assertion)}</ds:Signature>`));
    }],
    ['XSW7: the signed assertion in extensions, a forged one in its place', () => {
      const xml = saml.xml();
      const assertion = part(xml, 'Assertion');
      return changed(changed(xml, assertion, evilOf(without(assertion))), '<samlp:Status>', `<samlp:Extensions>${assertion}</samlp:Extensions><samlp:Status>`);
    }],
    ['XSW8: the signed assertion in an object of the signature', () => {
      const xml = saml.xml();
      const assertion = part(xml, 'Assertion');
      return changed(xml, assertion, changed(evilOf(assertion), '</ds:Signature>', `<ds:Object>${without(assertion)}</ds:Object></ds:Signature>`));
    }],
  ];
  test.each(forms)('%s', async (_form, forge) => {
    expect([NOT_SIGNED, NOT_SAML]).toContainEqual(await refused(forge()));
  });

  test('two elements of one id, whatever the attribute is called', async () => {
    const xml = saml.xml();
    const id = ID.exec(xml)![1]!;
    for (const name of ['ID', 'Id', 'id', 'xml:id']) expect(await refused(changed(xml, '<samlp:Status>', `<samlp:Status ${name}="${id}">`))).toEqual(NOT_SAML);
    expect(await refused(changed(xml, ID, `ID="${id}" Id="other"`))).toEqual(NOT_SAML);
  });

  test('a signature where none belongs, and a reference to something else', async () => {
    const xml = saml.xml();
    const signature = part(xml, 'Signature');
    expect(await refused(changed(changed(xml, signature, ''), '<samlp:Status>', `${signature}<samlp:Status>`))).toEqual(NOT_SIGNED);
    expect(await refused(changed(changed(xml, signature, ''), '<saml:NameID ', `${signature}<saml:NameID `))).toEqual(NOT_SIGNED);
    for (const uri of ['', '#', '#_evil', "#xpointer(id('x'))", 'https://evil.example.com/x']) expect(await refused(changed(xml, /URI="[^"]*"/, `URI="${uri}"`))).toEqual(NOT_SIGNED);
  });
});

test('STS-53: what is not signed, or not by the provider\'s certificate', async () => {
  expect(await refused(saml.xml({ signed: 'nothing' }))).toEqual(NOT_SIGNED);
  const now = saml.world.clocks.decision();
  const roles = [`${saml.role},${saml.provider}`];
  for (const signed of ['assertion', 'response', 'both'] as const) expect(await refused(stranger.xml({ roles, now, signed }))).toEqual(NOT_SIGNED);
  // A certificate that comes along counts for nothing.
  const der = stranger.certificate.replace(/-----[^-]+-----|\s/g, '');
  const own = stranger.xml({ roles, now });
  expect(await refused(changed(own, '</ds:Signature>', `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${der}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`))).toEqual(NOT_SIGNED);
  // Of two signatures both must be right.
  const both = saml.xml({ signed: 'both' });
  expect(await refused(changed(both, /(<ds:SignatureValue>)..../, '$1AAAA'))).toEqual(NOT_SIGNED);
});

test('STS-53: what was changed after it was signed', async () => {
  for (const signed of ['assertion', 'response'] as const) {
    const xml = saml.xml({ signed });
    expect(await refused(changed(xml, 'ann@example.com', 'root@example.com'))).toEqual(NOT_SIGNED);
    expect(await refused(changed(xml, '</saml:AttributeStatement>', '<saml:Attribute Name="x"/></saml:AttributeStatement>'))).toEqual(NOT_SIGNED);
    expect(await refused(changed(xml, /<ds:DigestValue>..../, '<ds:DigestValue>AAAA'))).toEqual(NOT_SIGNED);
  }
});

test('STS-53: weak algorithms, shared secrets and other transforms', async () => {
  const RSA_SHA1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
  const SHA1 = 'http://www.w3.org/2000/09/xmldsig#sha1';
  expect(await refused(saml.xml({ signatureAlgorithm: RSA_SHA1 }))).toEqual(NOT_SIGNED);
  expect(await refused(saml.xml({ digestAlgorithm: SHA1 }))).toEqual(NOT_SIGNED);
  const xml = saml.xml();
  const info = part(xml, 'SignedInfo');
  const hmac = changed(xml, /<ds:SignatureMethod Algorithm="[^"]+"/, '<ds:SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"');
  expect(await refused(changed(hmac, /<ds:SignatureValue>[^<]+/, `<ds:SignatureValue>${createHmac('sha1', saml.idp.certificate).update(info).digest('base64')}`))).toEqual(NOT_SIGNED);
  for (const transform of ['http://www.w3.org/TR/1999/REC-xslt-19991116', 'http://www.w3.org/TR/1999/REC-xpath-19991116', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments']) {
    expect(await refused(changed(xml, '<ds:Transforms>', `<ds:Transforms><ds:Transform Algorithm="${transform}"/>`))).toEqual(NOT_SIGNED);
  }
  await saml.assume(saml.xml({ signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha512' }));
});

test('comments, CDATA and instructions that split what is signed from what is read', async () => {
  const xml = saml.xml({ subject: 'ann@example.com.evil.example' });
  expect(await refused(changed(xml, 'ann@example.com.evil', 'ann@example.com<!---->.evil'))).toEqual(NOT_SAML);
  expect(await refused(changed(xml, 'ann@example.com.evil', 'ann@example.com<?x y?>.evil'))).toEqual(NOT_SAML);
  expect(await refused(changed(xml, 'ann@example.com.evil', '<![CDATA[ann@example.com]]>.evil'))).toEqual(NOT_SAML);
  const inside = saml.xml({ edit: (text) => text.replace('ann@example.com', 'ann@exa<!-- signed -->mple.com') });
  expect(await refused(inside)).toEqual(NOT_SAML);
});

test('document types and entities: nothing is declared, expanded or fetched', async () => {
  const xml = saml.xml();
  const bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>';
  for (const prolog of [bomb, '<!DOCTYPE r SYSTEM "file:///etc/passwd">', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE r [<!ATTLIST Assertion ID ID #IMPLIED>]>']) {
    expect(await refused(prolog + changed(xml, 'ann@example.com', '&c;&x;'))).toEqual(NOT_SAML);
    expect(await refused(prolog + xml)).toEqual(NOT_SAML);
  }
  expect(await refused(changed(xml, 'ann@example.com', '&undeclared;'))).toEqual(NOT_SAML);
});

test('what is no response: bytes, XML, depth, size, status, encryption', async () => {
  const raw = (SAMLAssertion: string) => refusal(saml.assume('', { SAMLAssertion }));
  for (const text of ['%%%%', 'PHg+====', 'a-_b']) expect(await raw(text)).toEqual(invalid('Invalid base64 SAMLResponse'));
  for (const text of ['<', '<x/>', 'text', '\u0000', '<samlp:Response/>', '<Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol" Version="1.1"/>', '<Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol" Version="2.0"/>']) expect(await refused(text)).toEqual(NOT_SAML);
  expect(await raw(Buffer.from([0xff, 0xfe, 0x3c, 0x00]).toString('base64'))).toEqual(NOT_SAML);
  const xml = saml.xml();
  expect(await refused(changed(xml, '<samlp:Status>', `${'<x>'.repeat(100)}${'</x>'.repeat(100)}<samlp:Status>`))).toEqual(NOT_SAML);
  expect(await refused(changed(xml, 'status:Success', 'status:Responder'))).toMatchObject({ name: 'InvalidIdentityTokenException' });
  expect(await refused(changed(xml, '</samlp:Response>', '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/></samlp:Response>'))).toEqual(invalid('Encrypted SAML assertions are not supported'));
});

test('STS-53: not for AWS: audience, recipient, destination, issuer', async () => {
  for (const audience of [null, 'urn:amazon:webservice', 'https://sp.example.com', '']) expect(await refused(saml.xml({ audience }))).toEqual(invalid('Response does not contain the required audience'));
  for (const recipient of ['https://sp.example.com/saml', 'https://signin.aws.amazon.com.evil.example/saml', 'https://signin.aws.amazon.com/other', '']) {
    expect(await refused(saml.xml({ recipient }))).toEqual(invalid('Response does not contain the required recipient'));
  }
  expect(await refused(saml.xml({ destination: 'https://sp.example.com/saml' }))).toEqual(invalid('Response does not contain the required recipient'));
  expect(await refused(saml.xml({ issuer: 'https://other.example.com' }))).toEqual(invalid('Issuer not present in specified provider'));
  for (const [recipient, audience] of [['https://eu-west-1.signin.aws.amazon.com/saml', 'https://signin.aws.amazon.com/saml'], ['http://127.0.0.1:4747/saml', 'urn:amazon:webservices']]) await saml.assume(saml.xml({ recipient: recipient!, audience: audience! }));
});

test('STS-52, STS-53: not now: expired, not yet, issued too long ago or in the future', async () => {
  expect(await refused(saml.xml({ notOnOrAfter: -1, notBefore: -300 }))).toEqual(expired('Response has expired'));
  expect(await refused(saml.xml({ sessionNotOnOrAfter: -1 }))).toEqual(expired('Response has expired'));
  expect(await refused(saml.xml({ notBefore: 3600, notOnOrAfter: 7200 }))).toEqual(invalid('Response is not valid yet'));
  const now = saml.world.clocks.decision();
  expect(await refused(saml.xml({ now: now - 301_000, notOnOrAfter: 3600 }))).toEqual(expired('Token must be redeemed within 5 minutes of issuance'));
  expect(await refused(saml.xml({ now: now + 3_600_000 }))).toEqual(invalid('Response is issued in the future'));
  for (const time of ['yesterday', '2030-01-01', '2030-01-01T00:00:00']) expect(await refused(saml.xml({ edit: (xml) => changed(xml, /<saml:Conditions NotBefore="[^"]*"/, `<saml:Conditions NotBefore="${time}"`) }))).toEqual(NOT_SAML);
});

test('STS-51, STS-53: attributes that AWS refuses', async () => {
  const attributes = (more: Readonly<Record<string, readonly string[]>>) => refused(saml.xml({ attributes: more }));
  expect(await refused(saml.xml({ sessionName: null }))).toEqual(invalid('RoleSessionName is required in AuthnResponse'));
  for (const sessionName of ['a', 'x'.repeat(65), 'a b', 'a/b', 'änn']) expect(await refused(saml.xml({ sessionName }))).toEqual(invalid('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}'));
  expect(await attributes({ RoleSessionName: ['ann', 'bob'] })).toEqual(invalid('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}'));
  for (const SourceIdentity of [['a'], ['aws:me'], ['a b'], ['ann', 'bob']]) expect(await attributes({ SourceIdentity })).toEqual(invalid('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"'));
  for (const seconds of ['899', '43201', 'x', '1e3', '']) expect(await attributes({ SessionDuration: [seconds] })).toEqual(invalid('SessionDuration in AuthnResponse must be between 900 and 43200'));
  expect(await attributes({ 'PrincipalTag:team': ['a', 'b'] })).toMatchObject({ name: 'InvalidIdentityTokenException' });
  expect(await attributes({ 'PrincipalTag:te<am': ['a'] })).toMatchObject({ name: 'InvalidIdentityTokenException' });
  expect(await attributes({ 'PrincipalTag:a': ['1'], 'PrincipalTag:A': ['2'] })).toMatchObject({ name: 'InvalidParameterValue' });
  expect(await attributes({ TransitiveTagKeys: ['none'] })).toMatchObject({ name: 'InvalidParameterValue' });
});
