/*
 * A witness as a test for `node --test`. The program runs in a process of its own, because plugins
 * end processes; the test reads what it traced.
 */
#include "grammars/javascript/emit/emit_p.h"

static const char body[] =
    "function runProgram(more) {\n"
    "    const folder = mkdtempSync(join(tmpdir(), 'witness-'));\n"
    "    try {\n"
    "        const root = process.env.PLUGIN_ROOT ?? join(import.meta.dirname ?? "
    "dirname(fileURLToPath(import.meta.url)), PLUGIN);\n"
    "        writeFileSync(join(folder, 'program.cjs'), PROGRAM);\n"
    "        writeFileSync(join(folder, 'trace'), '');\n"
    "        const state = more === undefined ? [] : ['--state=' + join(folder, 'state')];\n"
    "        if (more !== undefined) writeFileSync(join(folder, 'state'), more);\n"
    "        spawnSync(process.execPath, [...FLAGS.split('\\n'), join(folder, 'program.cjs'), "
    "'--trace=' + join(folder, 'trace'), '--root=' + root, '--moved', ...state], {\n"
    "            stdio: 'ignore', timeout: 60000 });\n"
    "        return readFileSync(join(folder, 'trace'), 'utf8').split('\\n').filter(Boolean)"
    ".map((line) => JSON.parse(line));\n"
    "    } finally {\n"
    "        rmSync(folder, { recursive: true });\n"
    "    }\n"
    "}\n"
    "\n"
    "/** Once, or again in the state that the first delivery left. */\n"
    "function runPlugin() {\n"
    "    const events = runProgram();\n"
    "    const state = events.find((one) => one.event === 'state')?.state;\n"
    "    if (!TWICE || state === undefined) return events;\n"
    "    return runProgram(Buffer.from(state, 'base64').toString());\n"
    "}\n"
    "\n"
    "test(MESSAGE, () => {\n"
    "    const events = runPlugin();\n"
    "    assert.ok(events.some((one) => ['enter', 'gone'].includes(one.event)), 'The entry point "
    "was not called: ' "
    "+ JSON.stringify(events));\n"
    "    for (const one of events)\n"
    "        if (one.event === 'effect' && one.name === EFFECT)\n"
    "            assert.notEqual(one.clauses[CLAUSE], false, `${MESSAGE} at "
    "${one.file}:${one.line}`);\n"
    "});\n";

static void print_constant(struct buffer *out, const char *name, struct text value)
{
    buffer_print(out, "const %s = ", name);
    js_print_text(out, value);
    buffer_add(out, TEXT(";\n"));
}

/* The program's lines, for a person to read. */
static void print_lines(struct buffer *out, struct text program)
{
    buffer_add(out, TEXT("const PROGRAM = [\n"));
    for (size_t at = 0; at < program.size;) {
        size_t end = text_find(program, TEXT("\n"), at);
        end = end == SIZE_MAX ? program.size : end;
        buffer_add(out, TEXT("    "));
        js_print_text(out, text_slice(program, at, end));
        buffer_add(out, TEXT(",\n"));
        at = end + 1;
    }
    buffer_add(out, TEXT("].join('\\n');\n\n"));
}

struct text js_print_test(struct buffer *out, const struct witness_test *test)
{
    struct text mark = emit_test_mark(test);
    emit_test_comment(out, test);
    buffer_add(out,
               TEXT("import assert from 'node:assert/strict';\n"
                    "import { spawnSync } from 'node:child_process';\n"
                    "import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';\n"
                    "import { tmpdir } from 'node:os';\n"
                    "import { dirname, join } from 'node:path';\n"
                    "import test from 'node:test';\n"
                    "import { fileURLToPath } from 'node:url';\n\n"));
    print_constant(out, "MESSAGE", test->message);
    print_constant(out, "EFFECT", test->effect);
    print_constant(out, "CLAUSE", test->clause);
    print_constant(out, "PLUGIN", test->place);
    print_constant(out, "FLAGS", test->flags);
    buffer_print(out, "const TWICE = %s;\n", test->is_delivered_twice ? "true" : "false");
    print_lines(out, test->program);
    buffer_add(out, text_of(body));
    return text_print(test->arena, "%.*s_%.*s.test.mjs", PRINTED(test->rule), PRINTED(mark));
}
