import { didYouMean } from './suggest.mjs';

const step = /\.?([^.[\]"\s]+)|\[(\d+|\*)\]|\["([^"]+)"\]/y;

/**
 * @param {string} path a property path as in ignoreChanges: `tags["owner"]`, `rootBlockDevice.volumeSize`, `*`
 * @param {import('typescript').Type[]} types the types that may have it
 * @param {import('./shapes.mjs').Shapes} shapes
 * @returns {string|undefined} what is wrong
 */
export function checkPath(path, types, shapes) {
  if (path === '*') return undefined;
  let current = types;
  for (let i = 0; i < path.length; i = step.lastIndex) {
    step.lastIndex = i;
    const match = step.exec(path);
    if (!match) return `malformed path '${path}', expected name[0].name`;
    const candidates = current.flatMap(t => shapes.plain(shapes.held(t) ?? t)).filter(t => t !== undefined);
    if (candidates.some(t => shapes.isAny(t))) return undefined;
    const name = match[1] ?? match[3];
    current = candidates.map(t => name === undefined ? shapes.element(t)
      : name === '*' ? shapes.mapped(t) ?? shapes.element(t)
      : shapes.isObject(t) ? shapes.property(t, name) ?? shapes.mapped(t)
      : undefined).filter(Boolean);
    if (current.length === 0) {
      const found = candidates.map(t => shapes.describeOne(t)).join(' | ') || 'nothing';
      const meant = didYouMean(name ?? '', candidates.filter(t => shapes.isObject(t)).flatMap(t => shapes.names(t)));
      return `'${path}': ${found} has no ${name === undefined ? 'entries' : `property '${name}'`}${meant}`;
    }
  }
  return undefined;
}
