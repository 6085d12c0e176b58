import { describe } from './document.mjs';
import { parseExpression, parseLiteral } from './expression.mjs';
import { didYouMean } from './suggest.mjs';

/**
 * @typedef {object} Options
 * @property {Link[]} links to other resources
 * @property {{option: string, path: string, offset: number}[]} paths names of properties
 * @property {{value: string, offset: number}|undefined} version
 */
/** @typedef {{option: string, offset: number, expression: import('./expression.mjs').Expression}} Link */

const one = (e, context) => context.links.push(link(e.key, e.value, context.report));
const several = (e, context) => items(e, 'references', context.report).forEach(item => context.links.push(link(e.key, item, context.report)));
const boolean = (e, { report }) => e.value.kind === 'boolean' || report(e.value.offset, `option '${e.key}' is ${describe(e.value)}, expected true or false`);
const text = (e, { report }) => void parseLiteral(e.value, `option '${e.key}'`, report);
const paths = (e, context) => items(e, 'property names', context.report).forEach(item => {
  const path = parseLiteral(item, `an entry of option '${e.key}'`, context.report);
  if (path !== undefined) context.paths.push({ option: e.key, path, offset: item.offset });
});

/** Every option that both doors know, with what its value has to be. */
const readers = {
  additionalSecretOutputs: paths,
  aliases: (e, context) => items(e, 'URN strings', context.report).forEach(item => alias(item, context.report)),
  customTimeouts: timeouts,
  deleteBeforeReplace: boolean,
  deletedWith: one,
  dependsOn: several,
  hideDiffs: paths,
  ignoreChanges: paths,
  import: text,
  parent: one,
  pluginDownloadURL: text,
  protect: boolean,
  provider: one,
  replaceOnChanges: paths,
  replaceWith: several,
  retainOnDelete: boolean,
  version: (e, context) => {
    const value = parseLiteral(e.value, "option 'version'", context.report);
    if (value !== undefined) context.version = { value, offset: e.value.offset };
  },
};

/**
 * @param {import('./document.mjs').Entry[]} entries
 * @param {import('./expression.mjs').Report} report
 * @returns {Options}
 */
export function readOptions(entries, report) {
  const context = { links: [], paths: [], version: undefined, report };
  for (const e of entries) {
    if (Object.hasOwn(readers, e.key)) readers[e.key](e, context);
    else report(e.offset, `unknown option '${e.key}'${didYouMean(e.key, Object.keys(readers))}`);
  }
  return { links: context.links.filter(Boolean), paths: context.paths, version: context.version };
}

function link(option, value, report) {
  const expression = parseExpression(value, report);
  if (expression.kind === 'reference' && expression.path.length === 0) return { option, offset: expression.offset, expression };
  report(value.offset, `option '${option}' has ${describe(value)}, expected a reference to a resource: \${key}`);
  return undefined;
}

function items({ key, value }, what, report) {
  if (value.kind === 'list' && value.items.length > 0) return value.items;
  report(value.offset, `option '${key}' is ${describe(value)}, expected a list of ${what}`);
  return [];
}

function alias(value, report) {
  if (value.kind === 'string' && /^urn:pulumi:[^:]+::[^:]+::[^:]+:.+::.+$/.test(value.value)) return;
  report(value.offset, `an alias is ${describe(value)}, expected a URN: urn:pulumi:stack::project::type::name`);
}

function timeouts({ key, value }, { report }) {
  const known = ['create', 'update', 'delete'];
  if (value.kind !== 'map' || value.entries.length === 0) {
    report(value.offset, `option '${key}' is ${describe(value)}, expected a mapping of ${known.join(', ')}`);
    return;
  }
  for (const e of value.entries) {
    if (!known.includes(e.key)) report(e.offset, `unknown key '${e.key}' in '${key}', expected one of ${known.join(', ')}${didYouMean(e.key, known)}`);
    else if (e.value.kind !== 'string' || !/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(e.value.value))
      report(e.value.offset, `'${key}.${e.key}' is ${describe(e.value)}, expected a duration such as 30m`);
  }
}
