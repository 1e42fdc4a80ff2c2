import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeCorpus, type CorpusOptions } from '../../bench/corpus.ts';
import { main as audit } from '../../scripts/audit.ts';
import { main as check } from '../../scripts/check.ts';
import { main as ledger } from '../../scripts/ledger.ts';
import type { Register, Tiltak } from '../../src/lib/domain/register.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { LITEN } from '../content-folders.ts';
import { callCommand, runCommand } from '../run-command.ts';
import { SITE } from '../site/built-site.ts';

/** A folder of content that the guide (docs/redaktor.md) is followed on, and the site that is built of it. */
export async function openGuide() {
  const folder = await mkdtemp(join(tmpdir(), 'redaktor-'));
  const content = (...path: string[]) => join(folder, 'innhold', ...path);
  const dist = (...path: string[]) => join(folder, 'dist', ...path);
  const env = {
    ...process.env,
    INNHOLD: content(),
    RAPPORTER: '',
    LEDGER: '',
    OUT: dist(),
    CACHE_DIR: join(folder, 'lager'),
    SITE,
    BASE: '/prosjekt/',
  };
  await cp(LITEN, content(), { recursive: true });
  const read = (...path: string[]) => readFile(content(...path), 'utf8');
  const run = {
    check: (...args: string[]) => callCommand(check, args, env),
    build: () => runCommand('build', [], env),
    ledger: (...args: string[]) => callCommand(ledger, args, env),
    audit: () => callCommand(audit, [], env),
  };
  return {
    content,
    dist,
    read,
    run,
    readPage: (...path: string[]) => readFile(dist(...path, 'index.html'), 'utf8'),
    addReport: (id: string, text: string | undefined) =>
      writeFile(content('rapporter', `${id}.txt`), text ?? ''),
    change: async (file: string, from: string, to: string) => {
      const before = await read(file);
      expect(before).toContain(from);
      await writeFile(content(file), before.replace(from, to));
    },
    /** Check, build, ledger and audit, as the editor and then the workflow run them: nothing may be found. What `checkSum` printed. */
    publish: async (occasion: string) => {
      const checked = await run.check();
      expect(checked.code, checked.output).toBe(0);
      for (const step of [
        run.build,
        () => run.ledger('--for', occasion),
        () => run.ledger(),
        run.audit,
      ]) {
        const { code, output } = await step();
        expect(code, output.slice(0, 4000)).toBe(0);
      }
      return checked.output;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

export type Guide = Awaited<ReturnType<typeof openGuide>>;

/** Five months as they were reported: in July a tiltak begins, in August Mentor has a new name, in September Arbeidstrening another group. */
export async function guideReports(
  options: Partial<CorpusOptions> = {},
): Promise<Record<string, string>> {
  const { register } = await readRegister(LITEN, 'tests/fixtures/liten');
  const { filer } = makeCorpus({
    fro: 23,
    forste: '2021-05',
    antall: 5,
    register: edit(edit(register, 'mentor', { navn: 'Syntetisk veiledning' }), 'arbeidstrening', {
      gruppe: 'oppfolging',
    }),
    revision: 0.02,
    nye: [{ navn: 'Syntetisk kurs', gruppe: 'oppfolging', fra: '2021-07' }],
    called: [{ slug: 'mentor', navn: 'Mentor', til: '2021-07' }],
    placed: [{ slug: 'arbeidstrening', gruppe: 'arbeidspraksis', til: '2021-08' }],
    ...options,
  });
  return Object.fromEntries(filer.map(({ id, tekst }) => [id, tekst]));
}

function edit(register: Register, slug: string, fields: Partial<Tiltak>): Register {
  const tiltak = register.tiltak.map((own) => (own.slug === slug ? { ...own, ...fields } : own));
  return { ...register, tiltak };
}

/** Lets `checkSum` write the file of the new tiltak of July, and completes it by hand. */
export async function completeNewTiltak({ content, read, run }: Guide): Promise<void> {
  const file = 'tiltak/syntetisk-kurs.md';
  expect((await run.check()).output).toContain('nytt-tiltak');
  expect((await run.check('--register')).code).toBe(0);
  expect((await run.check()).output).toContain('oppforing-uferdig');
  const done = (await read(file)).split('\n').filter((row) => !/^(#|uferdig:)/.test(row));
  const text = done.join('\n').trimEnd();
  await writeFile(
    content(file),
    `${text.replace(/\n---$/, '\nkilder:\n  - tittel: Syntetisk kilde\n    url: https://eksempel.org/kurs\n---')}\n\nEt syntetisk kurs er oppdiktet for prøving.\n`,
  );
}
