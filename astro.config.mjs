import { defineConfig } from 'astro/config';
import { astroSettings } from './src/lib/build/astro-settings.ts';
import { readConfig } from './src/lib/io/config.ts';

// What the commands tell Astro, for whoever calls it without them.
const root = import.meta.dirname;

export default defineConfig(astroSettings(readConfig(process.env, root), root));
