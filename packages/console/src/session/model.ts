/** What requests are signed with. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Milliseconds since 1970; absent: an access key, which does not end by itself. */
  readonly expiration?: number;
}

/** Who is signed in, and how. */
export interface Session {
  readonly credentials: SessionCredentials;
  readonly account: string;
  /** Of GetCallerIdentity. */
  readonly arn: string;
  readonly userId: string;
  /** What the top bar calls the session: a user's or role's name; the part of the ARN after the account if absent. */
  readonly label?: string;
  /** Colour of the label of a role, as the person chose when switching to it (`#rrggbb`). */
  readonly colour?: string;
  /** Who switched to this role. */
  readonly base?: Omit<Session, 'base'>;
}

/** `ann`, `root`, `Reader/ann`: who, as the top bar names them. */
export function nameOf({ label, arn }: Pick<Session, 'label' | 'arn'>): string {
  if (label !== undefined) return label;
  const resource = arn.split(':').slice(5).join(':');
  return resource.replace(/^(user|assumed-role|federated-user)\//, '');
}
