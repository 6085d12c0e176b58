import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInterpolation } from './interpolation.mjs';

const shape = text => parseInterpolation(text).parts.map(p => typeof p === 'string' ? p : [p.root, ...p.path.map(s => s.name)]);

for (const [text, parts] of [
  ['', []],
  ['$', ['$']],
  ['a $b', ['a $b']],
  ['$$', ['$']],
  ['$${a}', ['${a}']],
  ['$$$${a}', ['$${a}']],
  ['$$${a}', ['$', ['a']]],
  ['${a}', [['a']]],
  ['${a-b.c}x${d}', [['a-b', 'c'], 'x', ['d']]],
  ['${a.b[0].c}', [['a', 'b', 0, 'c']]],
  ['${a["b.c"][1]}', [['a', 'b.c', 1]]],
  ['${a["q\\"q"]}', [['a', 'q"q']]],
  ['${["a b"].c}', [['a b', 'c']]],
]) {
  test(`${JSON.stringify(text)} is read as Pulumi reads it`, () => {
    assert.deepEqual(parseInterpolation(text).problems, []);
    assert.deepEqual(shape(text), parts);
  });
}

for (const text of ['${', '${}', '${a', '${a.}', '${.a}', '${a..b}', '${a[}', '${a[b]}', '${a["b]}', '${[0]}', '${a b}', '${a[0]b}']) {
  test(`${JSON.stringify(text)} is refused`, () => assert.equal(parseInterpolation(text).problems.length, 1));
}
