import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SignatureQuestion, type SignatureVerdict, signatureNamespace, UserError } from '../core/index.ts';
import { runProcess } from './process.ts';
import { ProcessError } from './processError.ts';

/** Name under which the one key that is asked about is known to ssh-keygen. */
const signer = 'approver';

/** Verdicts by question: a signature over a text by a key is valid or not, for ever. */
const known = new Map<string, SignatureVerdict>();

/** What to look a verdict up by. */
export function questionKey({ text, signature, key }: SignatureQuestion): string {
  return JSON.stringify([key, signature, text]);
}

/** Checks signatures with ssh-keygen. Where it is not installed, nothing is known about any of them. */
export async function verifySignatures(
  questions: readonly SignatureQuestion[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, SignatureVerdict>> {
  const verdicts = new Map<string, SignatureVerdict>();
  for (const question of questions) {
    const id = questionKey(question);
    const verdict = known.get(id) ?? (await verify(question, signal));
    if (verdict !== 'unknown') known.set(id, verdict);
    verdicts.set(id, verdict);
  }
  return verdicts;
}

async function verify({ text, signature, key }: SignatureQuestion, signal?: AbortSignal): Promise<SignatureVerdict> {
  return inScratch(async (folder) => {
    await writeFile(path.join(folder, 'allowed'), `${signer} namespaces="${signatureNamespace}" ${key}\n`);
    await writeFile(path.join(folder, 'signature'), signature.endsWith('\n') ? signature : `${signature}\n`);
    const args = ['-Y', 'verify', '-f', 'allowed', '-I', signer, '-n', signatureNamespace, '-s', 'signature'];
    try {
      const request = { command: 'ssh-keygen', args, cwd: folder, input: text, signal };
      await runProcess(request);
      return 'valid';
    } catch (error) {
      if (!(error instanceof ProcessError)) throw error;
      return error.code === undefined ? 'unknown' : 'invalid';
    }
  });
}

/**
 * Signs a text with an SSH key.
 * @param key file of a private key, or of a public one whose private half an ssh-agent holds; or the public key itself
 * @throws UserError when ssh-keygen is missing or cannot use the key
 */
export async function sign(text: string, key: string, cwd: string, signal?: AbortSignal): Promise<string> {
  return inScratch(async (folder) => {
    const isLiteral = /^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-\S+ \S+/.test(key);
    const file = isLiteral ? path.join(folder, 'key.pub') : path.resolve(cwd, key);
    if (isLiteral) await writeFile(file, `${key}\n`, { mode: 0o600 });
    const args = ['-Y', 'sign', '-q', '-f', file, '-n', signatureNamespace];
    try {
      // Nothing asks for a passphrase here: there is no terminal to ask on.
      const env = { SSH_ASKPASS_REQUIRE: 'never' };
      const { stdout } = await runProcess({ command: 'ssh-keygen', args, cwd: folder, env, input: text, signal });
      return stdout;
    } catch (error) {
      if (!(error instanceof ProcessError)) throw error;
      if (error.code === undefined)
        throw new UserError('ssh-keygen is not installed, or not on the PATH. It comes with OpenSSH.', {
          cause: error,
        });
      throw new UserError(
        `ssh-keygen could not sign with ${isLiteral ? 'the key of an ssh-agent' : file}. It said: ${error.stderr.trim()}\nIf the key has a passphrase, add it to an ssh-agent first: \`ssh-add\`.`,
        { cause: error },
      );
    }
  });
}

async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gtm-sign-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
