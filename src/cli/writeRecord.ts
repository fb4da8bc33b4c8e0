import { type NewRecord, signedRecord, UserError } from '../core/index.ts';
import { changedFiles } from '../node/changedFiles.ts';
import { commitFiles } from '../node/commitFiles.ts';
import { gitSigningKey } from '../node/identity.ts';
import { openRepository } from '../node/repository.ts';
import { sign, verifySignatures } from '../node/signatures.ts';
import { createFile } from '../node/writeFile.ts';
import type { Io } from './io.ts';
import { refuseAgent } from './refuseAgent.ts';

/** How a record of a person is written. */
export interface RecordOptions {
  /** True to sign with the key that git signs with or marketing.yaml names; or the file of a key. */
  sign?: boolean | string;
  commit?: boolean;
}

/** Refuses where an agent is at work. */
export function requirePerson(io: Io): void {
  refuseAgent(io, 'only people approve and waive. Ask one of the approvers.');
}

/**
 * Signs a record with an approver's key, and makes sure that it is the one that marketing.yaml names.
 * @param key public key in marketing.yaml
 */
export async function signRecord(
  record: NewRecord,
  { sign: with_ }: RecordOptions,
  { root, key, name }: { root: string; key: string | undefined; name: string },
  io: Io,
): Promise<NewRecord> {
  if (!with_) return record;
  if (key === undefined) {
    throw new UserError(
      `marketing.yaml names no \`signing_key\` of ${name}, so nobody could check the signature. Add the public key there first.`,
    );
  }
  const chosen = typeof with_ === 'string' ? with_ : ((await gitSigningKey(root)) ?? key);
  const value = await sign(record.signedText, chosen, io.cwd, io.signal);
  const question = { text: record.signedText, signature: value, key };
  const verdicts = await verifySignatures([question], io.signal);
  if ([...verdicts.values()][0] !== 'valid')
    throw new UserError(
      `The key that signs is not the one that marketing.yaml names for ${name}. Choose that: \`--sign <file>\`.`,
    );
  return signedRecord(record, value);
}

/**
 * Writes a record, and commits it where that is asked for, and nothing else.
 * @returns id of the commit; undefined without one
 */
export async function writeRecord(
  root: string,
  record: NewRecord,
  subject: string,
  { commit }: RecordOptions,
  io: Io,
): Promise<string | undefined> {
  const repository = commit ? await openRepository(root) : undefined;
  await createFile(root, record.file, record.text);
  if (!repository) return undefined;
  const files = (await changedFiles(repository)).filter((change) => change.file === record.file);
  const { id } = await commitFiles(repository, files, subject, io.signal);
  return id;
}
