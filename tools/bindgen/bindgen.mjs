#!/usr/bin/env node
// Usage: node bindgen.mjs [--out FOLDER] [--config FILE]
// Writes <out>/<package folder>/Generated/**/*.cs; <out> is the repository's src folder unless given.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from './src/config.mjs';
import { BindgenError } from './src/errors.mjs';
import { generatePackage } from './src/generate.mjs';
import { writeGenerated } from './src/write.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

try {
  const { values } = parseArgs({ options: { out: { type: 'string' }, config: { type: 'string' } } });
  const out = path.resolve(values.out ?? path.join(here, '../../src'));
  const config = readConfig(path.resolve(values.config ?? path.join(here, 'bindgen.json')));
  const packages = config.packages.map((settings) => ({ settings, generated: generatePackage(settings, path.join(here, 'node_modules')) }));
  // Only now, so that a run either writes everything or nothing.
  for (const { settings, generated } of packages) {
    writeGenerated(path.join(out, settings.folder, 'Generated'), generated.files);
    console.log(`${settings.npm} ${generated.version}: ${generated.resources} resources, ${generated.files.size} files`);
  }
} catch (error) {
  if (!(error instanceof BindgenError) && error?.code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw error;
  console.error(error.message);
  process.exitCode = 1;
}
