/**
 * Nobody in particular: who calls what a resource's own policy opens to everyone (LAM-86). No signature, no account, no policies. It is no
 * `Caller`, so that only an operation that is made for it can be given one. A test lists who makes it.
 */
export class AnonymousCaller {
  readonly principal = { kind: 'anonymous' } as const;
  readonly partition: string;
  readonly account = null;
  readonly accessKeyId = null;
  readonly arn = 'anonymous';
  readonly userId = 'anonymous';
  // What callers with a signature may have, and this one never has.
  readonly userName?: undefined;
  readonly session?: undefined;
  readonly onBehalfOf?: undefined;
  readonly calledVia?: undefined;

  constructor(partition: string) {
    this.partition = partition;
  }
}
