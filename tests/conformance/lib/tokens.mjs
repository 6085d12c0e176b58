import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { isProvider, packageOf, providers, root } from './packages.mjs';

/**
 * @typedef {object} SdkClass
 * @property {string} module what TypeScript imports: `@pulumi/aws/ec2/instance`
 * @property {string} name the class in it: `Instance`
 */

const cacheFolder = fileURLToPath(new URL('node_modules/.cache/conformance/', root));
const declaration = /^exports\.(\w+) = \1;|\b__pulumiType = '([^']+)'/gm;

/** @returns {Map<string, SdkClass>} type token → class, for every resource of the pinned packages */
export function tokenIndex() {
  const key = [...providers].map(([name, version]) => `${name}-${version}`).join('_');
  const cached = path.join(cacheFolder, `tokens_${key}.json`);
  try {
    return new Map(JSON.parse(readFileSync(cached, 'utf8')));
  } catch {
    const entries = [...scanAll()];
    store(cached, JSON.stringify(entries));
    return new Map(entries);
  }
}

/** Writes aside and renames, for two checks may start at once. A folder that cannot be written to costs a scan each time, no more. */
function store(file, text) {
  try {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'ENOSPC', 'EPERM'].includes(error.code)) throw error;
  }
}

/**
 * @param {string} type a token that the index lacks
 * @param {Map<string, SdkClass>} index
 * @returns {string[]} tokens to suggest: those of the same class name first, because Pulumi YAML's short form `aws:ec2:Vpc` is none of ours
 */
export function similarTokens(type, index) {
  const [pkg, module = '', name = ''] = type.split(':');
  const short = [...index.keys()].filter(t => t.startsWith(`${pkg}:${module}/`) && t.endsWith(`:${name}`));
  const near = [...index.keys()].filter(t => isProvider(t) === isProvider(type) && packageOf(t) === packageOf(type));
  return short.length > 0 ? short : near.length > 0 ? near : [...index.keys()];
}

function* scanAll() {
  yield ['pulumi:pulumi:StackReference', { module: '@pulumi/pulumi', name: 'StackReference' }];
  for (const pkg of providers.keys()) {
    yield [`pulumi:providers:${pkg}`, { module: `@pulumi/${pkg}/provider`, name: 'Provider' }];
    yield* scan(fileURLToPath(new URL(`node_modules/@pulumi/${pkg}`, root)), `@pulumi/${pkg}`);
  }
}

/** Yields the resource classes below one folder, from the `static __pulumiType = '…'` of the compiled files. */
function* scan(folder, module) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* scan(file, `${module}/${entry.name}`);
    } else if (entry.name.endsWith('.js')) {
      const text = readFileSync(file, 'utf8');
      if (!text.includes('__pulumiType = ')) continue;
      const found = [...text.matchAll(declaration)];
      const name = found.find(m => m[1])?.[1];
      const token = found.find(m => m[2])?.[2];
      if (name && token?.includes(':')) yield [token, { module: `${module}/${entry.name.slice(0, -3)}`, name }];
    }
  }
}
