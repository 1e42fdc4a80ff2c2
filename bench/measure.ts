import { writeFileSync } from 'node:fs';

/** Loaded beside a program (`node --import`): writes what it used to the file `MEASURED` when it ends. */
const { MEASURED: file } = process.env;
const start = performance.now();

process.on('exit', () => {
  if (file === undefined) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const used = {
    vegg: (performance.now() - start) / 1000,
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    minne: maxRSS / 1024,
  };
  writeFileSync(file, JSON.stringify(used));
});
