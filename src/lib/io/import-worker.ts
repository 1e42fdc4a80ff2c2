import { parentPort, workerData } from 'node:worker_threads';
import { readImport } from './read-import.ts';

// Runs in a thread that import-file.ts ends when a file takes more time or memory than any report.
parentPort?.postMessage(await readImport(workerData as Uint8Array));
