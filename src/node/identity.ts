import { type Person, UserError } from '../core/index.ts';
import { gitIn } from './git.ts';

/**
 * Who git says is working here.
 * @throws UserError when git does not know, or is not installed
 */
export async function gitIdentity(root: string): Promise<Person> {
  const ident = await gitIn(root)
    .raw('var', 'GIT_AUTHOR_IDENT')
    .catch(() => '');
  const [, name = '', email = ''] = /^(.*?) ?<([^>]*)> \d+ [+-]\d+\s*$/.exec(ident) ?? [];
  if (name.trim() === '' || email.trim() === '') {
    throw new UserError(
      'Git does not know who you are. Set `git config user.name "Your Name"` and `git config user.email you@example.com`, and try again.',
    );
  }
  return { name: name.trim(), email: email.trim() };
}

/** The SSH key that git signs with: a file, or the public key itself. Undefined when git signs with none. */
export async function gitSigningKey(root: string): Promise<string | undefined> {
  const read = (name: string) =>
    gitIn(root)
      .raw('config', '--get', name)
      .then(
        (value) => value.trim(),
        () => '',
      );
  const [form, key] = await Promise.all([read('gpg.format'), read('user.signingkey')]);
  return form === 'ssh' && key !== '' ? key.replace(/^key::/, '') : undefined;
}
