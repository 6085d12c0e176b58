import { readFileSync } from 'node:fs';
import { checkCycles } from './cycles.mjs';
import { readDocument } from './document.mjs';
import { generate } from './generate.mjs';
import { readProgram } from './program.mjs';
import { resolve } from './references.mjs';
import { tokenIndex } from './tokens.mjs';
import { typecheck } from './typecheck.mjs';
import { checkTypes } from './types.mjs';

/**
 * @param {{file: string, text: string}[]} inputs
 * @returns {{findings: import('./findings.mjs').Finding[], resources: number}} of all inputs, in their order
 */
export function judge(inputs) {
  const index = tokenIndex();
  const read = inputs.map(({ file, text }) => readDocument(file, text));
  const programs = read.filter(r => r.root).map(({ root, findings }) => {
    const report = (offset, message) => findings.add(offset, message);
    const program = readProgram(root, report);
    const targets = resolve(program, report);
    checkTypes(program, index, report);
    checkCycles(program, report);
    return { program, report, generated: generate(program, targets, index) };
  });
  typecheck(programs);
  return { findings: read.flatMap(r => r.findings.sorted()), resources: programs.reduce((sum, p) => sum + p.program.resources.length, 0) };
}

/** @param {string[]} files @returns {ReturnType<typeof judge>} */
export function judgeFiles(files) {
  return judge(files.map(file => ({ file, text: readFileSync(file, 'utf8') })));
}
