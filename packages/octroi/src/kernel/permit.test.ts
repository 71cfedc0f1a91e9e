import { expect, test } from 'vitest';
import { permitWithoutCaller } from './authorise.ts';
import { claimMint, Permit, PermitError } from './permit.ts';
import { defineTable } from './table.ts';

const users = defineTable<{ name: string }>({ service: 'iam', name: 'user', kind: 'policy', regional: false });
const keys = defineTable<{ id: string }>({ service: 'iam', name: 'key', kind: 'secret', regional: false });
const functions = defineTable<{ name: string }>({ service: 'lambda', name: 'function', kind: 'business', regional: true });
const home = { partition: 'aws', account: '111122223333', region: 'eu-west-1' };

test('permit: the right to mint is given away once, to authorise', () => {
  expect(() => claimMint()).toThrow(PermitError);
});

test('permit: cannot be constructed, and what looks like one is refused', () => {
  const constructor = Permit as unknown as new (proof: symbol, grants: unknown[]) => Permit;
  expect(() => new constructor(Symbol('minted here'), [])).toThrow(PermitError);
  const forged = Object.create(Permit.prototype) as Permit;
  expect(() => forged.require(users, home, 'read')).toThrow(TypeError);
});

test('permit: covers the tables, scope and mode that it names, and nothing else', () => {
  const permit = permitWithoutCaller([{ scope: home, tables: [users, functions], mode: 'read' }]);
  expect(() => permit.require(users, { ...home, region: '-' }, 'read')).not.toThrow();
  expect(() => permit.require(functions, home, 'read')).not.toThrow();
  expect(() => permit.require(users, home, 'write')).toThrow(PermitError);
  expect(() => permit.require(keys, home, 'read')).toThrow(PermitError);
  expect(() => permit.require(users, { ...home, account: '444455556666' }, 'read')).toThrow(PermitError);
  expect(() => permit.require(functions, { ...home, region: 'us-east-1' }, 'read')).toThrow(PermitError);
});

test('permit: dies with its attempt, and performs one effect after the commit', () => {
  const permit = permitWithoutCaller([{ scope: home, tables: [users], mode: 'write' }]);
  expect(() => permit.perform()).toThrow(PermitError);
  permit.commit();
  expect(() => permit.require(users, home, 'read')).toThrow(PermitError);
  permit.perform();
  expect(() => permit.perform()).toThrow(PermitError);
  const ended = permitWithoutCaller([{ scope: home, tables: [users], mode: 'write' }]);
  ended.end();
  expect(() => ended.require(users, home, 'write')).toThrow(PermitError);
  expect(() => ended.commit()).toThrow(PermitError);
});
