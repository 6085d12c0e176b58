import { didYouMean } from './suggest.mjs';

/** The functions that the compiler may write, with the number of listed arguments where that is fixed. */
export const functions = new Map([
  ['fn::join', 2], ['fn::split', 2], ['fn::select', 2],
  ['fn::toJSON', undefined], ['fn::toBase64', undefined], ['fn::fromBase64', undefined],
  ['fn::secret', undefined], ['fn::readFile', undefined],
  ['fn::stringAsset', undefined], ['fn::fileAsset', undefined], ['fn::remoteAsset', undefined],
  ['fn::fileArchive', undefined], ['fn::remoteArchive', undefined], ['fn::assetArchive', undefined],
]);

/** Functions of Pulumi YAML that one of the two doors, or an older host, does not have. */
const outside = new Set(['fn::invoke', 'fn::unsecret', 'fn::length', 'fn::stackReference', 'fn::filebase64', 'fn::filebase64sha256', 'fn::sha1',
  'fn::singleOrNone', 'fn::pulumiResourceName', 'fn::pulumiResourceType']);

/**
 * @param {string} name as written @param {number} offset
 * @param {import('./expression.mjs').Expression} argument
 * @param {import('./expression.mjs').Report} report
 */
export function checkFunction(name, offset, argument, report) {
  if (!functions.has(name)) {
    const known = outside.has(name) || /^fn::[^:]+:[^:]+/.test(name);
    report(offset, known
      ? `function '${name}' is outside the subset that both doors share, expected one of ${[...functions.keys()].join(', ')}`
      : `unknown function '${name}': Pulumi would keep it as data${didYouMean(name, functions.keys())}`);
    return;
  }
  const wanted = functions.get(name);
  if (wanted !== undefined && (argument.kind !== 'list' || argument.items.length !== wanted))
    report(argument.offset, `'${name}' takes a list of ${wanted} values`);
  if (name === 'fn::assetArchive' && argument.kind !== 'map') report(argument.offset, `'${name}' takes a mapping of paths to assets and archives`);
}
