import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { LexRuntimeServiceClient } from '@aws-sdk/client-lex-runtime-service';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { LexModelBuildingServiceClient } from '@aws-sdk/client-lex-model-building-service';
import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { STSClient } from '@aws-sdk/client-sts';

/** The input of an operation, as its SDK command takes it. */
export type Input = Readonly<Record<string, unknown>>;

/**
 * A fresh account that a sample sets up, and what most samples need in it. What these functions make carries a tag and, where it can, a
 * permissions boundary, so that the asks about it carry every key that they may carry.
 */
export interface Place {
  readonly accountId: string;
  /** Clients of the root user. */
  readonly iam: IAMClient;
  readonly sts: STSClient;
  readonly lambda: LambdaClient;
  readonly organizations: OrganizationsClient;
  readonly logs: CloudWatchLogsClient;
  readonly lex: LexModelBuildingServiceClient;
  readonly lexRuntime: LexRuntimeServiceClient;
  /** Who makes the requests that are swept: a user without anything of its own but the policy under test. */
  readonly tester: { readonly name: string; readonly arn: string; readonly accessKeyId: string };
  /** Milliseconds of the decision clock. */
  now(): number;
  /** Another account of the installation, with its root user's client. */
  neighbour(): Promise<{ readonly accountId: string; readonly organizations: OrganizationsClient }>;
  /** Lets what was begun come to its end: a function is made for a moment after its request (LAM-34). */
  settle(): void;
  /** The code of a virtual MFA device, so many steps of 30 seconds from now. */
  mfaCode(seed: Uint8Array, ahead: number): Promise<string>;
  /** Makes a user; returns its ARN. */
  user(name: string): Promise<string>;
  group(name: string): Promise<string>;
  /** Makes a role that trusts the account for everything that may be asked of a trust policy, and Lambda; returns its ARN. */
  role(name: string): Promise<string>;
  /** Makes a customer managed policy; returns its ARN. */
  policy(name: string): Promise<string>;
}

/** Puts in place what the operation needs and gives its input. */
export type Prepare = (place: Place) => Input | Promise<Input>;

/** One request of a sample. */
export interface SampleRequest {
  readonly prepare: Prepare;
  /** The error that the permitted request ends with, where success is out of a sample's reach. */
  readonly ends?: string;
  /** The whole text of a refusal of an action, where AWS words it unlike all others. */
  readonly refusal?: (place: Place, input: Input, action: string) => string | undefined;
}

/**
 * How one operation is swept: a request, or several where one cannot make all asks occur. Together they must make every declared ask
 * occur, with every key that is declared for it.
 */
export type Sample = Prepare | readonly SampleRequest[];

/** By operation name. */
export type Samples = Readonly<Record<string, Sample>>;

export const TAGS = [{ Key: 'team', Value: 'blue' }];
/** A boundary that exists in every account. */
export const BOUNDARY = 'arn:aws:iam::aws:policy/PowerUserAccess';
export const DOCUMENT = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] });
