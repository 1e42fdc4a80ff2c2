import { defineConfig } from './src/define-config.ts';

export default defineConfig({
  version: 1,
  name: 'Tiltakstall',
});
