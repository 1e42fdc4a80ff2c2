import { writeFileSync } from 'node:fs';

/** Loaded beside a program (`node --import`): writes what it used to the file `MALING` when it ends. */
const { MALING: fil } = process.env;
const start = performance.now();

process.on('exit', () => {
  if (fil === undefined) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const used = {
    vegg: (performance.now() - start) / 1000,
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    minne: maxRSS / 1024,
  };
  writeFileSync(fil, JSON.stringify(used));
});
