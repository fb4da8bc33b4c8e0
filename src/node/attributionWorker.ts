// A thread of its own: computes the one attribution that it is started with, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { type AttributionJob, runAttributionJob } from '../core/index.ts';

parentPort?.postMessage(runAttributionJob(workerData as AttributionJob));
