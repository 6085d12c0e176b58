import { isProvider, packageOf, providers } from './packages.mjs';
import { similarTokens } from './tokens.mjs';
import { didYouMean } from './suggest.mjs';

/**
 * Checks type tokens and pinned versions, and what the two doors ask of providers.
 * @param {import('./program.mjs').Program} program
 * @param {Map<string, import('./tokens.mjs').SdkClass>} index
 * @param {import('./expression.mjs').Report} report
 */
export function checkTypes({ resources }, index, report) {
  for (const { type, typeOffset, label, options, properties } of resources) {
    if (type && !index.has(type)) report(typeOffset, `${label}: unknown type token, expected one of the pinned packages${suggestToken(type, index)}`);
    const pkg = packageOf(type);
    const pinned = providers.get(pkg);
    if (!pinned) continue;
    if (options.version && options.version.value !== pinned)
      report(options.version.offset, `${label}: option 'version' is ${options.version.value}, expected the pinned ${pinned}`);
    if (!isProvider(type)) continue;
    if (!options.version) report(typeOffset, `${label}: has no option 'version', expected the pinned ${pinned}`);
    if (pkg === 'kubernetes') stringArguments(properties, label, report);
  }
}

/** The official .NET SDK sends other arguments of a provider that is not bridged as JSON text, YAML as values: each door would undo the other. */
function stringArguments(properties, label, report) {
  for (const { key, value } of properties.entries) {
    const literal = value.kind === 'literal' && (typeof value.value === 'number' || typeof value.value === 'boolean');
    if (literal || value.kind === 'map' || value.kind === 'list')
      report(value.offset, `${label}: properties.${key} is not a string, expected string arguments only: the two doors would send it differently`);
  }
}

function suggestToken(type, index) {
  const similar = similarTokens(type, index);
  return similar.length === 1 ? `; did you mean '${similar[0]}'?` : didYouMean(type, similar);
}
