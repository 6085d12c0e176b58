import { walk } from './expression.mjs';
import { isProvider, packageOf, providers } from './packages.mjs';
import { didYouMean } from './suggest.mjs';

/** @typedef {import('./program.mjs').Program} Program */
/** @typedef {{kind: 'resource'|'variable'|'config', item: object}} Target */

/** What `${pulumi.…}` may name. */
export const builtins = ['cwd', 'organization', 'project', 'rootDirectory', 'stack'];

/**
 * Checks keys, names and every reference's root.
 * @param {Program} program
 * @param {import('./expression.mjs').Report} report
 * @returns {Map<string, Target>} what each key stands for
 */
export function resolve(program, report) {
  const targets = declare(program, report);
  uniqueNames(program, report);
  for (const { label, expressions, links } of nodes(program)) {
    for (const e of expressions) checkRoot(e, targets, (at, message) => report(at, `${label}: ${message}`));
    for (const { expression } of links) checkRoot(expression, targets, (at, message) => report(at, `${label}: ${message}`));
  }
  for (const resource of program.resources) checkLinks(resource, targets, (at, message) => report(at, `${resource.label}: ${message}`));
  return targets;
}

/** @param {Program} program @returns {{key: string, label: string, expressions: object[], links: object[]}[]} what refers to others; outputs have no key */
export function nodes({ resources, variables, outputs }) {
  const references = value => [...walk(value)].filter(e => e.kind === 'reference');
  return [
    ...variables.map(v => ({ key: v.key, label: v.label, expressions: references(v.value), links: [] })),
    ...resources.map(r => ({ key: r.key, label: r.label, expressions: references(r.properties), links: r.options.links })),
    ...outputs.map(o => ({ key: undefined, label: o.label, expressions: references(o.value), links: [] })),
  ];
}

function declare({ config, variables, resources }, report) {
  const targets = new Map();
  for (const [kind, list] of [['config', config], ['variable', variables], ['resource', resources]]) {
    for (const item of list) {
      const other = targets.get(item.key);
      if (item.key === 'pulumi') report(item.offset, `${item.label}: the key 'pulumi' is Pulumi's own, expected another`);
      else if (other)
        report(item.offset, `${item.label}: key '${item.key}' is taken by a ${other.kind}, `
          + `expected one key for one thing over config, variables and resources`);
      else targets.set(item.key, { kind, item });
    }
  }
  return targets;
}

function uniqueNames({ resources }, report) {
  const seen = new Map();
  for (const { type, name, nameOffset, label, key } of resources) {
    const identity = `${type}::${name}`;
    if (seen.has(identity))
      report(nameOffset, `${label}: the name '${name}' is taken by resource '${seen.get(identity)}' of the same type, expected one of its own`);
    else seen.set(identity, key);
  }
}

function checkRoot({ root, rootOffset, offset, path, text }, targets, report) {
  if (root === 'pulumi') {
    const name = path[0]?.name;
    if (path.length !== 1 || !builtins.includes(name))
      report(path[0]?.offset ?? offset, `${text} does not exist, `
        + `expected one of ${builtins.map(b => `pulumi.${b}`).join(', ')}${didYouMean(String(name), builtins)}`);
  } else if (!targets.has(root)) {
    report(rootOffset, `${text}: no resource, variable or config value has the key '${root}'${didYouMean(root, targets.keys())}`);
  }
}

function checkLinks({ type, options, offset }, targets, report) {
  for (const { option, expression } of options.links) {
    const target = targets.get(expression.root);
    if (!target) continue;
    if (target.kind !== 'resource') report(expression.offset, `option '${option}' refers to a ${target.kind}, expected a resource`);
    else if (option === 'provider') checkProvider(type, target.item, expression.offset, report);
  }
  const inherited = options.links.some(l => l.option === 'parent' && packageOf(targets.get(l.expression.root)?.item.type ?? '') === packageOf(type));
  const explicit = options.links.some(l => l.option === 'provider');
  if (providers.has(packageOf(type)) && !isProvider(type) && !explicit && !inherited)
    report(offset, `has no option 'provider', expected a reference to a pulumi:providers:${packageOf(type)} resource`);
}

function checkProvider(type, provider, offset, report) {
  const wanted = `pulumi:providers:${packageOf(type)}`;
  if (provider.type !== wanted) report(offset, `option 'provider' refers to '${provider.key}' (${provider.type}), expected a ${wanted}`);
}
