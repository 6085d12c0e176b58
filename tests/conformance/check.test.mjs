import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { format } from './lib/findings.mjs';
import { judge } from './lib/judge.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const good = readFileSync(path.join(here, 'fixtures/good.yaml'), 'utf8');
const bad = readdirSync(path.join(here, 'fixtures/bad')).map(file => ({ file, text: readFileSync(path.join(here, 'fixtures/bad', file), 'utf8') }));

/** The outputs' own names are free. */
const judged = good.slice(0, good.indexOf('\n"outputs":') + 1);

/** Good programs with every such place spoilt, and where the findings then have to stand. */
const spoilt = [
  {
    file: 'properties',
    pattern: /^ {6}"(?!provider|version|dependsOn|protect|retain|ignore|custom|aliases|additional|deleteB|parent)\w+(?=":)/gm,
    by: 'Misspelt',
  },
  { file: 'tokens', pattern: /(?<=^ {4}"type": "[a-z:]+[/\w]*:)\w+(?=")/gm, by: 'Misspelt' },
  { file: 'outputs', pattern: /(?<=\$\{(?!pulumi)[\w-]+\.)\w+/g, by: 'Misspelt' },
  { file: 'keys', pattern: /(?<=(?<!\$)\$\{)(?!pulumi)[\w-]+/g, by: 'Misspelt' },
  { file: 'numbers', pattern: /(?<=": )\d+$/gm, by: value => `"${value}"` },
  { file: 'booleans', pattern: /(?<=": )(?:true|false)$/gm, by: value => `"${value}"` },
].map(s => ({ ...s, text: judged.replace(s.pattern, value => typeof s.by === 'string' ? value + s.by : s.by(value)), count: judged.match(s.pattern).length }));

const { findings } = judge([{ file: 'good.yaml', text: good }, ...bad, ...spoilt]);
const of = file => findings.filter(f => f.file === file);

test('a program in the compiler\'s style has no findings', () => {
  assert.deepEqual(of('good.yaml').map(format), []);
  assert.ok(good.match(/^ {4}"type": /gm).length >= 25);
});

for (const { file, text } of bad) {
  test(`bad/${file} has the finding that it names, and no other`, () => {
    const expected = [...text.matchAll(/^# expect: (\d+):(\d+) (.+)$/gm)]
      .map(([, line, column, message]) => ({ line: Number(line), column: Number(column), message }));
    const found = of(file);
    assert.ok(expected.length > 0, 'the fixture names no finding');
    assert.deepEqual(found.map(f => `${f.line}:${f.column}`), expected.map(f => `${f.line}:${f.column}`), found.map(format).join('\n'));
    for (const [i, { message }] of expected.entries()) assert.ok(found[i].message.includes(message), `${found[i].message}\nexpected: ${message}`);
  });
}

for (const { file, text, count } of spoilt) {
  test(`every one of the ${count} ${file} of the good program is judged`, () => {
    const changed = text.split('\n').flatMap((line, i) => line === judged.split('\n')[i] ? [] : [i + 1]);
    const lines = new Set(of(file).map(f => f.line));
    assert.ok(changed.length > 15);
    assert.deepEqual(changed.filter(line => !lines.has(line)).map(line => text.split('\n')[line - 1].trim()), []);
  });
}

test('three programs of 400 resources are judged within 30 seconds', { timeout: 30_000 }, () => {
  const resources = good.slice(good.indexOf('\n"resources":') + 14, good.indexOf('\n"outputs":') + 1);
  const rename = (text, n) => text
    .replace(/^ {2}"/gm, `$&n${n}-`)
    .replace(/(?<!\$)\$\{(?!pulumi|dbPassword|kubeconfig|accountId|replicas|peer\})/g, `$&n${n}-`)
    .replace(/^( {4}"name": ")/gm, `$1n${n}-`);
  const head = good.slice(0, good.indexOf('\n"resources":') + 14).replace('${vpc-dr.id}', '${n0-vpc-dr.id}');
  const program = head + Array.from({ length: 10 }, (_, n) => rename(resources, n)).join('');
  const result = judge(['a', 'b', 'c'].map(file => ({ file, text: program })));
  assert.deepEqual(result.findings.map(format), []);
  assert.ok(result.resources >= 1200, `${result.resources} resources`);
});

function check(...args) {
  return spawnSync(process.execPath, ['check.mjs', ...args], { cwd: here, encoding: 'utf8' });
}

test('the command prints nothing and exits with 0 when all is well', () => {
  const { status, stdout } = check('fixtures/good.yaml');
  assert.equal(stdout, '');
  assert.equal(status, 0);
});

test('the command prints a line per finding, for all files, and exits with 1', () => {
  const { status, stdout } = check('fixtures/bad/several-at-once.yaml', 'fixtures/good.yaml', 'fixtures/bad/cycle-self.yaml');
  const lines = stdout.trimEnd().split('\n');
  assert.equal(lines.length, 4, stdout);
  for (const line of lines) assert.match(line, /^fixtures\/bad\/[\w-]+\.yaml:\d+:\d+: resource 'subnet-a' /);
  assert.equal(status, 1);
});

test('the command refuses to run without files', () => {
  assert.equal(check().status, 2);
  assert.equal(check('--help').status, 2);
});

test('the command exits with 3 when a file or a dependency is missing', () => {
  assert.equal(check('no-such-file.yaml').status, 3);
  const copy = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  try {
    for (const part of ['check.mjs', 'package.json', 'lib']) cpSync(path.join(here, part), path.join(copy, part), { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, [path.join(copy, 'check.mjs'), 'any.yaml'], { encoding: 'utf8' });
    assert.equal(status, 3);
    assert.match(stderr, /npm ci/);
  } finally {
    rmSync(copy, { recursive: true });
  }
});
