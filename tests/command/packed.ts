import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** What a package has become: its file, its bytes, and the paths in it. */
export interface Packed {
  tarball: string;
  size: number;
  files: { path: string }[];
}

/** Packs a package into a folder, and tells of the tarball. */
export function pack(cwd: string, to: string, ...flags: string[]): Packed {
  const args = ['pack', '--json', '--pack-destination', to, ...flags];
  const told = execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // What runs before the packing tells of itself on the same stream.
  const [one] = JSON.parse(told.slice(told.indexOf('[\n'))) as [Packed & { filename: string }];
  return { ...one, tarball: join(to, basename(one.filename)) };
}

/** Unpacks the tarball in a folder's node_modules, in place of what another has left there. */
export async function unpack(to: string, tarball: string): Promise<void> {
  const own = join(to, 'node_modules/tiltakstall');
  rmSync(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1'], { cwd: own });
}

/** The tarball in a folder's node_modules, beside links to the packages that `dependencies` bring with them. */
export async function install(to: string, tarball: string): Promise<void> {
  const modules = join(to, 'node_modules');
  await unpack(to, tarball);
  const { stdout } = spawnSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], {
    encoding: 'utf8',
  });
  const own = resolve('node_modules');
  const names = stdout
    .split('\n')
    .filter((path) => path.startsWith(own))
    .map((path) => relative(own, path))
    // A package within another comes with it.
    .filter((name) => !name.includes('node_modules'));
  for (const name of new Set(names)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(own, name), join(modules, name));
  }
}

/** The program that is installed in a folder. */
export const programIn = (modules: string) =>
  join(modules, 'node_modules/tiltakstall/compiled/scripts/tiltakstall.js');
