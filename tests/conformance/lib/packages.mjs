import { existsSync, readFileSync } from 'node:fs';

/** The folder that holds package.json and node_modules. */
export const root = new URL('../', import.meta.url);

const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/** @returns {string[]} the dependencies whose pinned version is not what is installed */
export function missing() {
  return Object.entries(manifest.dependencies)
    .filter(([name, version]) => {
      const file = new URL(`node_modules/${name}/package.json`, root);
      return !existsSync(file) || JSON.parse(readFileSync(file, 'utf8')).version !== version;
    })
    .map(([name, version]) => `${name}@${version}`);
}

/** Provider package (`aws`) → its pinned version. To judge a further package, add it to package.json. */
export const providers = new Map(
  Object.entries(manifest.dependencies)
    .filter(([name]) => name.startsWith('@pulumi/') && name !== '@pulumi/pulumi')
    .map(([name, version]) => [name.slice('@pulumi/'.length), version]));

/** @param {string} type a type token @returns {string} the package that it belongs to: `aws` of `aws:ec2/vpc:Vpc` and of `pulumi:providers:aws` */
export function packageOf(type) {
  return isProvider(type) ? type.slice('pulumi:providers:'.length) : type.split(':')[0];
}

/** @param {string} type @returns {boolean} */
export function isProvider(type) {
  return type.startsWith('pulumi:providers:');
}
