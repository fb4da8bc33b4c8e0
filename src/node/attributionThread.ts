import { Worker } from 'node:worker_threads';
import type { AttributionJob, AttributionReport } from '../core/index.ts';

/** The worker's file: a source beside this one, or in dist/ above the chunk that this code is bundled into. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './attributionWorker.ts' : '../attributionWorker.mjs',
  import.meta.url,
);

/**
 * Computes an attribution in a thread of its own, so that the caller's goes on meanwhile.
 * @throws what the thread fails with, such as a lack of memory
 */
export function attributionInThread(job: AttributionJob): Promise<AttributionReport | undefined> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: job });
    thread.once('message', resolve);
    thread.once('error', reject);
    // After a message this changes nothing any more.
    thread.once('exit', (code) => reject(new Error(`The thread ended with ${code} and without a result.`)));
  });
}
