interface TrustStatement {
  readonly Effect?: unknown;
  readonly Principal?: { readonly Service?: unknown };
}

/** Does a role's trust policy, percent-encoded as IAM gives it, allow Lambda something? A hint for a list: CreateFunction decides. */
export function trustsLambda(encoded: string): boolean {
  try {
    const { Statement = [] } = JSON.parse(decodeURIComponent(encoded)) as { Statement?: TrustStatement | readonly TrustStatement[] };
    return [Statement].flat().some(({ Effect, Principal }: TrustStatement) => Effect === 'Allow' && [Principal?.Service].flat().includes('lambda.amazonaws.com'));
  } catch {
    return false;
  }
}
