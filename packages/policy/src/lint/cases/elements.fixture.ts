import type { Case } from './case.fixture.ts';
import { allow, bucket, rcp, textOf, trust } from './case.fixture.ts';

const sid = (Sid: unknown, statement: object = allow): object => ({ ...statement, Sid });
const long = (length: number): string => `arn:aws:s3:::b/${'k'.repeat(length)}`;
const { Effect: _effect, ...noEffect } = allow;
const { Action: _action, ...noAction } = allow;
const { Resource: _resource, ...noResource } = allow;
const { Principal: _principal, ...noPrincipal } = trust;

/** Structure, elements, sizes. */
export const ELEMENTS: readonly Case[] = [
  { code: 'JSON_SYNTAX_ERROR', rule: 'POL-50', kind: 'identity', fails: '{"Version":"2012-10-17",}', passes: allow },
  { code: 'JSON_SYNTAX_ERROR', rule: 'POL-4', kind: 'identity', fails: '{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}', passes: allow, at: '$.Version' },
  { code: 'DATA_TYPE_MISMATCH', rule: 'POL-50', kind: 'identity', fails: { ...allow, Action: 7 }, passes: allow, at: '$.Statement.Action' },
  { code: 'DATA_TYPE_MISMATCH', rule: 'POL-1', kind: 'identity', fails: '[]', passes: allow, at: '$' },
  { code: 'DATA_TYPE_MISMATCH', rule: 'POL-50', kind: 'identity', fails: { ...allow, Condition: { StringEquals: { 'aws:userid': null } } }, passes: allow, at: '$.Statement.Condition.StringEquals["aws:userid"]' },
  { code: 'INVALID_POLICY_ELEMENT', rule: 'POL-2', kind: 'identity', fails: { ...allow, Actions: [] }, passes: allow, at: '$.Statement.Actions' },
  { code: 'INVALID_VERSION', rule: 'POL-6', kind: 'identity', fails: '{"Version":"2012-10-18","Statement":[]}', passes: allow, at: '$.Version' },
  { code: 'MISSING_VERSION', rule: 'POL-6', kind: 'identity', fails: JSON.stringify({ Statement: allow }), passes: allow, at: '$' },
  { code: 'MISSING_STATEMENT', rule: 'POL-1', kind: 'identity', fails: [], passes: allow, at: '$.Statement' },
  { code: 'MISSING_EFFECT', rule: 'POL-2', kind: 'identity', fails: noEffect, passes: allow },
  { code: 'INVALID_EFFECT', rule: 'POL-9', kind: 'identity', fails: { ...allow, Effect: 'allow' }, passes: allow, at: '$.Statement.Effect' },
  { code: 'MISSING_ACTION', rule: 'POL-54', kind: 'identity', fails: noAction, passes: allow },
  { code: 'MISSING_RESOURCE', rule: 'POL-54', kind: 'identity', fails: [noResource], passes: allow, at: '$.Statement[0]' },
  { code: 'MISSING_PRINCIPAL', rule: 'POL-74', kind: 'trust', fails: noPrincipal, passes: trust },
  { code: 'UNSUPPORTED_ELEMENT_COMBINATION', rule: 'POL-2', kind: 'identity', fails: { ...allow, NotAction: 's3:PutObject' }, passes: allow, at: '$.Statement.NotAction' },
  { code: 'EMPTY_ARRAY_ACTION', rule: 'POL-54', kind: 'identity', fails: { ...allow, Action: [] }, passes: allow },
  { code: 'EMPTY_ARRAY_RESOURCE', rule: 'POL-54', kind: 'identity', fails: { ...allow, Resource: [] }, passes: allow },
  { code: 'EMPTY_ARRAY_PRINCIPAL', rule: 'POL-21', kind: 'trust', fails: { ...trust, Principal: { AWS: [] } }, passes: trust },
  { code: 'EMPTY_OBJECT_PRINCIPAL', rule: 'POL-21', kind: 'trust', fails: { ...trust, Principal: {} }, passes: trust },
  { code: 'EMPTY_OBJECT_CONDITION', rule: 'POL-50', kind: 'identity', fails: { ...allow, Condition: {} }, passes: allow },
  { code: 'EMPTY_OBJECT_CONDITION', rule: 'POL-50', kind: 'identity', fails: { ...allow, Condition: { Bool: {} } }, passes: allow, at: '$.Statement.Condition.Bool' },
  { code: 'EMPTY_SID_VALUE', rule: 'POL-8', kind: 'identity', fails: sid(''), passes: sid('A') },
  { code: 'UNSUPPORTED_SID', rule: 'POL-8', kind: 'identity', fails: sid('a b'), passes: sid('aB1') },
  { code: 'UNSUPPORTED_SID', rule: 'POL-8', kind: 'trust', fails: sid('a-b', trust), passes: sid('ab', trust) },
  { code: 'UNIQUE_SIDS_REQUIRED', rule: 'POL-53', kind: 'identity', fails: [sid('A'), sid('A')], passes: [sid('A'), sid('B'), sid(''), sid('')], at: '$.Statement[1].Sid' },
  { code: 'UNIQUE_SIDS_RECOMMENDED', rule: 'POL-8', kind: 'resource', fails: [sid('A', bucket), sid('A', bucket)], passes: [sid('A b', bucket), sid('A c', bucket)] },
  { code: 'REDUNDANT_STATEMENT', rule: 'POL-8', kind: 'identity', fails: [sid('A'), { ...allow, Action: [allow.Action] }], passes: [allow, { ...allow, Effect: 'Deny' }], at: '$.Statement[1]' },
  { code: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', rule: 'POL-90', kind: 'identity', fails: { ...allow, Resource: long(6144) }, passes: textOf(allow).replace('{', `{${' '.repeat(6144)}`), at: '$' },
  { code: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', rule: 'POL-90', kind: 'trust', fails: Array.from({ length: 30 }, () => trust), passes: Array.from({ length: 10 }, () => trust) },
  { code: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA', rule: 'POL-90', kind: 'scp', fails: textOf(allow).replace('{', `{${' '.repeat(5120)}`), passes: allow },
  { code: 'POLICY_SIZE_EXCEEDS_RCP_QUOTA', rule: 'POL-90', kind: 'rcp', fails: textOf(rcp).replace('{', `{${' '.repeat(5120)}`), passes: rcp },
  { code: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA', rule: 'POL-90', kind: 'resource', resourceType: 'AWS::S3::Bucket', fails: { ...bucket, Resource: long(20_480) }, passes: { ...bucket, Resource: long(19_000) } },
];
