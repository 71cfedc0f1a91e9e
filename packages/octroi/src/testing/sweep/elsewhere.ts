/** Other resources of the same kind: a grant on all of them must not be one on `resource`. */
export function elsewhere(resource: string): readonly string[] {
  const parts = resource.split(':');
  // An action without resource-level permissions is asked for on `*`, which no ARN covers (POL-13b).
  if (parts.length < 6) return ['arn:aws:iam::000000000000:user/other', 'arn:aws:lambda:us-east-1:000000000000:function:other'];
  // An account has one root user.
  if (parts[2] === 'iam' && parts[5] === 'root') return [parts.with(4, '000000000000').join(':')];
  const others = [`${resource}-other`];
  if (parts[4] !== '') others.push(parts.with(4, '000000000000').join(':'));
  if (parts[3] !== '') others.push(parts.with(3, 'eu-north-1').join(':'));
  // LAM-98: a function's ARN does not stand for its versions and aliases, nor one of them for the function.
  if (parts[2] === 'lambda' && parts[5] === 'function') others.push(parts.length === 7 ? `${resource}:*` : parts.slice(0, 7).join(':'));
  const shorter = resource.slice(0, -1);
  if (!/[/:]$/.test(shorter) && !/[/:]$/.test(resource)) others.push(shorter);
  return others;
}
